import { toEntryRow } from '../../../entry/entry-row.ts'
import type { EntryRow } from '../../../entry/entry-row.ts'
import { align, hasMet } from '../entries/align.ts'
import { readDay, saveDay } from './day-record.ts'
import { big } from '../entries/entry-writer.ts'
import type { PlacedRow } from '../entries/entry-writer.ts'
import { placeBetween, spread } from '../entries/place-between.ts'
import type { LogFile } from '../file/log-file.ts'
import { beginRun, newestOf } from './runs.ts'
import type { ListSegment } from './runs.ts'
import { insertInOrder } from '../entries/place-by-time.ts'
import { dayOfSeconds, dayText } from '../../../../time/day-number.ts'
import { dayOfSequence, firstOf, middleOf } from '../entries/sequence.ts'

/** Entries in a page of Quay's. */
const QUAY_PAGE = 20

/** The day whose newest entries the tail poller holds; undefined before it began. */
export function followedDay(file: LogFile): number | undefined {
  const day = file.meta('followedDay')
  return day === undefined ? undefined : Number(day)
}

/**
 * `met`: the newest pages reach what is stored, and what is new among them is stored; `unmet`: another page is needed;
 * `vanished`: entries that are stored are not in Quay's list any more; `isApart`: the list has none of them; `fresh`: how
 * many of its entries are not stored, by day.
 */
export type FollowOutcome =
  | { outcome: 'met'; inserted: readonly number[] }
  | { outcome: 'unmet' }
  | { outcome: 'vanished'; isApart: boolean; fresh: Record<string, number> }

type Head = { sequence: number; hash: string }

/**
 * Puts the newest pages of the list on top of what is stored. `today`: which day it is now; `isForced`: what vanished is
 * known to be no matter.
 */
export function followTop(file: LogFile, segment: ListSegment, today: number, isForced = false): FollowOutcome {
  const day = followedDay(file)
  if (day === undefined) return { outcome: 'unmet' }
  const rows = segment.entries.map((entry) => toEntryRow(entry)).filter(({ at }) => dayOfSeconds(at) >= day)
  const isWhole = segment.next === undefined || rows.length < segment.entries.length
  const stored = headOf(file, day, rows.length + 256)
  const list = rows.map(({ hash }) => hash)
  const keys = stored.map(({ hash }) => hash)
  const matches = align(list, keys)
  const isMatched = matches.some((match) => match >= 0)
  const isAcceptable = isWhole && (isMatched || stored.length === 0 || isForced)
  if (!hasMet(list, keys, matches) && !isAcceptable) {
    return isWhole ? { outcome: 'vanished', isApart: !isMatched, fresh: countFresh(rows, keys) } : { outcome: 'unmet' }
  }
  if (!isForced && (hasVanished(matches) || isAnyGone(list, keys, matches))) {
    return { outcome: 'vanished', isApart: false, fresh: countFresh(rows, keys) }
  }
  const isBelow = goesBelow(file, day, rows, matches)
  const placed = [...new Set(rows.map(({ at }) => dayOfSeconds(at)))]
    .filter((each) => !isBelow || each !== day)
    .flatMap((each) => placeDay(file, each, rows, matches, stored))
  const inserted = insertInOrder(file, placed)
  if (isBelow) beginRun(file, day, segment)
  moveOn(file, day, today, segment.readAt)
  return { outcome: 'met', inserted: inserted.toSorted((a, b) => a - b) }
}

/** Begins with today's newest page, where nothing was followed before or too much came since. */
export function beginFollowing(file: LogFile, segment: ListSegment, today: number): void {
  beginRun(file, today, segment)
  file.setMeta('followedDay', String(today))
}

/** In the middle of one page nothing can have been skipped: what is stored there and not in the list is gone. */
function hasVanished(matches: readonly number[]): boolean {
  const matched = matches.slice(0, QUAY_PAGE).filter((match) => match >= 0)
  return matched.length < (matched.at(-1) ?? -1) + 1
}

/** Whether the whole list continues below a segment that is still being read: it is compared with all of the day. */
function goesBelow(file: LogFile, day: number, rows: readonly EntryRow[], matches: readonly number[]): boolean {
  const oldest = rows.findLastIndex(({ at }) => dayOfSeconds(at) === day)
  return oldest >= 0 && matches[oldest] === -1 && readDay(file, day).runSequence !== null
}

/** Whether something that is stored above the oldest match is nowhere in the list. */
function isAnyGone(list: readonly string[], keys: readonly string[], matches: readonly number[]): boolean {
  const left = countEach(list)
  return keys.slice(0, Math.max(...matches, -1) + 1).some((key) => !takeOne(left, key))
}

/** How many entries of the list are not stored, in whatever order, by day. */
function countFresh(rows: readonly EntryRow[], keys: readonly string[]): Record<string, number> {
  const left = countEach(keys)
  const fresh: Record<string, number> = {}
  for (const { at, hash } of rows) {
    const day = dayText(dayOfSeconds(at))
    if (!takeOne(left, hash)) fresh[day] = (fresh[day] ?? 0) + 1
  }
  return fresh
}

function countEach(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function takeOne(left: Map<string, number>, key: string): boolean {
  const count = left.get(key) ?? 0
  left.set(key, count - 1)
  return count > 0
}

/** The newest entries of the day that is followed and of later ones, newest first; not those below a gap. */
function headOf(file: LogFile, day: number, limit: number): Head[] {
  return file.all<Head>(
    'SELECT sequence, hash FROM entries WHERE sequence >= ? ORDER BY sequence DESC LIMIT ?',
    big(readDay(file, day).runSequence ?? firstOf(day)),
    limit,
  )
}

function placeDay(
  file: LogFile,
  day: number,
  rows: readonly EntryRow[],
  matches: readonly number[],
  stored: readonly Head[],
): PlacedRow[] {
  const indexes = [...rows.keys()].filter((index) => dayOfSeconds(rows[index]?.at ?? 0) === day)
  const part = indexes.map((index) => matches[index] ?? -1)
  const firstMatch = part.findIndex((match) => match >= 0)
  const ofDay = indexes.flatMap((index) => rows[index] ?? [])
  if (firstMatch < 0) return spread(ofDay, undefined, newestOf(file, day) ?? middleOf(day))
  const top = stored[part[firstMatch] ?? 0]?.sequence ?? middleOf(day)
  // Above the first one that is known there may be stored ones that have gone from Quay.
  const above = spread(ofDay.slice(0, firstMatch), undefined, newestOf(file, day) ?? top)
  return [...above, ...placeBetween(ofDay.slice(firstMatch), part.slice(firstMatch), stored, top)]
}

/** At midnight the day that was followed has its newest entry, and the next one is stored from its first. */
function moveOn(file: LogFile, day: number, today: number, readAt: string): void {
  const newest = file.get<{ sequence: number | null }>('SELECT max(sequence) AS sequence FROM entries')?.sequence
  const latest = Math.max(today, typeof newest === 'number' ? dayOfSequence(newest) : today)
  for (let each = day; each <= latest; each += 1) {
    const record = readDay(file, each)
    const hasTop = record.hasTop || each < today
    const isFloored = record.isFloored || each > day
    saveDay(file, { ...record, hasTop, isFloored, readAt })
  }
  if (today > day) file.setMeta('followedDay', String(today))
}
