import { oauthMetadata, writeLogEntry } from '../action-log/log-writer.ts'
import type { LogWriter } from '../action-log/log-writer.ts'
import { namespaceId, namespaceName } from '../resources/namespaces/model.ts'
import { findRepository, splitPath } from '../resources/repositories/model.ts'
import { setting } from '../settings.ts'
import type { Repository } from '../resources/repositories/rows.ts'
import { callerMetadata, performerOf, type Caller } from './callers.ts'
import { denied } from './refusals.ts'

/** What Quay finds out about an address of no cloud. */
export const resolvedAddress = {
  provider: 'internet',
  service: null,
  sync_token: '1698080409',
  country_iso_code: null,
  aws_region: null,
  continent: null,
}

/** Writes down what was done with an image, or with a mirror: with who asked, and from where (log-kinds.md, "T"). */
export function logTraffic(
  writer: LogWriter,
  kind: string,
  { repository, caller, userAgent }: { repository: Repository; caller: Caller; userAgent: string | null },
  metadata: Record<string, unknown>,
): void {
  const { state } = writer
  const filing = { namespaceId: repository.namespaceId, repositoryId: repository.id, performerId: performerOf(caller) }
  writeLogEntry(writer, kind, filing, {
    repo: repository.name,
    namespace: namespaceName(state, repository.namespaceId),
    'user-agent': userAgent,
    ...metadata,
    ...callerMetadata(state, caller),
    resolved_ip: resolvedAddress,
  })
}

/** A tag or a digest, as entries tell it. */
export const referenceMetadata = (reference: string): Record<string, unknown> =>
  reference.includes(':') ? { manifest_digest: reference } : { tag: reference }

const refusedKinds = {
  pull: { kind: 'pull_repo_failed', setting: 'ACTION_LOG_AUDIT_PULL_FAILURES' },
  push: { kind: 'push_repo_failed', setting: 'ACTION_LOG_AUDIT_PUSH_FAILURES' },
  delete: { kind: 'delete_tag_failed', setting: 'ACTION_LOG_AUDIT_DELETE_FAILURES' },
}

/** Writes down that the caller may not, where the settings ask for it: why, but no user agent and no name (logs-real-refused-on.json). */
export function logRefusal(
  writer: LogWriter,
  act: keyof typeof refusedKinds,
  { path, caller, reference }: { path: string; caller: Caller; reference: string | undefined },
): void {
  const { state } = writer
  const { kind, setting: name } = refusedKinds[act]
  if (!setting(state.settings, name)) return
  const { namespace, name: repo } = splitPath(path)
  const owner = namespaceId(state, namespace)
  const repository = findRepository(state, path)
  const missing = owner === undefined ? 'Namespace does not exist' : 'Repository does not exist'
  const filing = { namespaceId: owner, repositoryId: repository?.id, performerId: performerOf(caller) }
  writeLogEntry(writer, kind, filing, {
    namespace,
    repo,
    ...(reference === undefined ? {} : referenceMetadata(reference)),
    message: repository ? denied.errors[0]?.message : missing,
    ...(caller.kind === 'oauth' ? oauthMetadata(state, caller.token) : {}),
  })
}
