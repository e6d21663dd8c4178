import { userOf } from '../auth/identity.ts'
import type { Call } from '../call.ts'

type Filing = {
  namespaceId?: number | undefined
  repositoryId?: number | undefined
  /** @default the caller */
  performerId?: number | undefined
}

/** What every entry of a call with an OAuth token carries besides its own keys (log-kinds.md; registry-read-only.json). */
function tokenMetadata(call: Call): Record<string, unknown> {
  if (call.identity.kind !== 'token') return {}
  const { token } = call.identity
  const application = call.state.applications.get(token.applicationId)
  return {
    oauth_token_id: token.id,
    oauth_token_application_id: application?.clientId,
    oauth_token_application: application?.name,
  }
}

/** The namespace of what belongs to none: Quay takes the one with the lowest id of all (`log_action` of its data model). */
function oldestNamespaceId({ state }: Call): number | null {
  const [user] = state.users.all()
  const [organization] = state.organizations.all()
  const oldest = Math.min(user?.id ?? Infinity, organization?.id ?? Infinity)
  return Number.isFinite(oldest) ? oldest : null
}

/** Writes an entry of the usage log; every change goes through here. */
export function logAction(call: Call, kind: string, filing: Filing, metadata: Record<string, unknown>): void {
  const { state, clock, identity } = call
  state.usageLog.insert({
    kind,
    instantUs: state.usageLog.nextInstantUs(clock.nowMs()),
    performerId: filing.performerId ?? userOf(identity)?.id ?? null,
    namespaceId: filing.namespaceId ?? oldestNamespaceId(call),
    repositoryId: filing.repositoryId ?? null,
    metadata: { ...metadata, ...tokenMetadata(call) },
    ip: '127.0.0.1',
  })
}
