import type { SQLInputValue } from 'node:sqlite'
import type { LogPosition, StoredEntry } from '../../../entry/entry.ts'
import type { LogQuery } from '../../../filter/log-filter.ts'
import { resolveQuery } from './resolve-query.ts'
import { isConverting } from '../file/convert.ts'
import { big } from './entry-writer.ts'
import type { LogFile } from '../file/log-file.ts'
import { dayNumber, dayOfSeconds, DAY_SECONDS, dayText, instantOf, secondsOf } from '../../../../time/day-number.ts'
import { dayOfSequence, firstOf, lastOf } from './sequence.ts'
import { buildConditions, ENTRY_COLUMNS, selectEntries } from '../sql/entry-query.ts'
import type { EntryConditions } from '../sql/entry-query.ts'
import { findSliceEnd, findWholeDaysEnd } from './slices.ts'
import type { Driver } from './slices.ts'
import { hasUnindexed } from './text-indexer.ts'

type EntryRecord = {
  sequence: number
  at: number
  kind: string
  performer: string | null
  is_robot: number
  namespace: string | null
  is_organization: number | null
  repository: string | null
  address: string | null
  country: string | null
  application: string | null
  hash: string
  metadata: string
  ordinal: number
}

/** How long one look at the file may take, so that others get their turn. */
const SLICE_MS = 15
const MIN_SLICE = 500
const MAX_SLICE = 64_000
/** A filter with fewer entries than this leads the search without being compared with others any further. */
const FEW = 2_000

/** How a list is looked through: from a position, or from a place that a search before this one gave. */
export type SearchInput = {
  query: LogQuery
  order: 'older' | 'newer'
  position?: LogPosition | undefined
  place?: number | undefined
  limit: number
}

export type Found = { entries: StoredEntry[]; sequences: number[]; isExhausted: boolean }

export type SearchOptions = {
  order: 'older' | 'newer'
  /** The search begins after this place. */
  from?: number | undefined
  /** Nothing after this place is looked at. */
  until?: number | undefined
  limit: number
}

export function searchFrom(
  file: LogFile,
  { query, order, position, place, limit }: SearchInput,
): AsyncGenerator<undefined, Found, void> {
  const from = place ?? (position === undefined ? undefined : placeOf(file, position, order))
  return search(file, query, { order, from, limit })
}

/**
 * Looks through the list from a place on, slice by slice, and rests between slices. Each slice is the next few thousand
 * entries of the index that leaves the fewest, or of the list itself; of whole days, where the full text leads.
 */
export async function* search(
  file: LogFile,
  query: LogQuery,
  { order, from, until, limit }: SearchOptions,
): AsyncGenerator<undefined, Found, void> {
  const resolved = yield* resolveQuery(file, query)
  const converting = isConverting(file)
  let where = buildConditions(resolved, converting)
  const isOlder = order === 'older'
  let low = Math.max(where.low, isOlder ? (until ?? 0) : (from ?? -1) + 1)
  let high = Math.min(where.high, isOlder ? (from ?? where.high + 1) - 1 : (until ?? where.high))
  const best = bestDriver(file, where, low, high)
  if (where.textTable !== undefined && best !== undefined && best.count < FEW)
    where = buildConditions(resolved, converting, 'plain')
  const driver = where.textTable === undefined ? best?.driver : undefined
  const inOrder = isOlder ? 'DESC' : 'ASC'
  const sql = selectEntries(where, inOrder, driver === undefined ? 'list' : { driver: driver.column })
  const plain = where.textTable === undefined ? undefined : buildConditions(resolved, converting, 'plain')
  const found: EntryRecord[] = []
  let slice = MIN_SLICE * 4
  while (low <= high && found.length < limit) {
    const stretch = { low, high, slice, isOlder }
    const wholeDays = where.textTable === undefined ? undefined : findWholeDaysEnd(file, stretch)
    const edge = wholeDays ?? findSliceEnd(file, driver, stretch)
    const [first, last] = isOlder ? [edge ?? low, high] : [low, edge ?? high]
    const startedAt = performance.now()
    const part = file.all<EntryRecord>(sql, big(first), big(last), ...where.values, limit - found.length)
    if (plain !== undefined && hasUnindexed(file, first, last)) {
      const unindexed = selectEntries(plain, inOrder, 'unindexed')
      part.push(...file.all<EntryRecord>(unindexed, big(first), big(last), ...plain.values, limit - found.length))
      part.sort((a, b) => (isOlder ? b.sequence - a.sequence : a.sequence - b.sequence))
    }
    found.push(...part.slice(0, limit - found.length))
    const tookMs = performance.now() - startedAt
    slice = Math.round(Math.min(MAX_SLICE, Math.max(MIN_SLICE, tookMs > SLICE_MS ? slice / 2 : slice * 2)))
    if (edge === undefined) break
    if (isOlder) high = edge - 1
    else low = edge + 1
    yield
  }
  return {
    entries: found.map(entryOf),
    sequences: found.map(({ sequence }) => sequence),
    isExhausted: found.length < limit,
  }
}

