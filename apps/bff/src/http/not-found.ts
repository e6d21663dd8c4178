import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { ProblemError } from '../problems/problem-error.ts'
import { sendProblem } from './errors.ts'

/** What a parameter may be long; the router treats a longer one as an address that does not exist. */
export const MAX_SEGMENT_LENGTH = 512

type KnownRoute = { pattern: RegExp; method: string }

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replaceAll('.', '\\.')
      .replaceAll('*', '.*')
      .replaceAll(/:[a-zA-Z]+/g, '[^/]+')}$`,
  )

const pathOf = (request: FastifyRequest): string => (request.raw.url ?? '').split('?', 1)[0] ?? ''

/** Tells an address that does not exist from one that does, for another method. OPTIONS is never answered: no CORS. */
export const notFound = fp(
  async (app: FastifyInstance) => {
    const known: KnownRoute[] = []
    app.addHook('onRoute', (route) => {
      // The shell answers every address of a page, which says nothing about methods.
      if (route.url === '/*') return
      for (const method of [route.method].flat()) known.push({ pattern: patternOf(route.url), method })
    })

    app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
      const path = pathOf(request)
      if (path.split('/').some((segment) => segment.length > MAX_SEGMENT_LENGTH)) {
        return sendProblem(request, reply, new ProblemError('request_malformed', 414))
      }
      const methods = known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
      if (request.method === 'OPTIONS' || methods.length === 0) {
        return sendProblem(request, reply, new ProblemError('route_not_found', 404))
      }
      reply.header('allow', [...new Set(methods)].join(', '))
      return sendProblem(request, reply, new ProblemError('method_not_allowed', 405))
    })
  },
  { name: 'not-found' },
)
