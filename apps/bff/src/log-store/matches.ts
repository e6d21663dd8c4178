import type { EntryRow } from './entry-row.ts'
import type { LogQuery } from './entry.ts'
import { wordsOf } from './searchable-text.ts'
import { secondsOf } from './worker/sequence.ts'

/** The store's filter for entries that come straight from Quay. */
export function matcherOf(query: LogQuery): (row: EntryRow) => boolean {
  const { person, namespace, repository, address, textScope = 'all' } = query
  const from = query.from === undefined ? -Infinity : secondsOf(query.from)
  const to = query.to === undefined ? Infinity : secondsOf(query.to)
  const kinds = query.kinds === undefined ? undefined : new Set(query.kinds)
  const namespaces = query.namespaces === undefined ? undefined : new Set(query.namespaces)
  const words = query.text === undefined ? [] : wordsOf(query.text)
  return (row) =>
    row.at >= from &&
    row.at < to &&
    (person === undefined || (query.withRobots === true ? row.owner : row.person) === person) &&
    (namespace === undefined || row.namespace === namespace) &&
    (repository === undefined || row.repository === repository) &&
    (address === undefined || row.address === address) &&
    (kinds?.has(row.kind) ?? true) &&
    (namespaces === undefined || (row.namespace !== null && namespaces.has(row.namespace))) &&
    words.every((word) => row.openText.includes(word) || (textScope === 'all' && row.closedText.includes(word)))
}
