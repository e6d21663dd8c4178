import { createHash } from 'node:crypto'
import type { QuayLogEntry } from '@quaymaster/quay-client'
import { cutLongStrings } from '@quaymaster/quay-client/long-strings'
import { metadataTexts, searchableText } from './searchable-text.ts'
import { isMailAddress } from './visible-metadata.ts'
import { dayOfSeconds, dayText, instantOf, secondsOf } from './worker/sequence.ts'
import type { StoredEntry } from './entry.ts'

/** An entry of Quay's as the store holds it, but for its place. */
export type EntryRow = {
  /** Seconds since 1970. */
  at: number
  kind: string
  performer: string | null
  isRobot: boolean
  /** Who did it or, where nobody is named, whom a failure was about. */
  person: string | null
  /** The person, or whose robot it was. */
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

/** Quay's name for an account that was deleted and is not removed yet. */
const PLACEHOLDER = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * `scope`: the namespace whose list it came from, which names no namespace. Long texts are cut, as the client cuts them:
 * row and hash are the same whoever gives the entry.
 */
export function rowOf(given: QuayLogEntry, scope?: { name: string; isOrganization: boolean | null }): EntryRow {
  const entry = { ...given, metadata: cutLongStrings(given.metadata) }
  const { metadata, performer } = entry
  const namespace = namespaceOf(entry, scope)
  const person = personOf(performer?.name ?? null, metadata)
  const application = text(metadata['oauth_token_application'])
  const repository = repositoryOf(metadata, namespace.name)
  const texts = {
    kind: entry.kind,
    performer: performer?.name ?? null,
    namespace: namespace.name,
    repository,
    address: entry.ip,
    application,
    metadata,
  }
  return {
    at: secondsOf(entry.at),
    kind: entry.kind,
    performer: performer?.name ?? null,
    isRobot: performer?.isRobot ?? false,
    person,
    owner: ownerOf(person),
    namespace: namespace.name,
    isOrganization: namespace.isOrganization,
    repository,
    address: entry.ip,
    country: countryOf(metadata['resolved_ip']),
    application,
    metadata: JSON.stringify(metadata),
    hash: hashOf(entry),
    ...searchTextsOf(texts),
  }
}

/** Who did it or, where Quay names nobody, whom it was about. */
export const personOf = (performer: string | null, metadata: Record<string, unknown>): string | null =>
  performer ?? text(metadata['username']) ?? text(metadata['robot'])

/** The person, or whose robot it is. */
export const ownerOf = (person: string | null): string | null => person?.split('+', 1)[0] ?? null

type Texts = Pick<
  StoredEntry,
  'kind' | 'performer' | 'namespace' | 'repository' | 'address' | 'application' | 'metadata'
>

/** What is searched: names and what was done for everybody, all the rest for those who see it. */
export function searchTextsOf(entry: Texts): { openText: string; closedText: string } {
  const { open, closed } = metadataTexts(entry.kind, entry.metadata)
  const person = personOf(entry.performer, entry.metadata)
  // Somebody may have tried to sign in with a mail address.
  const [openPerson, closedPerson] = isMailAddress(person) ? [null, person] : [person, null]
  return {
    openText: searchableText([entry.kind, openPerson, entry.namespace, entry.repository, ...open]),
    closedText: searchableText([entry.address, entry.application, closedPerson, ...closed]),
  }
}

/** The entry as it is shown; `ordinal` among equal ones of its day, from the oldest. */
export function storedEntryOf(row: EntryRow, ordinal: number): StoredEntry {
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
function hashOf(entry: QuayLogEntry): string {
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
  const isGone = namespace === undefined || PLACEHOLDER.test(namespace.name)
  const told = text(metadata['namespace'])
  if (isGone && told !== null) return { name: told, isOrganization: namespace?.isOrganization ?? null }
  return { name: namespace?.name ?? null, isOrganization: namespace?.isOrganization ?? null }
}

function repositoryOf(metadata: Record<string, unknown>, namespace: string | null): string | null {
  const name = text(metadata['repo'])
  const owner = text(metadata['namespace']) ?? namespace
  return name === null || owner === null ? null : `${owner}/${name}`
}

function countryOf(resolved: unknown): string | null {
  if (typeof resolved !== 'object' || resolved === null || !('country_iso_code' in resolved)) return null
  return text(resolved.country_iso_code)
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
