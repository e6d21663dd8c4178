import type { Role } from '@quaymaster/contracts/roles'
import type { UsageLogEntry, UsageLogSubject } from '@quaymaster/contracts/usage-logs'
import { usageLogSentences } from '@quaymaster/messages/en/usage-log-sentences'
import { namesOf } from '@quaymaster/messages/sentence'
import type { StoredEntry } from '../../log-store/entry.ts'
import { subjectOf } from '../../log-store/subject.ts'
import { isAccount, typedName } from '../../log-store/subject-names.ts'
import { visibleMetadata } from '../../log-store/visible-metadata.ts'
import type { EntryIds } from './entry-ids.ts'
import { USAGE_LOG_FIELDS } from './policy.ts'

/** Who reads entries, and what makes their ids. */
export type LogViewer = { role: Role; entryIds: EntryIds }

type Fact = UsageLogEntry['facts'][string]

/** By kind, what its sentences name. A kind that has none shows everything that this role may see. */
const NAMES = new Map(Object.entries(usageLogSentences).map(([kind, sentences]) => [kind, namesOf(sentences)]))

const MILLISECONDS_FROM = 1e10
/** Of a deletion by tag the registry writes the tag's name there. */
const DIGEST = /^[a-z0-9]+:[0-9a-f]+$/

/** A sentence is one line of a list; the entry by itself has all of it. */
const MAX_FACT_LENGTH = 1_000

export const isFieldSeen = (field: keyof typeof USAGE_LOG_FIELDS, role: Role): boolean => {
  const roles: Partial<Record<Role, 'full'>> = USAGE_LOG_FIELDS[field]
  return roles[role] === 'full'
}

/** An entry as this role may see it: built key by key, so that what nobody thought of stays here. */
export function presentEntry(entry: StoredEntry, { role, entryIds }: LogViewer): UsageLogEntry {
  return {
    id: entryIds.seal(entry.id),
    at: entry.at,
    kind: entry.kind,
    subject: presentSubject(entry, role),
    // A deleted account has a random name, which says nothing.
    performer: isAccount(entry.performer) ? { name: entry.performer, isRobot: entry.isRobot } : null,
    namespace: isAccount(entry.namespace) ? { name: entry.namespace, isOrganization: entry.isOrganization } : null,
    repository: entry.repository,
    ...(isFieldSeen('address', role) ? { address: entry.address } : {}),
    ...(isFieldSeen('country', role) ? { country: entry.country } : {}),
    ...(isFieldSeen('application', role) ? { application: entry.application } : {}),
    facts: factsOf(entry, role),
  }
}

/** What somebody typed is shown as the role may see it in the metadata: it may be a mail address. */
function presentSubject(entry: StoredEntry, role: Role): UsageLogSubject {
  const { name, kind } = subjectOf(entry)
  if (kind !== 'unknown' || name === null) return { name, kind }
  return { name: typedName(visibleMetadata(entry.kind, entry.metadata, role)), kind }
}

/** What the sentence of the kind needs of the metadata, flat and readable. */
export function factsOf(entry: StoredEntry, role: Role): Record<string, Fact> {
  const metadata = visibleMetadata(entry.kind, entry.metadata, role)
  const names = NAMES.get(entry.kind) ?? new Set(Object.keys(metadata))
  const facts: Record<string, Fact> = {}
  for (const name of names) {
    const value = Object.hasOwn(metadata, name) ? readable(name, metadata[name]) : undefined
    if (value !== undefined) facts[name] = value
  }
  const digest = metadata['manifest_digest'] ?? metadata['digest']
  if (names.has('digest') && typeof digest === 'string' && DIGEST.test(digest)) facts['digest'] = digest
  return facts
}

function readable(name: string, value: unknown): Fact | undefined {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return lineOf(value)
  if (typeof value === 'number') return name.endsWith('_date') ? instantOf(value) : value
  if (Array.isArray(value)) return lineOf(value.filter((item) => typeof item === 'string').join(', '))
  return undefined
}

const lineOf = (text: string): string =>
  text.length <= MAX_FACT_LENGTH ? text : `${text.slice(0, MAX_FACT_LENGTH).toWellFormed()}…`

/** Quay writes seconds in most kinds, and milliseconds in one. */
function instantOf(value: number): string {
  const date = new Date(value > MILLISECONDS_FROM ? value : value * 1000)
  return Number.isNaN(date.getTime()) ? String(value) : date.toISOString()
}
