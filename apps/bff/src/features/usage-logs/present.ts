import type { Role } from '@quaymaster/contracts/roles'
import type { UsageLogEntry } from '@quaymaster/contracts/usage-logs'
import { usageLogSentences } from '@quaymaster/messages/en/usage-log-sentences'
import { namesOf } from '@quaymaster/messages/sentence'
import type { StoredEntry } from '../../log-store/entry.ts'
import { visibleMetadata } from '../../log-store/visible-metadata.ts'
import { USAGE_LOG_FIELDS } from './policy.ts'

type Fact = UsageLogEntry['facts'][string]

/** By kind, what its sentences name. A kind that has none shows everything that this role may see. */
const NAMES = new Map(Object.entries(usageLogSentences).map(([kind, sentences]) => [kind, namesOf(sentences)]))

const MILLISECONDS_FROM = 1e10

/** A sentence is one line of a list; the entry by itself has all of it. */
const MAX_FACT_LENGTH = 1_000

const isSeen = (field: keyof typeof USAGE_LOG_FIELDS, role: Role): boolean => {
  const roles: Partial<Record<Role, 'full'>> = USAGE_LOG_FIELDS[field]
  return roles[role] === 'full'
}

/** An entry as this role may see it: built key by key, so that what nobody thought of stays here. */
export function presentEntry(entry: StoredEntry, role: Role): UsageLogEntry {
  return {
    id: entry.id,
    at: entry.at,
    kind: entry.kind,
    performer: entry.performer === null ? null : { name: entry.performer, isRobot: entry.isRobot },
    namespace: entry.namespace === null ? null : { name: entry.namespace, isOrganization: entry.isOrganization },
    repository: entry.repository,
    ...(isSeen('address', role) ? { address: entry.address } : {}),
    ...(isSeen('country', role) ? { country: entry.country } : {}),
    ...(isSeen('application', role) ? { application: entry.application } : {}),
    facts: factsOf(entry, role),
  }
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
  if (names.has('digest') && typeof digest === 'string') facts['digest'] = digest
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
