import { writeLogEntry } from '../action-log/log-writer.ts'
import type { LogWriter } from '../action-log/log-writer.ts'
import { setting } from '../settings.ts'
import { callerMetadata, performerOf, type Caller } from './callers.ts'
import { authenticate, type Credentials } from './credentials.ts'
import { denied, refusal, type Refusal } from './refusals.ts'

/** What `docker login` comes to. */
export type SignInResult = { status: number; errors?: Refusal['errors'] }

/** What the entry tells of the credentials; an OAuth token's has no kind (logs-real-registry-sign-in.json, step 19). */
function kindMetadata(caller: Caller): Record<string, unknown> {
  if (caller.kind === 'user') return { kind: 'user' }
  if (caller.kind === 'robot') return { kind: 'robot', robot: caller.robot.username }
  if (caller.kind !== 'app-token') return {}
  return { kind: 'app_specific_token', app_specific_token_title: caller.appToken.title }
}

function logSignIn(writer: LogWriter, caller: Caller, userAgent: string): void {
  const { state } = writer
  const performerId = performerOf(caller)
  if (performerId === null || !setting(state.settings, 'ACTION_LOG_AUDIT_LOGINS')) return
  const namespaceId = caller.kind === 'robot' ? caller.robot.namespaceId : performerId
  const { username: _, ...byToken } = caller.kind === 'oauth' ? callerMetadata(state, caller) : {}
  const metadata = { ...kindMetadata(caller), ...byToken, type: 'v2auth', useragent: userAgent }
  writeLogEntry(writer, 'login_success', { namespaceId, performerId }, metadata)
}

/** `docker login`: a token is asked for without any scope. */
export function signIn(writer: LogWriter, credentials: Credentials): SignInResult {
  const authentication = authenticate(writer, credentials)
  if ('isLocked' in authentication) return { status: 429 }
  if ('problem' in authentication) return refusal(401, 'UNAUTHORIZED', authentication.problem)
  const { caller } = authentication
  if (caller.kind === 'nobody') return denied
  logSignIn(writer, caller, credentials.userAgent)
  return { status: 200 }
}

/** The same in the way of clients before 2015: 400 in any case, and the entry of a sign-in on the web page. */
export function signInOldWay(writer: LogWriter, credentials: Credentials): SignInResult {
  const authentication = authenticate(writer, credentials)
  const isUser = 'caller' in authentication && authentication.caller.kind === 'user'
  if (isUser && setting(writer.state.settings, 'ACTION_LOG_AUDIT_LOGINS')) {
    const namespaceId = performerOf(authentication.caller)
    const metadata = { type: 'quayauth', useragent: credentials.userAgent }
    writeLogEntry(writer, 'login_success', { namespaceId }, metadata)
  }
  return { status: 400 }
}
