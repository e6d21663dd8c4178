import { CrashError, errorText } from '../api-error.ts'
import type { Clock } from '../clock.ts'
import type { State, Token, User } from '../state.ts'
import { parseScopes, type Scope } from './scopes.ts'
import { sessionUser, type Session } from './session.ts'

/** Who calls. A dead token makes nobody of its bearer (identity.md 1.3; access-dead-tokens.json). */
export type Identity =
  | { kind: 'anonymous' }
  | { kind: 'token'; user: User; token: Token; scopes: ReadonlySet<Scope> }
  | { kind: 'session'; user: User; freshAtMs: number }

const anonymous: Identity = { kind: 'anonymous' }

/** How often a token's use is written down (OAUTH_TOKEN_LAST_ACCESSED_UPDATE_THRESHOLD_S). */
const lastAccessedStepMs = 60_000

function parseSegment(segment: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(segment ?? '', 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** A signed token of an identity provider is refused by name, since no provider is configured (identity.md 2.9). */
function refuseSignedToken(bearer: string): void {
  const [head, claims, ...rest] = bearer.split('.')
  if (rest.length !== 1) return
  const type = parseSegment(head)?.['typ']
  if (typeof type !== 'string' || !['jwt', 'at+jwt'].includes(type.toLowerCase())) return
  const issuer = parseSegment(claims)?.['iss']
  throw errorText(401, typeof issuer !== 'string' ? 'Token does not contain issuer' : `Issuer ${issuer} not configured`)
}

function tokenIdentity(state: State, clock: Clock, bearer: string): Identity {
  refuseSignedToken(bearer)
  const token = state.tokens.find('token', bearer)
  const user = token ? state.users.get(token.userId) : undefined
  if (!token || !user?.isEnabled || token.expiresMs <= clock.nowMs()) return anonymous
  const scopes = parseScopes(token.scope)
  if (!scopes) throw new CrashError('Empty maximum of scopes')
  if (clock.nowMs() - (token.lastAccessedMs ?? 0) >= lastAccessedStepMs) {
    state.tokens.update(token.id, { lastAccessedMs: clock.nowMs() })
  }
  return { kind: 'token', user, token, scopes }
}

/** Finds out who calls: by token, and only where the request bears none by its session. */
export function identify(
  state: State,
  clock: Clock,
  authorization: string | undefined,
  session: Session | undefined,
): Identity {
  // Blanks part the words, tabs around a word are taken off, and whatever is not two words is no credential at all.
  const words = (authorization ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.trim())
  if (words.length === 2 && words[0]?.toLowerCase() === 'bearer') return tokenIdentity(state, clock, words[1] ?? '')
  const user = sessionUser(state, session)
  return user ? { kind: 'session', user, freshAtMs: session?.freshAtMs ?? 0 } : anonymous
}

/** The person who calls, if anybody does. */
export const userOf = (identity: Identity): User | undefined =>
  identity.kind === 'anonymous' ? undefined : identity.user
