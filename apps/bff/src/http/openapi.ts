import swagger from '@fastify/swagger'
import { InventoryProgress } from '@quaymaster/contracts/inventory'
import { Decision } from '@quaymaster/contracts/decision'
import { Me } from '@quaymaster/contracts/me'
import { Problem } from '@quaymaster/contracts/problem'
import { RegistrySummary } from '@quaymaster/contracts/registry'
import { StaffAccount } from '@quaymaster/contracts/staff'
import { Status } from '@quaymaster/contracts/status'
import { User, UserDetail } from '@quaymaster/contracts/users'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import { VERSION } from '../config/version.ts'

/** What several routes answer stands in the document once, under its name. */
const MODELS = { InventoryProgress, Decision, Me, Problem, RegistrySummary, StaffAccount, Status, User, UserDetail }

for (const [id, model] of Object.entries(MODELS)) {
  if (!z.globalRegistry.has(model)) z.globalRegistry.add(model, { id })
}

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
      transformObject: jsonSchemaTransformObject,
      hideUntagged: true,
    })
  },
  { name: 'openapi' },
)
