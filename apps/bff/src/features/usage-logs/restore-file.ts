import { restoreUsageLogFile } from '@quaymaster/contracts/usage-logs'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../../problems/problem-error.ts'
import { addMutation } from '../../mutations/add-mutation.ts'
import { presentCoverage } from './present-coverage.ts'

const REFUSALS = {
  unknown_file: new ProblemError('usage_log_file_gone', 404),
  newer_version: new ProblemError('usage_log_file_newer', 409),
  unreadable: new ProblemError('usage_log_file_unreadable', 409),
} as const

/** Uses a file again that was set aside. */
export function addRestoreFile(app: FastifyInstance): void {
  const { logStore: store } = app
  addMutation(app, restoreUsageLogFile, {
    target: ({ params }) => ({ kind: 'usage-logs', name: params.name }),
    async run({ params, request }) {
      const result = await store.restoreFile(params.name)
      if (result.outcome !== 'done') throw REFUSALS[result.outcome]
      const { salvaged } = result
      return {
        body: { coverage: presentCoverage(await store.coverage(), request.actor.role), salvaged },
        detail: salvaged === null ? {} : { salvaged },
      }
    },
  })
}
