import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { ProblemError } from '../problems/problem-error.ts'
import { senderOf } from './sender-network.ts'

/** A burst is what comes in three seconds at the allowed rate. */
const WINDOW_MS = 3000
/** One address may stand for several people. */
const ADDRESS_FACTOR = 2.5

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

/** Keeps one address from taking the API for itself. */
export const limits = fp(
  async (app: FastifyInstance) => {
    const perWindow = (app.config.requestsPerSecond * WINDOW_MS) / 1000
    await app.register(rateLimit, { global: false, hook: 'onRequest' })
    const limitAddress = limiter(app, Math.ceil(perWindow * ADDRESS_FACTOR), (request) =>
      senderOf(request.senderAddress),
    )
    app.addHook('onRequest', limitAddress)
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
