import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { type FieldTable, isSeenInFull } from './fields.ts'
import type { PolicyRow } from './row.ts'
import { assemblePolicy, type PolicyTable } from './table.ts'

declare module 'fastify' {
  interface FastifyInstance {
    policy: PolicyTable
  }
}

/** What Quay itself wrote about a failure may name what a role does not see. */
const PROBLEM_FIELDS = { technicalDetail: { administrator: 'full' } } as const satisfies FieldTable

/** Puts the rows of the features together; a route without a row ends the start. */
export const policy = fp(
  async (app: FastifyInstance, { rows }: { rows: readonly PolicyRow[] }) => {
    app.decorate('policy', assemblePolicy(rows))
    app.decorate(
      'seesTechnicalDetail',
      ({ actor }) => actor !== null && isSeenInFull(PROBLEM_FIELDS, 'technicalDetail', actor.role),
    )
  },
  { name: 'policy' },
)
