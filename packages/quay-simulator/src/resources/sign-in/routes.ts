import { json, sortedJson } from '../../api/answer.ts'
import { requiresAuthentication } from '../../api/api-error.ts'
import { userOf } from '../../auth/identity.ts'
import { emptySession, newCsrfToken } from '../../auth/session.ts'
import { readBody, type Operation } from '../../api/call.ts'
import { verifyPassword } from './model.ts'
import type { SchemaOf } from '../../python/schema.ts'
import { startSession, logSession, conductSignIn } from './session.ts'

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
