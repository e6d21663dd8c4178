import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

async function canReadStore(app: FastifyInstance): Promise<boolean> {
  try {
    await sql`select 1`.execute(app.store)
    return true
  } catch {
    return false
  }
}

/**
 * For whoever runs the process. `/livez`: it answers. `/readyz`: it can work; Quay is no part of that, since a Quay that
 * is down must not get the console killed.
 */
export const health = fp(
  async (app: FastifyInstance) => {
    app.get('/livez', async () => ({ status: 'alive' }))

    app.get('/readyz', async (_request, reply) => {
      const checks = {
        store: await canReadStore(app),
        audit: app.audit.checkWritable(),
        isDraining: app.lifecycle.isDraining,
      }
      const isReady = checks.store && checks.audit && !checks.isDraining
      reply.code(isReady ? 200 : 503)
      return { status: isReady ? 'ready' : 'not-ready', ...checks }
    })
  },
  { name: 'health', dependencies: ['services'] },
)
