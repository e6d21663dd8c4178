import { dayNumber, secondsOf } from '../../../../time/day-number.ts'
import type { LogPosition } from '../../../entry/entry.ts'
import { readDay } from '../days/day-record.ts'
import type { LogFile } from '../file/log-file.ts'
import { big } from './entry-writer.ts'
import { entryAt, placeOf, placeOfId, search } from './search.ts'
import type { Found, SearchInput } from './search.ts'
import { firstOf, lastOf } from './sequence.ts'

/** What is stored of a day without a gap, from its newest entry (or the position) down. */
export type DayPart = Found & {
  /** Nothing more can come below. */
  isWhole: boolean
  /** The position's entry, or one that is older, is stored. */
  isPositionStored: boolean
  /** How far down everything was looked at, and how many entries that were; null where nothing is stored yet. */
  reached: { place: number; position: LogPosition; scanned: number } | null
}

/** Searches the part of a day that is stored without a gap, while more of it is being read. */
export async function* searchDayPart(
  file: LogFile,
  { query, position, place, limit, ...input }: SearchInput & { day: string },
): AsyncGenerator<undefined, DayPart, void> {
  const day = dayNumber(input.day)
  const record = readDay(file, day)
  const isWhole = record.runSequence === null && record.walk === null
  const low = isWhole ? firstOf(day) : findAboveOpenSecond(file, record.runSequence, day)
  const isPositionStored = position === undefined || isWhole || isStored(file, position, record.runSequence)
  const nothing = { entries: [], sequences: [], isExhausted: true, isWhole, isPositionStored, reached: null }
  if (low === undefined || !isPositionStored) return nothing
  const from = place ?? (position === undefined ? lastOf(day) + 1 : placeOf(file, position, 'older'))
  const top = Math.min(from, lastOf(day) + 1)
  // What is stored while the search continues was not looked at.
  const until = findOldest(file, Math.max(low, firstOf(day)), top - 1)
  if (until === undefined) return nothing
  const found = yield* search(file, query, { order: 'older', from: top, until, limit })
  const bottom = found.isExhausted ? until : (found.sequences.at(-1) ?? until)
  return { ...found, isWhole, isPositionStored, reached: describeReached(file, bottom, top - 1) }
}

function findOldest(file: LogFile, bottom: number, top: number): number | undefined {
  const sql = 'SELECT min(sequence) AS place FROM entries WHERE sequence BETWEEN ? AND ?'
  return file.get<{ place: number | null }>(sql, big(bottom), big(top))?.place ?? undefined
}

/** The oldest entry of a stretch, and how many it has. */
function describeReached(file: LogFile, bottom: number, top: number): DayPart['reached'] {
  const { place, scanned } = file.get<{ place: number | null; scanned: number }>(
    'SELECT min(sequence) AS place, count(*) AS scanned FROM entries WHERE sequence BETWEEN ? AND ?',
    big(bottom),
    big(top),
  ) ?? { place: null, scanned: 0 }
  const entry = place === null ? undefined : entryAt(file, place)
  return place === null || entry === undefined ? null : { place, position: { id: entry.id, at: entry.at }, scanned }
}

/** The oldest second of an open run may continue in the next page: what equals what is known when it is past. */
function findAboveOpenSecond(file: LogFile, run: number | null, day: number): number | undefined {
  if (run === null) return undefined
  return file.get<{ sequence: number }>(
    `SELECT sequence FROM entries WHERE sequence BETWEEN ? AND ?
     AND at > (SELECT at FROM entries WHERE sequence = ?) ORDER BY sequence LIMIT 1`,
    big(run),
    big(lastOf(day)),
    big(run),
  )?.sequence
}

function isStored(file: LogFile, { id, at }: LogPosition, run: number | null): boolean {
  if (run === null) return false
  const place = placeOfId(file, id, at)
  if (place !== undefined) return place >= run
  const bottom = file.get<{ at: number }>('SELECT at FROM entries WHERE sequence = ?', big(run))?.at
  return bottom !== undefined && bottom < secondsOf(at)
}
