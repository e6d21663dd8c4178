import { createHmac, randomBytes } from 'node:crypto'
import type { State } from '../state.ts'
import type { User } from '../resources/namespaces/user-rows.ts'

/** What the session cookie holds; like Flask's it is stateless and signed. */
export type Session = {
  csrfToken: string | null
  userId: number | null
  /** The person's `sessionGeneration` at sign-in: a sign-out or a new password ends all sessions. */
  generation: number
  /** When the password was entered last, milliseconds. */
  freshAtMs: number
  /** Whether a sign-in was tried with it. */
  isMarked: boolean
  /** Makes each version of the cookie a new text. */
  salt: string
}

/** Quay's session cookie really has this name. */
const sessionCookie = '_csrf_token'

const lifetimeSeconds = 31 * 24 * 3600

const signature = (state: State, payload: string): string =>
  createHmac('sha256', state.secretKey).update(payload).digest('base64url')

export const emptySession = (): Session => ({
  csrfToken: null,
  userId: null,
  generation: 0,
  freshAtMs: 0,
  isMarked: false,
  salt: '',
})

export const newCsrfToken = (): string => randomBytes(48).toString('base64url')

/** The session of a request's cookies; none where there is no cookie, or rubbish in it. */
export function readSession(state: State, cookies: string | undefined): Session | undefined {
  const value = (cookies ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${sessionCookie}=`))
    ?.slice(sessionCookie.length + 1)
  const [payload = '', signed] = (value ?? '').split('.')
  if (payload === '' || signed !== signature(state, payload)) return undefined
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Session
}

/** The person of a session, if it still counts. */
export function sessionUser(state: State, session: Session | undefined): User | undefined {
  const user = session?.userId ? state.users.get(session.userId) : undefined
  return user?.isEnabled && user.sessionGeneration === session?.generation ? user : undefined
}

/** The `Set-Cookie` of a session: permanent once somebody signed in. */
export function sessionHeader(state: State, session: Session, scheme: 'http' | 'https'): string {
  const salted = { ...session, salt: randomBytes(6).toString('base64url') }
  const payload = Buffer.from(JSON.stringify(salted)).toString('base64url')
  const age = session.userId === null ? '' : ` Max-Age=${lifetimeSeconds};`
  const secure = scheme === 'https' ? ' Secure;' : ''
  return `${sessionCookie}=${payload}.${signature(state, payload)};${age}${secure} HttpOnly; Path=/; SameSite=Lax`
}