/** The equality that leaves the fewest entries in the stretch. */
function bestDriver(
  file: LogFile,
  where: EntryConditions,
  low: number,
  high: number,
): { driver: Driver; count: number } | undefined {
  let best: { driver: Driver; count: number } | undefined
  for (const driver of where.drivers) {
    const count =
      file.get<{ count: number }>(
        `SELECT count(*) AS count FROM (SELECT 1 FROM entries INDEXED BY entries_by_${driver.column}
         WHERE ${driver.column} = ? AND sequence BETWEEN ? AND ? LIMIT 20000)`,
        driver.value,
        big(low),
        big(high),
      )?.count ?? 0
    if (best === undefined || count < best.count) best = { driver, count }
    if (count < FEW) break
  }
  return best
}

/** The place of an entry, by its id; undefined where it is not stored. Without its second the whole day is looked at. */
export function placeOfId(file: LogFile, id: string, at?: string): number | undefined {
  const [day = '', hash = '', ordinal = ''] = id.split('.')
  const number = dayNumber(day)
  if (Number.isNaN(number) || ordinal === '') return undefined
  const [column, first, last]: [string, SQLInputValue, SQLInputValue] =
    at === undefined ? ['sequence', big(firstOf(number)), big(lastOf(number))] : ['at', secondsOf(at), secondsOf(at)]
  return file.get<{ sequence: number }>(
    `SELECT sequence FROM entries WHERE ${column} BETWEEN ? AND ? AND hash = ? ORDER BY sequence LIMIT 1 OFFSET ?`,
    first,
    last,
    hash,
    Number(ordinal),
  )?.sequence
}

/** Where a list goes on. Where the entry itself no longer exists, at its second: rather once more than never. */
export function placeOf(file: LogFile, { id, at }: LogPosition, order: 'older' | 'newer'): number {
  const known = placeOfId(file, id, at)
  if (known !== undefined) return known
  const seconds = secondsOf(at)
  const day = dayOfSeconds(seconds)
  const isOlder = order === 'older'
  const sequence = file.get<{ sequence: number }>(
    isOlder
      ? 'SELECT sequence FROM entries WHERE at <= ? AND at >= ? ORDER BY at DESC, sequence DESC LIMIT 1'
      : 'SELECT sequence FROM entries WHERE at >= ? AND at < ? ORDER BY at, sequence LIMIT 1',
    seconds,
    isOlder ? day * DAY_SECONDS : (day + 1) * DAY_SECONDS,
  )?.sequence
  if (sequence === undefined) return isOlder ? firstOf(day) : lastOf(day)
  return isOlder ? sequence + 1 : sequence - 1
}

export function getEntry(file: LogFile, id: string): StoredEntry | undefined {
  const place = placeOfId(file, id)
  return place === undefined ? undefined : entryAt(file, place)
}

export function entryAt(file: LogFile, sequence: number): StoredEntry | undefined {
  const record = file.get<EntryRecord>(
    `SELECT ${ENTRY_COLUMNS} FROM entries e CROSS JOIN entry_details d ON d.sequence = e.sequence WHERE e.sequence = ?`,
    big(sequence),
  )
  return record === undefined ? undefined : entryOf(record)
}

function entryOf(record: EntryRecord): StoredEntry {
  const day = dayText(dayOfSequence(record.sequence))
  return {
    id: `${day}.${record.hash}.${record.ordinal}`,
    day,
    at: instantOf(record.at),
    kind: record.kind,
    performer: record.performer,
    isRobot: record.is_robot === 1,
    namespace: record.namespace,
    isOrganization: record.is_organization === null ? null : record.is_organization === 1,
    repository: record.repository,
    address: record.address,
    country: record.country,
    application: record.application,
    metadata: JSON.parse(record.metadata) as Record<string, unknown>,
  }
}
