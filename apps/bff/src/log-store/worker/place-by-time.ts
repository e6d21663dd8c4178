import type { EntryRow } from '../entry-row.ts'
import { big, insertRows } from './entry-writer.ts'
import type { LogFile } from './log-file.ts'
import { makeRoom } from './make-room.ts'
import { DAY_SECONDS, firstOf, lastOf, middleOf, STEP } from './sequence.ts'

type Place = { sequence: number }

/** How often each entry of a second is stored, by hash. */
export function countStored(file: LogFile, at: number): Map<string, number> {
  const sql = 'SELECT hash, count(*) AS count FROM entries WHERE at = ? GROUP BY hash'
  return new Map(file.all<{ hash: string; count: number }>(sql, at).map(({ hash, count }) => [hash, count]))
}

/**
 * Stores an entry below the entries of its second and above older ones; what else happened in that second nobody can
 * order. `topRoom`: how far above all others the newest one of the day is put.
 */
export function placeByTime(file: LogFile, day: number, row: EntryRow, topRoom = STEP): void {
  const above = oldestFrom(file, day, row.at)
  const below = nearestBeneath(file, day, above ?? lastOf(day) + 1)
  if (above === undefined) {
    const base = below ?? middleOf(day)
    // What is above stays free for those that are to come.
    const sequence = base + Math.min(topRoom, Math.max(1, Math.floor((lastOf(day) - base) / 2)))
    insertRows(file, [{ row, sequence }])
    return
  }
  if (below !== undefined && above - below < 2) {
    makeRoom(file, { first: firstOf(day), last: lastOf(day) }, above)
    placeByTime(file, day, row, topRoom)
    return
  }
  // More will be found in the same gap, by this list further down, by others anywhere.
  const gap = Math.floor((above - (below ?? firstOf(day))) / 32)
  const sequence = above - Math.min(below === undefined ? STEP : 64, Math.max(1, gap))
  insertRows(file, [{ row, sequence }])
}

/** The lowest place of a second of the day or, where none is stored, of the next one that is. */
export function oldestFrom(file: LogFile, day: number, at: number): number | undefined {
  const sql = 'SELECT sequence FROM entries WHERE at >= ? AND at < ? ORDER BY at, sequence LIMIT 1'
  return file.get<Place>(sql, at, (day + 1) * DAY_SECONDS)?.sequence
}

/** The nearest entry of the day beneath a place: what stands there is older, or out of order already. */
function nearestBeneath(file: LogFile, day: number, place: number): number | undefined {
  const sql = 'SELECT max(sequence) AS sequence FROM entries WHERE sequence BETWEEN ? AND ?'
  return file.get<{ sequence: number | null }>(sql, big(firstOf(day)), big(place - 1))?.sequence ?? undefined
}
