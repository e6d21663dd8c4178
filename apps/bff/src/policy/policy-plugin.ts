import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { PolicyRow } from './row.ts'
import { assemblePolicy, type PolicyTable } from './table.ts'

declare module 'fastify' {
  interface FastifyInstance {
    policy: PolicyTable
  }
}

/** Puts the rows of the features together; a route without a row ends the start. */
export const policy = fp(
  async (app: FastifyInstance, { rows }: { rows: readonly PolicyRow[] }) => {
    app.decorate('policy', assemblePolicy(rows))
  },
  { name: 'policy' },
)
