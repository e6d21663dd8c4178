import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { sweepKeys } from './idempotency.ts'

const SWEEP_EVERY_MS = 60_000

/** Deletes outcomes that no repeat of a call is answered from any more. */
export const keySweep = fp(
  async (app: FastifyInstance) => {
    const timer = setInterval(() => {
      sweepKeys(app.store, app.clock.now()).catch((error: unknown) =>
        app.log.error({ err: error }, 'the sweep of idempotency keys failed'),
      )
    }, SWEEP_EVERY_MS)
    timer.unref()
    app.addHook('onClose', async () => clearInterval(timer))
  },
  { name: 'key-sweep', dependencies: ['services'] },
)
