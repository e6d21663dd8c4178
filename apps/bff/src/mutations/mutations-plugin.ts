import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { sweepKeys } from './idempotency.ts'
import { TargetQueue } from './target-queue.ts'

const SWEEP_EVERY_MS = 60_000

declare module 'fastify' {
  interface FastifyInstance {
    targetQueue: TargetQueue
  }
}

/** What all changes share: their order, and the outcomes that repeats are answered from, as long as those are kept. */
export const mutations = fp(
  async (app: FastifyInstance) => {
    app.decorate('targetQueue', new TargetQueue())
    const timer = setInterval(() => {
      sweepKeys(app.store, app.clock.now()).catch((error: unknown) =>
        app.log.error({ err: error }, 'the sweep of idempotency keys failed'),
      )
    }, SWEEP_EVERY_MS)
    timer.unref()
    app.addHook('onClose', async () => clearInterval(timer))
  },
  { name: 'mutations', dependencies: ['services'] },
)
