import swagger from '@fastify/swagger'
import { InventoryProgress } from '@quaymaster/contracts/inventory'
import { Decision } from '@quaymaster/contracts/decision'
import { Problem } from '@quaymaster/contracts/problem'
import { RegistrySummary } from '@quaymaster/contracts/registry'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import { VERSION } from '../config/version.ts'

/** What several routes answer, by the name under which it stands in the document once. */
export type ApiModels = Readonly<Record<string, z.core.$ZodType>>

const SHARED_MODELS: ApiModels = { InventoryProgress, Decision, Problem, RegistrySummary }

/** The description of the API, made of the contracts of its routes. */
export const openapi = fp(
  async (app: FastifyInstance, { models }: { models: readonly ApiModels[] }) => {
    for (const [id, model] of [SHARED_MODELS, ...models].flatMap((group) => Object.entries(group))) {
      if (!z.globalRegistry.has(model)) z.globalRegistry.add(model, { id })
    }
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
      transformObject: jsonSchemaTransformObject,
      hideUntagged: true,
    })
  },
  { name: 'openapi' },
)
