import { ownerOf, personOf, searchTextsOf } from '../entry/entry-row.ts'
import type { StoredEntry } from '../entry/entry.ts'
import { wordsOf } from '../entry/searchable-text.ts'
import { columnConditions } from './log-filter.ts'
import type { ColumnCondition, FilterColumn, LogQuery } from './log-filter.ts'

type Matchable = Omit<StoredEntry, 'id' | 'day'>

/** The store's own filter, for entries that do not come out of it. */
export function createMatcher(query: LogQuery): (entry: Matchable) => boolean {
  const { from, to, text, textScope } = query
  const conditions = columnConditions(query)
  const words = text === undefined ? [] : wordsOf(text)
  return (entry) => {
    // Instants of one form are in the order of their letters.
    if ((from !== undefined && entry.at < from) || (to !== undefined && entry.at >= to)) return false
    if (!conditions.every((condition) => hasValue(entry, condition))) return false
    return words.length === 0 || hasWords(entry, words, textScope ?? 'all')
  }
}

function hasValue(entry: Matchable, condition: ColumnCondition): boolean {
  const value = readColumn(entry, condition.column)
  if ('accepts' in condition) return condition.accepts(value)
  return value !== null && condition.values.includes(value)
}

function readColumn(entry: Matchable, column: FilterColumn): string | null {
  if (column === 'person') return personOf(entry)
  return column === 'owner' ? ownerOf(personOf(entry)) : entry[column]
}

function hasWords(entry: Matchable, words: readonly string[], scope: 'open' | 'all'): boolean {
  const { openText, closedText } = searchTextsOf(entry)
  return words.every((word) => openText.includes(word) || (scope === 'all' && closedText.includes(word)))
}
