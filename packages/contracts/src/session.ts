import * as z from 'zod/mini'
import { defineRoute } from './route.ts'

const Secret = z.string().check(z.minLength(1), z.maxLength(1024))

export const createSession = defineRoute({
  operation: 'session.create',
  method: 'POST',
  url: '/api/session',
  body: z.strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(64)),
    password: Secret,
    /** A path of this console to go to afterwards; anything else is answered with `/`. */
    returnTo: z.optional(z.string().check(z.maxLength(2048))),
  }),
  response: z.object({ returnTo: z.string() }),
})

export const deleteSession = defineRoute({ operation: 'session.delete', method: 'DELETE', url: '/api/session' })

export const stepUp = defineRoute({
  operation: 'session.step-up',
  method: 'POST',
  url: '/api/session/step-up',
  body: z.strictObject({ password: Secret }),
  response: z.object({ stepUpUntil: z.string() }),
})
