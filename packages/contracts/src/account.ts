import * as z from 'zod/mini'
import { StaffPassword } from './names.ts'
import { Role } from './roles.ts'
import { defineRoute } from './route.ts'

/** A session of a staff account; `id` is no secret and opens nothing. */
export const StaffSession = z.object({
  id: z.string(),
  isCurrent: z.boolean(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  address: z.string(),
  userAgent: z.string(),
})
export type StaffSession = z.output<typeof StaffSession>

export const readAccount = defineRoute({
  operation: 'account.read',
  method: 'GET',
  url: '/api/account',
  response: z.object({ name: z.string(), role: Role, createdAt: z.string(), sessions: z.array(StaffSession) }),
})

/** Ends every other session of the account. */
export const changeOwnPassword = defineRoute({
  operation: 'account.change-password',
  method: 'PUT',
  url: '/api/account/password',
  body: z.strictObject({
    currentPassword: z.string().check(z.minLength(1), z.maxLength(1024)),
    newPassword: StaffPassword,
  }),
  response: z.object({ endedSessions: z.number() }),
})

export const endOwnSession = defineRoute({
  operation: 'account.end-session',
  method: 'DELETE',
  url: '/api/account/sessions/:id',
  params: z.object({ id: z.string().check(z.regex(/^[0-9a-zA-Z_-]{1,64}$/)) }),
})
