import { createHash } from 'node:crypto'
import type { QuayLogEntry } from '@quaymaster/quay-client'
import { cutLongStrings } from '@quaymaster/quay-client/long-strings'
import { metadataTexts, searchableText } from './searchable-text.ts'
import { sentenceWords } from './sentence-words.ts'
import { subjectOf } from './subject.ts'
import { isPlaceholder, text } from './subject-names.ts'
import type { SubjectFacts } from './subject-names.ts'
import { dayOfSeconds, dayText, instantOf, secondsOf } from '../../time/day-number.ts'
import type { StoredEntry } from './entry.ts'

/** An entry of Quay's as the store holds it, but for its place. */
export type EntryRow = {
  /** Seconds since 1970. */
  at: number
  kind: string
  performer: string | null
  isRobot: boolean
  /** The user or robot that the entry is about; null where it is about none, or Quay does not tell. */
  person: string | null
  /** The user, or whose robot it is. */
  owner: string | null
  namespace: string | null
  isOrganization: boolean | null
  repository: string | null
  address: string | null
  country: string | null
  application: string | null
  /** JSON. */
  metadata: string
  hash: string
  openText: string
  closedText: string
}

/**
 * `scope`: the namespace whose list it came from, which names no namespace. Long texts are cut, as the client cuts them:
 * row and hash are the same wherever the entry comes from.
 */
export function toEntryRow(given: QuayLogEntry, scope?: { name: string; isOrganization: boolean | null }): EntryRow {
  const entry = { ...given, metadata: cutLongStrings(given.metadata) }
  const { metadata, performer } = entry
  const namespace = namespaceOf(entry, scope)
  const facts = {
    kind: entry.kind,
    performer: performer?.name ?? null,
    isRobot: performer?.isRobot ?? false,
    namespace: namespace.name,
    isOrganization: namespace.isOrganization,
    repository: repositoryOf(metadata, namespace.name),
    address: entry.ip,
    application: text(metadata['oauth_token_application']),
    metadata,
  }
  return {
    ...facts,
    ...derivedColumns(facts),
    at: secondsOf(entry.at),
    country: countryOf(metadata['resolved_ip']),
    metadata: JSON.stringify(metadata),
    hash: hashEntry(entry),
  }
}

type Facts = SubjectFacts & Pick<StoredEntry, 'repository' | 'address' | 'application'>

/** The columns by which entries are found: they follow from what is stored of an entry alone. */
export function derivedColumns(entry: Facts): Pick<EntryRow, 'person' | 'owner' | 'openText' | 'closedText'> {
  const person = personOf(entry)
  return { person, owner: ownerOf(person), ...searchTextsOf(entry) }
}

/** The user or robot that an entry is about; null where it is about none, or Quay does not tell. */
export function personOf(entry: SubjectFacts): string | null {
  const { name, kind } = subjectOf(entry)
  return kind === 'user' || kind === 'robot' ? name : null
}

/** The user, or whose robot it is. */
export const ownerOf = (person: string | null): string | null => person?.split('+', 1)[0] ?? null

/** What is searched: names and what was done for everybody, all the rest for those who see it. */
export function searchTextsOf(entry: Facts): { openText: string; closedText: string } {
  const { open, closed } = metadataTexts(entry.kind, entry.metadata)
  const words = sentenceWords(entry)
  // What was typed at a refused sign-in stands in the metadata, for those who may see it.
  const person = entry.kind === 'login_failure' ? null : personOf(entry)
  return {
    openText: searchableText([
      entry.kind,
      person,
      entry.performer,
      entry.namespace,
      entry.repository,
      ...open,
      ...words.open,
    ]),
    closedText: searchableText([entry.address, entry.application, ...closed, ...words.closed]),
  }
}

/** The entry as it is shown; `ordinal` among equal ones of its day, from the oldest. */
export function toStoredEntry(row: EntryRow, ordinal: number): StoredEntry {
  const day = dayText(dayOfSeconds(row.at))
  return {
    id: `${day}.${row.hash}.${ordinal}`,
    day,
    at: instantOf(row.at),
    kind: row.kind,
    performer: row.performer,
    isRobot: row.isRobot,
    namespace: row.namespace,
    isOrganization: row.isOrganization,
    repository: row.repository,
    address: row.address,
    country: row.country,
    application: row.application,
    metadata: JSON.parse(row.metadata) as Record<string, unknown>,
  }
}

/** Without the names of accounts, which change when one is renamed or deleted. */
export function hashEntry(entry: Pick<QuayLogEntry, 'at' | 'kind' | 'ip' | 'metadata'>): string {
  const content = [entry.at, entry.kind, entry.ip, canonical(entry.metadata)]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, canonical(item)])
}

function namespaceOf(
  { namespace, metadata }: QuayLogEntry,
  scope: { name: string; isOrganization: boolean | null } | undefined,
): { name: string | null; isOrganization: boolean | null } {
  if (scope !== undefined) return scope
  const isGone = namespace === undefined || isPlaceholder(namespace.name)
  const told = text(metadata['namespace'])
  if (isGone && told !== null) return { name: told, isOrganization: namespace?.isOrganization ?? null }
  return { name: namespace?.name ?? null, isOrganization: namespace?.isOrganization ?? null }
}

/** The path that metadata name; `namespace` where they name none of their own. */
export function repositoryOf(metadata: Record<string, unknown>, namespace: string | null): string | null {
  const name = text(metadata['repo'])
  const owner = text(metadata['namespace']) ?? namespace
  return name === null || owner === null ? null : `${owner}/${name}`
}

function countryOf(resolved: unknown): string | null {
  if (typeof resolved !== 'object' || resolved === null || !('country_iso_code' in resolved)) return null
  return text(resolved.country_iso_code)
}
