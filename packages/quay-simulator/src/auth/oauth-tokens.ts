import { oauthMetadata, writeLogEntry } from '../action-log/log-writer.ts'
import type { Filing, LogWriter } from '../action-log/log-writer.ts'
import { setting } from '../settings.ts'
import type { Token } from '../resources/applications/rows.ts'
import type { User } from '../resources/namespaces/user-rows.ts'

/** Whose token it is, or why it is refused. */
export type OauthValidation = { user: User; token: Token } | { problem: string }

type Refusal = { problem: string; filing: Filing; metadata: Record<string, unknown> }

/** What the log tells of a refused token: the first half of its text, which is what Quay finds it by, and whose it is. */
function tokenFacts({ state }: LogWriter, token: Token, user: User): Record<string, unknown> {
  const application = state.applications.get(token.applicationId)
  return { token: token.token.slice(0, 20), application_name: application?.name, username: user.username }
}

function refusalOf(writer: LogWriter, token: Token | undefined, user: User | undefined): Refusal | undefined {
  const { state, clock } = writer
  if (!token || !user) return { problem: 'OAuth access token could not be validated', filing: {}, metadata: {} }
  const namespaceId = state.applications.get(token.applicationId)?.organizationId
  const facts = tokenFacts(writer, token, user)
  if (token.expiresMs <= clock.nowMs()) {
    // A bug of Quay: the token stands where the performer belongs, so that whoever has its number is named (logs-real-expired-token.json).
    const filing = { namespaceId, performerId: token.id }
    return { problem: 'OAuth access token has expired', filing, metadata: { ...facts, ...oauthMetadata(state, token) } }
  }
  if (user.isEnabled) return undefined
  const filing = { namespaceId, performerId: user.id }
  return { problem: 'Granter of the oauth access token is disabled', filing, metadata: facts }
}

/** Checks an OAuth token, wherever it is used; a refusal is written down where the settings ask for it. */
export function validateOauthToken(writer: LogWriter, text: string, userAgent: string | null): OauthValidation {
  const { state } = writer
  const token = state.tokens.find('token', text)
  const user = token && state.users.get(token.userId)
  const refusal = refusalOf(writer, token, user)
  if (refusal) {
    if (setting(state.settings, 'ACTION_LOG_AUDIT_LOGIN_FAILURES')) {
      const metadata = { type: 'quayauth', kind: 'oauth', ...refusal.metadata, useragent: userAgent }
      writeLogEntry(writer, 'login_failure', refusal.filing, { ...metadata, message: refusal.problem })
    }
    return { problem: refusal.problem }
  }
  if (!token || !user) throw new Error('A token without refusal has a user')
  return { user, token }
}
