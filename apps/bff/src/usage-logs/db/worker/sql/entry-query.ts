import type { ColumnValues } from '../../../filter/log-filter.ts'
import type { ResolvedQuery } from '../entries/resolve-query.ts'
import { wordsOf } from '../../../entry/searchable-text.ts'
import { DAY_SECONDS, dayOfSeconds, secondsOf } from '../../../../time/day-number.ts'
import { firstOf, lastOf } from '../entries/sequence.ts'
import { INDEXED_COLUMNS, TEXT_VERSION } from './schema.ts'
import { isIndexable, textCondition } from './text-index.ts'
import type { TextTable } from './text-index.ts'

type Value = string | number

/** A query as SQL: conditions on `e`, and the stretch of the list in which anything can be. */
export type EntryConditions = {
  conditions: string[]
  values: Value[]
  /** First and last place. */
  low: number
  high: number
  /** Equalities that have an index of their own. */
  drivers: { column: string; value: Value }[]
  /** The full text index that leads, if any. */
  textTable: TextTable | undefined
  needsDetails: boolean
}

/**
 * `words`: by the full text index, or in the texts themselves, where something else leaves few entries to look at.
 * `isConverting`: some texts are of an older version, which need not keep from a role what it may not see.
 */
export function buildConditions(
  query: ResolvedQuery,
  isConverting: boolean,
  words: 'indexed' | 'plain' = 'indexed',
): EntryConditions {
  const range = rangeOf(query)
  const result: EntryConditions = {
    conditions: [...range.conditions],
    values: [...range.values],
    low: range.low,
    high: range.high,
    drivers: [],
    textTable: undefined,
    needsDetails: false,
  }
  for (const column of query.columns) addColumn(result, column)
  addText(result, query, words === 'plain')
  if (isConverting && query.text !== undefined && query.textScope === 'open') {
    result.needsDetails = true
    result.conditions.push(`d.text_version >= ${TEXT_VERSION}`)
  }
  return result
}

function addColumn(result: EntryConditions, { column, values }: ColumnValues): void {
  const [value] = values
  if (value === undefined) {
    result.conditions.push('0')
  } else if (values.length > 1) {
    result.conditions.push(`e.${column} IN (SELECT value FROM json_each(?))`)
    result.values.push(JSON.stringify(values))
  } else {
    result.conditions.push(`e.${column} = ?`)
    result.values.push(value)
    if (INDEXED_COLUMNS.has(column)) result.drivers.push({ column, value })
  }
}

function addText(result: EntryConditions, { text, textScope = 'all' }: ResolvedQuery, isPlain: boolean): void {
  const words = text === undefined ? [] : wordsOf(text)
  const indexed = isPlain ? [] : words.filter(isIndexable)
  if (indexed.length > 0) {
    const { table, sql, parameter } = textCondition(indexed, textScope)
    result.textTable = table
    result.conditions.push(sql)
    result.values.push(parameter)
  }
  for (const word of words) {
    if (indexed.includes(word)) continue
    result.needsDetails = true
    if (textScope === 'open') {
      result.conditions.push('instr(d.open_text, ?) > 0')
      result.values.push(word)
    } else {
      result.conditions.push('(instr(d.open_text, ?) > 0 OR instr(d.closed_text, ?) > 0)')
      result.values.push(word, word)
    }
  }
}

function rangeOf({ from, to }: ResolvedQuery): Pick<EntryConditions, 'conditions' | 'values' | 'low' | 'high'> {
  const conditions: string[] = []
  const values: Value[] = []
  let low = 0
  let high = Number.MAX_SAFE_INTEGER
  if (from !== undefined) {
    const seconds = secondsOf(from)
    low = firstOf(dayOfSeconds(seconds))
    if (seconds % DAY_SECONDS !== 0) {
      conditions.push('e.at >= ?')
      values.push(seconds)
    }
  }
  if (to !== undefined) {
    const seconds = secondsOf(to)
    high = lastOf(dayOfSeconds(seconds - 1))
    if (seconds % DAY_SECONDS !== 0) {
      conditions.push('e.at < ?')
      values.push(seconds)
    }
  }
  return { conditions, values, low, high }
}

export const ENTRY_COLUMNS = `e.sequence, e.at, e.kind, e.performer, e.is_robot, e.namespace, e.is_organization,
  e.repository, e.address, e.country, e.application, e.hash, d.metadata,
  (SELECT count(*) FROM entries o INDEXED BY entries_by_at
   WHERE o.at = e.at AND o.sequence < e.sequence AND o.hash = e.hash) AS ordinal`

/**
 * Where entries are looked for: in the list, by the index of a column, among those whose texts have no index yet, or
 * wherever SQLite thinks best. Full text leads by itself in all but `unindexed`.
 */
export type EntrySource = 'list' | 'unindexed' | 'best' | { driver: string }

/** `FROM` and `WHERE` of what matches in a stretch, whose ends are the first two parameters. */
export function matchingEntries(where: EntryConditions, source: EntrySource): string {
  const { needsDetails, conditions } = where
  const { table, place } = tableOf(where, source)
  const isJoined = source === 'unindexed' || !needsDetails
  const details = isJoined ? '' : ' CROSS JOIN entry_details d ON d.sequence = e.sequence'
  return `FROM ${table}${details} WHERE ${[`${place} BETWEEN ? AND ?`, ...conditions].join(' AND ')}`
}

/** What leads, and where in it the place of an entry stands. */
function tableOf({ textTable }: EntryConditions, source: EntrySource): { table: string; place: string } {
  const joined = (leading: string, place: string) => {
    return { table: `${leading} CROSS JOIN entries e ON e.sequence = ${place}`, place }
  }
  // Their texts are what few of them pass: the rest of an entry is looked up afterwards.
  if (source === 'unindexed') {
    return joined('unindexed CROSS JOIN entry_details d ON d.sequence = unindexed.sequence', 'unindexed.sequence')
  }
  if (textTable !== undefined) return joined(textTable, `${textTable}.rowid`)
  const index = source === 'best' ? '' : source === 'list' ? ' NOT INDEXED' : ` INDEXED BY entries_by_${source.driver}`
  return { table: `entries e${index}`, place: 'e.sequence' }
}

/** Entries of a stretch, in the list's order or against it; details are read for those that match alone. */
export function selectEntries(where: EntryConditions, order: 'DESC' | 'ASC', source: EntrySource): string {
  const { place } = tableOf(where, source)
  const inner = `SELECT e.sequence AS place ${matchingEntries(where, source)} ORDER BY ${place} ${order} LIMIT ?`
  return `SELECT ${ENTRY_COLUMNS} FROM (${inner}) found
    CROSS JOIN entries e ON e.sequence = found.place CROSS JOIN entry_details d ON d.sequence = e.sequence`
}
