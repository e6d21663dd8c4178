import type { Clock } from '../clock.ts'
import { setting } from '../settings.ts'
import type { State } from '../state.ts'
import type { Token } from '../resources/applications/rows.ts'

/** Where an entry is filed, and who did it. */
export type Filing = {
  /** Null or undefined: what belongs to no namespace is filed under the service account. */
  namespaceId?: number | null | undefined
  repositoryId?: number | null | undefined
  performerId?: number | null | undefined
  /** Null for what the registry does by itself. @default '127.0.0.1' */
  ip?: string | null
}

/** What writes entries: a call, or something that happens outside the API. */
export type LogWriter = { state: State; clock: Clock }

/** What entries of a call with an OAuth token carry besides their own keys (log-kinds.md; registry-read-only.json). */
export function oauthMetadata(state: State, token: Token): Record<string, unknown> {
  const application = state.applications.get(token.applicationId)
  return {
    oauth_token_id: token.id,
    oauth_token_application_id: application?.clientId,
    oauth_token_application: application?.name,
  }
}

/** The account of what belongs to none: the configured one, or the row with the lowest number of all (Quay: `log_action` of its data model). */
function serviceAccountId(state: State): number | null {
  const configured = setting(state.settings, 'SERVICE_LOG_ACCOUNT_ID')
  if (typeof configured === 'number') return configured
  const tables = [state.users, state.organizations, state.robots, state.deletedNamespaces]
  const firsts = tables.map((table) => table.all().next().value?.id ?? Infinity)
  const lowest = Math.min(...firsts)
  return Number.isFinite(lowest) ? lowest : null
}

/** Writes an entry of the usage log; everything that happens goes through here. */
export function writeLogEntry(
  { state, clock }: LogWriter,
  kind: string,
  filing: Filing,
  metadata: Record<string, unknown>,
): void {
  state.usageLog.insert({
    kind,
    instantUs: state.usageLog.nextInstantUs(clock.nowMs()),
    performerId: filing.performerId ?? null,
    namespaceId: filing.namespaceId ?? serviceAccountId(state),
    repositoryId: filing.repositoryId ?? null,
    metadata,
    ip: filing.ip === undefined ? '127.0.0.1' : filing.ip,
  })
}
