import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { ProblemError } from '../problems.ts'
import { senderOf } from '../sign-in/address.ts'

/** A burst is what comes in three seconds at the allowed rate. */
const WINDOW_MS = 3000
/** One address may stand for several people. */
const ADDRESS_FACTOR = 2.5
const MAX_EVENT_LOOP_DELAY_MS = 500
const RETRY_AFTER_SECONDS = 3
/** Of the memory that the machine or the container allows. */
const MEMORY_SHARE = 0.9

type Limiter = (request: FastifyRequest) => Promise<void>

function limiter(app: FastifyInstance, max: number, keyGenerator: (request: FastifyRequest) => string): Limiter {
  const check = app.createRateLimit({ max, timeWindow: WINDOW_MS, keyGenerator })
  return async (request) => {
    const result = await check(request)
    if (result.isAllowed || !result.isExceeded) return
    const seconds = Math.max(1, result.ttlInSeconds)
    throw new ProblemError('rate_limited', 429, { retryAfterSeconds: seconds, params: { seconds } })
  }
}

/** What tests change: other tests beside them may hold up their event loop. */
export type LimitSeams = { maxEventLoopDelayMs?: number }

/** Keeps one address from taking the API for itself, and sheds work when the process cannot keep up. */
export const limits = fp(
  async (app: FastifyInstance, seams: LimitSeams) => {
    const perWindow = (app.config.requestsPerSecond * WINDOW_MS) / 1000
    await app.register(rateLimit, { global: false, hook: 'onRequest' })
    const limitAddress = limiter(app, Math.ceil(perWindow * ADDRESS_FACTOR), (request) =>
      senderOf(request.senderAddress),
    )
    app.addHook('onRequest', limitAddress)
    const memory = process.constrainedMemory()
    await app.register(underPressure, {
      maxEventLoopDelay: seams.maxEventLoopDelayMs ?? MAX_EVENT_LOOP_DELAY_MS,
      maxRssBytes: memory > 0 && memory < Number.MAX_SAFE_INTEGER ? memory * MEMORY_SHARE : 0,
      pressureHandler: (_request, _reply, _type, value) => {
        // The library calls a second without any sample endless delay: it measured nothing, so there is nothing to shed.
        if (value === Number.POSITIVE_INFINITY) return
        throw new ProblemError('overloaded', 503, { retryAfterSeconds: RETRY_AFTER_SECONDS })
      },
    })
  },
  { name: 'limits', dependencies: ['services'] },
)

/** The same for one session. */
export const sessionLimits = fp(
  async (app: FastifyInstance) => {
    const perWindow = Math.ceil((app.config.requestsPerSecond * WINDOW_MS) / 1000)
    app.addHook(
      'onRequest',
      limiter(app, perWindow, (request) => request.actor.sessionId),
    )
  },
  { name: 'session-limits', dependencies: ['limits', 'signed-in'] },
)
