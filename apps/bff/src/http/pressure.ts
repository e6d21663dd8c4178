import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { ProblemError } from '../problems/problem-error.ts'
import type { RepeatedWarnings } from './repeated-warnings.ts'

const MAX_EVENT_LOOP_DELAY_MS = 500
const RESOLUTION_MS = 10
const SAMPLE_EVERY_MS = 1000
const RETRY_AFTER_SECONDS = 3
/** Of the memory that the machine or the container allows. */
const MEMORY_SHARE = 0.9

/** What tests change: other tests beside them may hold up their event loop. */
export type PressureSeams = { maxEventLoopDelayMs?: number }

function memoryLimitBytes(): number {
  const allowed = process.constrainedMemory()
  return allowed > 0 && allowed < Number.MAX_SAFE_INTEGER ? allowed * MEMORY_SHARE : Number.POSITIVE_INFINITY
}

/** Sheds work while the process cannot keep up, or has hardly any memory left. */
export const pressure = fp(
  async (app: FastifyInstance, options: PressureSeams & { warnings: RepeatedWarnings }) => {
    const maxDelayMs = options.maxEventLoopDelayMs ?? MAX_EVENT_LOOP_DELAY_MS
    const maxBytes = memoryLimitBytes()
    const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
    delays.enable()
    let delayMs = 0
    let usedBytes = 0

    const measureMemory = (): void => {
      try {
        usedBytes = process.memoryUsage.rss()
      } catch (error) {
        // The probe opens a file, and there may be no descriptor left for it. The last figure has to do.
        options.warnings.warn('memory not measured', error)
      }
    }
    const sample = setInterval(() => {
      // Without a single turn of the loop there is no mean, and nothing was measured.
      delayMs = Number.isNaN(delays.mean) ? 0 : delays.mean / 1e6 - RESOLUTION_MS
      delays.reset()
      measureMemory()
    }, SAMPLE_EVERY_MS)
    sample.unref()

    app.addHook('onRequest', async () => {
      if (delayMs <= maxDelayMs && usedBytes <= maxBytes) return
      throw new ProblemError('overloaded', 503, { retryAfterSeconds: RETRY_AFTER_SECONDS })
    })
    app.addHook('onClose', async () => {
      clearInterval(sample)
      delays.disable()
    })
  },
  { name: 'pressure' },
)
