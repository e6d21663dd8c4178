import { addressFilterOf } from './address-filter.ts'
import { ownerOf, personOf, searchTextsOf } from '../entry/entry-row.ts'
import type { LogQuery } from './log-query.ts'
import type { StoredEntry } from '../entry/entry.ts'
import { wordsOf } from '../entry/searchable-text.ts'

type Matchable = Omit<StoredEntry, 'id' | 'day'>

/** The store's own filter, for entries that do not come out of it. */
export function matches(entry: Matchable, query: LogQuery): boolean {
  const { person, namespace, repository, address, kinds, namespaces, from, to } = query
  // Instants of one form are in the order of their letters.
  if ((from !== undefined && entry.at < from) || (to !== undefined && entry.at >= to)) return false
  if (namespace !== undefined && entry.namespace !== namespace) return false
  if (repository !== undefined && entry.repository !== repository) return false
  if (address !== undefined && addressFilterOf(address)?.(entry.address) !== true) return false
  if (kinds !== undefined && !kinds.includes(entry.kind)) return false
  if (namespaces !== undefined && (entry.namespace === null || !namespaces.includes(entry.namespace))) return false
  if (person !== undefined) {
    const who = personOf(entry)
    if ((query.withRobots === true ? ownerOf(who) : who) !== person) return false
  }
  return query.text === undefined || hasWords(entry, query.text, query.textScope ?? 'all')
}

function hasWords(entry: Matchable, text: string, scope: 'open' | 'all'): boolean {
  const { openText, closedText } = searchTextsOf(entry)
  return wordsOf(text).every((word) => openText.includes(word) || (scope === 'all' && closedText.includes(word)))
}
