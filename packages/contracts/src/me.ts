import * as z from 'zod/mini'
import { Decision } from './decision.ts'
import { RegistrySummary } from './registry.ts'
import { Role } from './roles.ts'
import { defineRoute } from './route.ts'

/** Who is signed in, what this role may do here and now, and the state of the registry. Asked by every page. */
export const Me = z.object({
  name: z.string(),
  role: Role,
  mustChangePassword: z.boolean(),
  /** Until when dangerous acts need no further proof; null when one is needed. */
  stepUpUntil: z.nullable(z.string()),
  idleMinutes: z.number(),
  /** By operation name; an operation that is missing does not exist for this role. */
  capabilities: z.record(z.string(), Decision),
  /** By name of an operation that this role lacks: the roles that have it. */
  otherRoles: z.record(z.string(), z.array(Role)),
  /** By name of an operation that answers with less for this role: the fields that it leaves out. */
  hiddenFields: z.record(z.string(), z.array(z.string())),
  registry: RegistrySummary,
})
export type Me = z.output<typeof Me>

export const readMe = defineRoute({ operation: 'me.read', method: 'GET', url: '/api/me', response: Me })
