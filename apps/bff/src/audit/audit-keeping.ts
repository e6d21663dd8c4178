import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { AuditHead } from './trail.ts'
import { isoOf } from '../time/clock.ts'

const HEAD_EVERY_ROWS = 256
const HEAD_EVERY_MS = 60_000
const LOOK_EVERY_MS = 1000

async function keepHead(app: FastifyInstance, head: AuditHead): Promise<void> {
  const values = { trail_id: head.trailId, sequence: head.sequence, mac: head.mac, written_at: isoOf(app.clock.now()) }
  await app.store
    .insertInto('audit_heads')
    .values(values)
    .onConflict((conflict) => conflict.columns(['trail_id', 'sequence']).doNothing())
    .execute()
}

/**
 * Closes what an earlier process left open in the trail, and gives its newest row away every 256 rows or 60 seconds: to the
 * log and to the store, so that a tail that somebody cuts off shows.
 */
export const auditKeeping = fp(
  async (app: FastifyInstance) => {
    const recovered = app.audit.recover()
    if (recovered > 0) app.log.warn({ recovered }, 'intents of an earlier process have no outcome')

    let published = 0
    let publishedAt = app.clock.now()
    const publish = async (): Promise<void> => {
      const { head } = app.audit
      if (head === undefined || head.sequence === published) return
      published = head.sequence
      publishedAt = app.clock.now()
      app.log.info({ auditHead: head }, 'audit head')
      try {
        await keepHead(app, head)
      } catch (error) {
        app.log.error({ err: error }, 'the head of the trail could not be kept')
      }
    }
    const look = (): void => {
      const rows = (app.audit.head?.sequence ?? 0) - published
      if (rows < HEAD_EVERY_ROWS && app.clock.now() - publishedAt < HEAD_EVERY_MS) return
      void publish()
    }
    const timer = setInterval(look, LOOK_EVERY_MS)
    timer.unref()
    app.addHook('onClose', async () => {
      clearInterval(timer)
      await publish()
    })
  },
  { name: 'audit-keeping', dependencies: ['services'] },
)
