import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { VERSION } from '../version.ts'

/** The description of the API, made of the contracts of its routes. */
export const openapi = fp(
  async (app: FastifyInstance) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Quaymaster',
          version: VERSION,
          description:
            'Every call needs the header `X-Quaymaster: 1` and the session cookie; every change also needs `Idempotency-Key`, a UUID.',
        },
      },
      transform: jsonSchemaTransform,
      hideUntagged: true,
    })
  },
  { name: 'openapi' },
)
