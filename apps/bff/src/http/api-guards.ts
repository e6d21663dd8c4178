import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

const API = /^\/api(?:\/|$)/

/** Ends the start when a route of the API names no operation: it would have no policy. */
export const apiGuards = fp(
  async (app: FastifyInstance) => {
    app.addHook('onRoute', (route) => {
      if (API.test(route.url) && route.config?.operation === undefined) {
        throw new Error(`The route ${String(route.method)} ${route.url} names no operation, so no policy holds for it.`)
      }
    })
  },
  { name: 'api-guards' },
)
