import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** Time for whoever balances the load to see `/readyz` and send nothing more. */
const NOTICE_MS = 3000
/** From the signal on; the supervisor kills at 30 seconds. */
const CLOSE_WITHIN_MS = 25_000

const occurrence = (app: FastifyInstance, operation: 'console.start' | 'console.stop' | 'console.failure'): void => {
  try {
    app.audit.record({
      operation,
      requestId: app.bootId,
      actor: { staffId: null, name: null, role: null, sessionId: null, address: '' },
      result: operation === 'console.failure' ? 'failed' : 'ok',
    })
  } catch (error) {
    app.log.error({ err: error }, 'the trail could not be written')
  }
}

export const recordStart = (app: FastifyInstance): void => occurrence(app, 'console.start')
export const recordFailure = (app: FastifyInstance): void => occurrence(app, 'console.failure')

/** Ends without cutting anything off: no new work, what runs finishes, and what does not is written down as unknown. */
export async function closeGracefully(app: FastifyInstance, noticeMs = NOTICE_MS): Promise<void> {
  app.lifecycle.isDraining = true
  await sleep(noticeMs)
  occurrence(app, 'console.stop')
  const isClosed = await Promise.race([
    app.close().then(() => true),
    sleep(CLOSE_WITHIN_MS - noticeMs, false, { ref: false }),
  ])
  if (!isClosed) app.audit.abandon()
}
