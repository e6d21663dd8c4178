import { CrashError, errorText } from '../api/api-error.ts'
import type { LogWriter } from '../action-log/log-writer.ts'
import type { Token } from '../resources/applications/rows.ts'
import type { User } from '../resources/namespaces/user-rows.ts'
import { validateOauthToken } from './oauth-tokens.ts'
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

function tokenIdentity(writer: LogWriter, bearer: string, userAgent: string | null): Identity {
  const { state, clock } = writer
  refuseSignedToken(bearer)
  const validated = validateOauthToken(writer, bearer, userAgent)
  if ('problem' in validated) return anonymous
  const { user, token } = validated
  const scopes = parseScopes(token.scope)
  if (!scopes) throw new CrashError('Empty maximum of scopes')
  if (clock.nowMs() - (token.lastAccessedMs ?? 0) >= lastAccessedStepMs) {
    state.tokens.update(token.id, { lastAccessedMs: clock.nowMs() })
  }
  return { kind: 'token', user, token, scopes }
}

/** Finds out who calls: by token, and only where the request bears none by its session. */
export function identify(
  writer: LogWriter,
  headers: Readonly<Record<string, string | undefined>>,
  session: Session | undefined,
): Identity {
  // Blanks part the words, tabs around a word are taken off, and whatever is not two words is no credential at all.
  const words = (headers['authorization'] ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.trim())
  if (words.length === 2 && words[0]?.toLowerCase() === 'bearer') {
    return tokenIdentity(writer, words[1] ?? '', headers['user-agent'] ?? null)
  }
  const user = sessionUser(writer.state, session)
  return user ? { kind: 'session', user, freshAtMs: session?.freshAtMs ?? 0 } : anonymous
}

/** The person who calls, if anybody does. */
export const userOf = (identity: Identity): User | undefined =>
  identity.kind === 'anonymous' ? undefined : identity.user
