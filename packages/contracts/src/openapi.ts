import * as z from 'zod/mini'
import { defineRoute } from './route.ts'

/** The description of every route, made of these contracts. */
export const readOpenApi = defineRoute({
  operation: 'openapi.read',
  method: 'GET',
  url: '/api/openapi.json',
  response: z.record(z.string(), z.unknown()),
})
