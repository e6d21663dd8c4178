import { page, type Answer } from './answer.ts'
import { emptySession, newCsrfToken } from '../auth/session.ts'
import type { Call } from './call.ts'

/** The page of the web UI that says 404 and starts a session (paths-unknown.json). */
export function unknownPage(call: Call): Answer {
  call.changedSession = call.session ?? { ...emptySession(), csrfToken: newCsrfToken() }
  const answer = page(404, 'Not Found')
  return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-cache, no-store, must-revalidate' } }
}
