import { json, sortedJson } from '../answer.ts'
import { requiresAuthentication } from '../api-error.ts'
import { userOf } from '../auth/identity.ts'
import { emptySession, newCsrfToken, type Session } from '../auth/session.ts'
import type { Answer } from '../answer.ts'
import { readBody, type Call, type Operation } from '../call.ts'
import { verifyPassword } from '../model/passwords.ts'
import { logAction } from '../model/usage-log.ts'
import type { SchemaOf } from '../python/schema.ts'
import type { User } from '../state.ts'

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
function startSession(call: Call, user: User): Answer {
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
  return withNextToken(json({ success: true }), session)
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

function refuse(problem: string | null, isUnverified: boolean): Answer {
  const keys = { needsEmailVerification: isUnverified, invalidCredentials: !isUnverified, message: problem }
  return json(keys, 403)
}

const signIn: Operation = {
  name: 'session.sign-in',
  method: 'POST',
  path: '/api/v1/signin',
  isOpenToAnonymous: true,
  isAllowedWhenReadOnly: true,
  handle(call) {
    const { username, password } = readBody(call, signInSchema)
    const verified = verifyPassword(call.state, call.clock, username, password)
    if ('problem' in verified) {
      // The first failure of a session changes its cookie (sign-in-refused.json, steps 1 and 13).
      if (call.session && !call.session.isMarked) call.changedSession = { ...call.session, isMarked: true }
      const metadata = { type: 'quayauth', kind: 'user', useragent: agentOf(call), username, message: verified.problem }
      logAction(call, 'login_failure', {}, metadata)
      return refuse(verified.problem, false)
    }
    const { user } = verified
    if (!user.isVerified) return refuse(null, true)
    call.identity = { kind: 'session', user, freshAtMs: call.clock.nowMs() }
    logAction(call, 'login_success', { namespaceId: user.id }, { type: 'quayauth', useragent: agentOf(call) })
    return startSession(call, user)
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
    if (user) call.state.users.update(user.id, { sessionGeneration: user.sessionGeneration + 1 })
    call.changedSession = { ...emptySession(), csrfToken: newCsrfToken() }
    return json({ success: true })
  },
}

export const signInOperations: Operation[] = [readCsrfToken, signIn, verifyAgain, signOut]
