import { json, sortedJson } from '../../api/answer.ts'
import { requiresAuthentication } from '../../api/api-error.ts'
import { userOf } from '../../auth/identity.ts'
import { emptySession, newCsrfToken, type Session } from '../../auth/session.ts'
import type { Answer } from '../../api/answer.ts'
import { readBody, type Call, type Operation } from '../../api/call.ts'
import { verifyPassword } from './model.ts'
import { logAction } from '../usage-logs/log-action.ts'
import type { SchemaOf } from '../../python/schema.ts'
import { setting } from '../../settings.ts'
import type { User } from '../users/rows.ts'

const readCsrfToken: Operation = {
  name: 'csrf-token.read',
  method: 'GET',
  path: '/csrf_token',
  handle(call) {
    const session = call.session ?? emptySession()
    const csrfToken = session.csrfToken ?? newCsrfToken()
    call.changedSession = { ...session, csrfToken }
    return { ...sortedJson({ csrf_token: csrfToken }), hasCrossOriginHeaders: false }
  },
}

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

type SignIn = { username: string; password: string }

const signInSchema: SchemaOf<SignIn> = {
  type: 'object',
  required: ['username', 'password'],
  properties: {
    username: { type: 'string' },
    password: { type: 'string' },
    invite_code: { type: 'string' },
  },
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
function logSession(call: Call, kind: string, user: User, metadata: Record<string, unknown>): void {
  if (!setting(call.state.settings, 'ACTION_LOG_AUDIT_LOGINS')) return
  logAction(call, kind, { namespaceId: user.id }, metadata)
}

function refuse(problem: string | null, isUnverified: boolean): Answer {
  const keys = { needsEmailVerification: isUnverified, invalidCredentials: !isUnverified, message: problem }
  return json(keys, 403)
}

/** The first call of a session that asks who somebody is changes its cookie (sign-in-refused.json, steps 1 and 13). */
export function markSession(call: Call): void {
  if (call.session && !call.session.isMarked) call.changedSession = { ...call.session, isMarked: true }
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

const signIn: Operation = {
  name: 'session.sign-in',
  method: 'POST',
  path: '/api/v1/signin',
  isOpenToAnonymous: true,
  isAllowedWhenReadOnly: true,
  handle(call) {
    const { username, password } = readBody(call, signInSchema)
    return conductSignIn(call, username, password)
  },
}

const verifyAgain: Operation = {
  name: 'session.verify',
  method: 'POST',
  path: '/api/v1/signin/verify',
  isAllowedWhenReadOnly: true,
  handle(call) {
    const user = userOf(call.identity)
    if (!user) throw requiresAuthentication()
    const schema: SchemaOf<{ password: string }> = {
      type: 'object',
      required: ['password'],
      properties: { password: { type: 'string' } },
    }
    const { password } = readBody(call, schema)
    const name = user.directoryName ?? user.username
    const verified = verifyPassword(call.state, call.clock, name, password)
    if ('problem' in verified) return json({ message: verified.problem, invalidCredentials: true }, 403)
    return startSession(call, user)
  },
}

const signOut: Operation = {
  name: 'session.sign-out',
  method: 'POST',
  path: '/api/v1/signout',
  isAllowedWhenReadOnly: true,
  handle(call) {
    const user = userOf(call.identity)
    // All sessions of the person end; tokens stay valid (sign-in-session.json, step 14).
    if (user) {
      call.state.users.update(user.id, { sessionGeneration: user.sessionGeneration + 1 })
      logSession(call, 'logout_success', user, {})
    }
    call.changedSession = { ...emptySession(), csrfToken: newCsrfToken() }
    return json({ success: true })
  },
}

export const signInOperations: Operation[] = [readCsrfToken, signIn, verifyAgain, signOut]
