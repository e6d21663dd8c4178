import type { AutoPrunePolicy, ImmutabilityPolicy, PolicyScope } from './rows.ts'
import type { Repository } from '../repositories/rows.ts'
import { hasFeature } from '../../settings.ts'
import type { State } from '../../state.ts'
import { writeLogEntry, type LogWriter } from '../../action-log/log-writer.ts'
import { namespaceName } from '../namespaces/model.ts'
import { endTag, namedTags, type NamedTag } from '../tags/model.ts'

const repositoriesOf = (state: State, scope: PolicyScope): Repository[] =>
  state.repositories
    .findAll('namespaceId', scope.namespaceId)
    .filter(({ id }) => scope.repositoryId === null || id === scope.repositoryId)

type Pattern = { tagPattern: string | null; isPatternMatching: boolean }

/** The pattern of a policy; undefined where it is none, which Quay stores all the same (autoprune-policies.json, step 15). */
function regexOf(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'u')
  } catch {
    return undefined
  }
}

/** Whether a policy means the tag: the whole name must match for immutability, any part of it for pruning. */
function isMeant({ tagPattern, isPatternMatching }: Pattern, name: string, isWhole: boolean): boolean {
  if (tagPattern === null) return true
  const pattern = regexOf(isWhole ? `^(?:${tagPattern})$` : tagPattern)
  return pattern?.test(name) === isPatternMatching
}

/** Makes the tags that are there already immutable, and says how many, if any. */
export function applyImmutability(writer: LogWriter, policy: ImmutabilityPolicy): void {
  const { state } = writer
  // A tag that would end by itself does not any more, unless the settings let immutable ones end (immutable-tags.json, step 44).
  const canExpire = hasFeature(state.settings, 'IMMUTABLE_TAGS_CAN_EXPIRE')
  const tags = repositoriesOf(state, policy)
    .flatMap((repository) => namedTags(writer, repository))
    .filter((tag) => !tag.isImmutable && isMeant(policy, tag.name, true))
  for (const { id, endMs } of tags) state.tags.update(id, { isImmutable: true, endMs: canExpire ? endMs : null })
  if (tags.length === 0) return
  const metadata = { ...policyMetadata(state, policy), count: tags.length }
  writeLogEntry(writer, 'tags_made_immutable_by_policy', { ...policy, performerId: null, ip: null }, metadata)
}

/** What entries about a policy for immutable tags tell. */
export const policyMetadata = (state: State, policy: ImmutabilityPolicy): Record<string, unknown> => ({
  ...scopeMetadata(state, policy),
  tag_pattern: policy.tagPattern,
  tag_pattern_matches: policy.isPatternMatching,
})

/** The names of what a policy is about. */
export const scopeMetadata = (state: State, { namespaceId, repositoryId }: PolicyScope): Record<string, unknown> => ({
  namespace: namespaceName(state, namespaceId),
  ...(repositoryId === null ? {} : { repo: state.repositories.get(repositoryId)?.name }),
})

/** Makes a new tag immutable where a policy wants it: an entry that names no repository (logs-real-immutable.json, step 8). */
export function protectNewTag(writer: LogWriter, repository: Repository, tag: NamedTag): void {
  const { state } = writer
  const { namespaceId } = repository
  const policies = state.immutabilityPolicies.findAll('namespaceId', namespaceId)
  const isProtected = policies.some(
    (policy) => [null, repository.id].includes(policy.repositoryId) && isMeant(policy, tag.name, true),
  )
  if (!isProtected) return
  state.tags.update(tag.id, { isImmutable: true })
  const metadata = { tag: tag.name, repo: null, namespace: namespaceName(state, namespaceId), immutable: true }
  writeLogEntry(writer, 'tag_made_immutable_by_policy', { namespaceId, ip: null }, metadata)
}

const unitSeconds: Record<string, number> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 7 * 86_400,
  y: 365 * 86_400,
}

/** The seconds of a text such as `7d`; undefined where it is none. */
export function secondsOfText(text: string): number | undefined {
  const [, digits, unit = ''] = /^(\d+)([smhdwy])$/.exec(text) ?? []
  return digits === undefined ? undefined : Number(digits) * (unitSeconds[unit] ?? 0)
}

/** The tags that a policy takes away: all but the newest few, or those that are older than its age; the newest first. */
function prunableTags(writer: LogWriter, repository: Repository, policy: AutoPrunePolicy): NamedTag[] {
  const tags = namedTags(writer, repository)
    .filter((tag) => !tag.isImmutable && isMeant(policy, tag.name, false))
    .toReversed()
  if (policy.method === 'number_of_tags') return tags.slice(Number(policy.value))
  const ageMs = (secondsOfText(String(policy.value)) ?? 0) * 1000
  return tags.filter(({ startMs }) => startMs < writer.clock.nowMs() - ageMs)
}

/** One round of the worker that prunes: the policies of namespaces first, then those of repositories. */
export function pruneTags(writer: LogWriter): void {
  const { state } = writer
  const policies = Array.from(state.autoPrunePolicies.all())
  const ordered = policies.toSorted(
    (one, other) => Number(one.repositoryId !== null) - Number(other.repositoryId !== null),
  )
  for (const policy of ordered) {
    for (const repository of repositoriesOf(state, policy)) {
      for (const tag of prunableTags(writer, repository, policy)) {
        endTag(writer, tag)
        const names = { namespace: namespaceName(state, repository.namespaceId), repo: repository.name }
        const filing = { namespaceId: repository.namespaceId, repositoryId: repository.id, ip: null }
        writeLogEntry(writer, 'autoprune_tag_delete', filing, {
          performer: 'autoprune worker',
          ...names,
          tag: tag.name,
        })
      }
    }
  }
}
