/**
 * Keys of Quay's metadata that everybody may search: names and what was done. What is not listed, addresses, user
 * agents, tokens and applications above all, is found by those only who see everything.
 */
export const OPEN_METADATA_KEYS: ReadonlySet<string> = new Set([
  'assigned_user',
  'assigning_user',
  'creator',
  'delegate_team',
  'delegate_user',
  'description',
  'digest',
  'event',
  'external_reference',
  'immutable',
  'inviter',
  'manifest_digest',
  'member',
  'message',
  'name',
  'namespace',
  'new_name',
  'old_name',
  'old_username',
  'original_manifest_digest',
  'repo',
  'robot',
  'robot_username',
  'role',
  'state_changed',
  'superuser',
  'sync_status',
  'tag',
  'tags',
  'team',
  'user',
  'username',
  'verb',
  'visibility',
])

/** Longer texts are cut: a search is for names, not for logs of builds. */
const MAX_LENGTH = 4_000

/** Of a digest its beginning says enough; all of it would take a third of the index. */
const DIGEST = /\b(sha\d+:[0-9a-f]{12})[0-9a-f]+/g

/** One spelling for what looks alike: full-width and half-width, any case. */
export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(DIGEST, '$1')

/** The words of a search, which must all occur. */
export const wordsOf = (text: string): string[] => normalise(text).split(/\s+/u).filter(Boolean)

/** The texts of an entry's metadata, told apart by who may search them. */
export function metadataTexts(metadata: Record<string, unknown>): { open: string[]; closed: string[] } {
  const texts = { open: [] as string[], closed: [] as string[] }
  for (const [key, value] of Object.entries(metadata)) {
    collect(value, OPEN_METADATA_KEYS.has(key) ? texts.open : texts.closed)
  }
  return texts
}

/** One text to search; a line break keeps a word from running over two values. */
export const searchableText = (parts: readonly (string | null)[]): string =>
  normalise(parts.filter((part) => part !== null && part !== '').join('\n')).slice(0, MAX_LENGTH)

function collect(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value)
  else if (typeof value === 'number') into.push(String(value))
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) collect(item, into)
}
