import { errorText } from '../api/api-error.ts'
import type { Call } from '../api/call.ts'
import { userOf } from './identity.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses writes that don't carry the token of their session; those with an OAuth token need none. */
export function checkCsrf(call: Call): void {
  if (safeMethods.has(call.request.method) || call.identity.kind === 'token') return
  const sent = call.query.get('_csrf_token') ?? call.request.headers['x-csrf-token']
  const expected = call.session?.csrfToken
  if (expected && sent === expected) return
  const user = userOf(call.identity)
  const suffix = user ? ` (authorized: user ${user.username})` : ''
  throw errorText(403, `CSRF token was invalid or missing.${suffix}`)
}
