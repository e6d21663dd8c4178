import { json, type Answer } from '../../api/answer.ts'
import { newCsrfToken, type Session, emptySession } from '../../auth/session.ts'
import type { Call } from '../../api/call.ts'
import { verifyPassword } from './model.ts'
import { logAction } from '../../action-log/log-action.ts'
import { setting } from '../../settings.ts'
import type { User } from '../namespaces/user-rows.ts'

const withNextToken = (answer: Answer, session: Session): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'x-next-csrf-token': session.csrfToken ?? '' },
})

/** Starts a session, or makes the present one young again; its CSRF token is another one from now on. */
export function startSession(call: Call, user: User, body: unknown = { success: true }): Answer {
  const current = call.state.users.get(user.id) ?? user
  const session: Session = {
    ...emptySession(),
    csrfToken: newCsrfToken(),
    userId: user.id,
    generation: current.sessionGeneration,
    freshAtMs: call.clock.nowMs(),
    isMarked: true,
  }
  call.changedSession = session
  return withNextToken(json(body), session)
}

/** The first call of a session that asks who somebody is changes its cookie (sign-in-refused.json, steps 1 and 13). */
export function markSession(call: Call): void {
  if (call.session && !call.session.isMarked) call.changedSession = { ...call.session, isMarked: true }
}

const agentOf = (call: Call) => call.request.headers['user-agent'] ?? null

/**
 * Writes a refused sign-in down under the account that was meant, where the registry's settings ask for it.
 * Of a name that nobody has, the performer is whoever has a session open (logs-real-sign-in-failures-on.json, step 62).
 */
function logRefusal(call: Call, username: string, problem: string): void {
  const { state } = call
  if (!setting(state.settings, 'ACTION_LOG_AUDIT_LOGIN_FAILURES')) return
  const id = (state.users.find('username', username) ?? state.users.find('email', username))?.id
  const metadata = { type: 'quayauth', kind: 'user', useragent: agentOf(call), username, message: problem }
  logAction(call, 'login_failure', { namespaceId: id, performerId: id }, metadata)
}

/**
 * Writes a sign-in or sign-out down, unless the registry's settings forbid it. The performer is who called before:
 * nobody at a first sign-in, the user of the session that was open else (logs-real-sign-in.json, steps 2, 12 and 16).
 */
export function logSession(call: Call, kind: string, user: User, metadata: Record<string, unknown>): void {
  if (!setting(call.state.settings, 'ACTION_LOG_AUDIT_LOGINS')) return
  logAction(call, kind, { namespaceId: user.id }, metadata)
}

function refuse(problem: string | null, isUnverified: boolean): Answer {
  const keys = { needsEmailVerification: isUnverified, invalidCredentials: !isUnverified, message: problem }
  return json(keys, 403)
}

/** Signs somebody in on the web page, over whatever session is open. */
export function conductSignIn(call: Call, username: string, password: string): Answer {
  markSession(call)
  const verified = verifyPassword(call.state, call.clock, username, password)
  if ('problem' in verified) {
    logRefusal(call, username, verified.problem)
    return refuse(verified.problem, false)
  }
  const { user } = verified
  if (!user.isVerified) return refuse(null, true)
  logSession(call, 'login_success', user, { type: 'quayauth', useragent: agentOf(call) })
  return startSession(call, user)
}
