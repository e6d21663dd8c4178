import { usageLogSentences } from '@quaymaster/messages/usage-logs/en/sentences'
import { namesOf } from '@quaymaster/messages/sentence'

type Fact = string | number | boolean | null

/** By kind, what its sentences name. A kind that has none shows everything that this role may see. */
export const NAMES = new Map(Object.entries(usageLogSentences).map(([kind, sentences]) => [kind, namesOf(sentences)]))

const MILLISECONDS_FROM = 1e10
/** Of a deletion by tag the registry writes the tag's name there. */
const DIGEST = /^[a-z0-9]+:[0-9a-f]+$/

/** A sentence is one line of a list; the entry by itself has all of it. */
const MAX_FACT_LENGTH = 1_000

/** What the sentences of a kind need of the metadata that a role may see, flat and readable. */
export function readFacts(kind: string, metadata: Record<string, unknown>): Record<string, Fact> {
  const names = NAMES.get(kind) ?? new Set(Object.keys(metadata))
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
