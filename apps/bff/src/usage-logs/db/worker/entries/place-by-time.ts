import type { EntryRow } from '../../../entry/entry-row.ts'
import { big, insertRows } from './entry-writer.ts'
import type { PlacedRow } from './entry-writer.ts'
import type { LogFile } from '../file/log-file.ts'
import { makeRoom } from './make-room.ts'
import { DAY_SECONDS, dayOfSeconds } from '../../../../time/day-number.ts'
import { firstOf, gapAbove, lastOf, middleOf, STEP } from './sequence.ts'

type Place = { sequence: number }

/** How often each entry of a second is stored, by hash. */
export function countStored(file: LogFile, at: number): Map<string, number> {
  const sql = 'SELECT hash, count(*) AS count FROM entries WHERE at = ? GROUP BY hash'
  return new Map(file.all<{ hash: string; count: number }>(sql, at).map(({ hash, count }) => [hash, count]))
}

/**
 * Stores an entry below the entries of its second and above older ones; what else happened in that second cannot be
 * ordered. `topRoom`: how far above all others the newest one of the day is put at most. Gives its place.
 */
export function placeByTime(file: LogFile, day: number, row: EntryRow, topRoom = STEP): number {
  const above = oldestFrom(file, day, row.at)
  const below = nearestBeneath(file, day, above ?? lastOf(day) + 1)
  const sequence = above === undefined ? placeOnTop(day, below, topRoom) : placeUnder(day, above, below)
  if (sequence === undefined) {
    makeRoom(file, day, above ?? below ?? middleOf(day))
    return placeByTime(file, day, row, topRoom)
  }
  insertRows(file, [{ row, sequence }])
  return sequence
}

/** Undefined where there is no room. What is above stays free for those that are to come. */
function placeOnTop(day: number, below: number | undefined, topRoom: number): number | undefined {
  const base = below ?? middleOf(day)
  const room = Math.min(topRoom, gapAbove(day, base))
  return room < 1 ? undefined : base + room
}

/** Undefined where there is no room. More will be found in the same gap, by this list further down, by others anywhere. */
function placeUnder(day: number, above: number, below: number | undefined): number | undefined {
  const rest = above - (below ?? firstOf(day))
  if (rest < 2) return undefined
  return above - Math.min(below === undefined ? STEP : 64, Math.max(1, Math.floor(rest / 32)))
}

/**
 * Stores entries at the places that were found for them beside those that a list names, newest first. What has gone
 * from Quay may be in the way: then an entry goes where its second belongs. Gives their places.
 */
export function insertInOrder(file: LogFile, placed: readonly PlacedRow[]): number[] {
  return placed.map(({ row, sequence }) => {
    const day = dayOfSeconds(row.at)
    if (!isPlaceOf(file, day, row.at, sequence)) return placeByTime(file, day, row)
    insertRows(file, [{ row, sequence }])
    return sequence
  })
}

/** Whether a place of the day is free, below what is newer and above what is older. */
function isPlaceOf(file: LogFile, day: number, at: number, sequence: number): boolean {
  const newer = oldestFrom(file, day, at + 1) ?? lastOf(day) + 1
  const older = newestBefore(file, day, at) ?? firstOf(day) - 1
  if (sequence <= older || sequence >= newer) return false
  return file.get('SELECT 1 AS found FROM entries WHERE sequence = ?', big(sequence)) === undefined
}

/** The lowest place of a second of the day or, where none is stored, of the next one that is. */
export function oldestFrom(file: LogFile, day: number, at: number): number | undefined {
  const sql = 'SELECT sequence FROM entries WHERE at >= ? AND at < ? ORDER BY at, sequence LIMIT 1'
  return file.get<Place>(sql, at, (day + 1) * DAY_SECONDS)?.sequence
}

/** The highest place of the seconds of the day before one. */
function newestBefore(file: LogFile, day: number, at: number): number | undefined {
  const sql = 'SELECT sequence FROM entries WHERE at < ? AND at >= ? ORDER BY at DESC, sequence DESC LIMIT 1'
  return file.get<Place>(sql, at, day * DAY_SECONDS)?.sequence
}

/** The nearest entry of the day beneath a place: what stands there is older, or out of order already. */
function nearestBeneath(file: LogFile, day: number, place: number): number | undefined {
  const sql = 'SELECT max(sequence) AS sequence FROM entries WHERE sequence BETWEEN ? AND ?'
  return file.get<{ sequence: number | null }>(sql, big(firstOf(day)), big(place - 1))?.sequence ?? undefined
}
