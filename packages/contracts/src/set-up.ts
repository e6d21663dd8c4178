import * as z from 'zod/mini'
import { StaffName, StaffPassword } from './names.ts'
import { defineRoute } from './route.ts'

const Code = z.string().check(z.minLength(1), z.maxLength(64))

/** Proves the code of the terminal and shows which Quay, and which account of it, the console was given. */
export const checkSetUpCode = defineRoute({
  operation: 'set-up.check-code',
  method: 'POST',
  url: '/api/set-up/code',
  body: z.strictObject({ code: Code }),
  response: z.object({
    registryHost: z.string(),
    accounts: z.array(z.object({ token: z.enum(['read', 'write']), name: z.nullable(z.string()) })),
  }),
})

export const createFirstAdministrator = defineRoute({
  operation: 'set-up.create-administrator',
  method: 'POST',
  url: '/api/set-up',
  body: z.strictObject({ code: Code, name: StaffName, password: StaffPassword }),
  response: z.object({ returnTo: z.string() }),
})
