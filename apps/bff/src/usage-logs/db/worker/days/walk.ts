import type { EntryRow } from '../../../entry/entry-row.ts'
import { readDay, saveDay } from './day-record.ts'
import type { DayRecord, DayWalk } from './day-record.ts'
import { big } from '../entries/entry-writer.ts'
import type { LogFile } from '../file/log-file.ts'
import { countStored, oldestFrom, placeByTime } from '../entries/place-by-time.ts'
import { lastOf } from '../entries/sequence.ts'
import { forgetUnread } from './unread-pages.ts'

/** What of a page a walk takes: the entries of its day, and whether the list ends with it. */
export type WalkedPage = {
  rows: readonly EntryRow[]
  page: DayRecord['page']
  isAtFloor: boolean
  readAt: string
}

/** A walk from the newest entry on. What Quay lists of a day that is over tells what has gone from there. */
export const freshWalk = (hasTop: boolean): DayWalk => ({ listed: hasTop ? 0 : null, at: null, seen: {} })

/** A walk from where a segment has come down to: entries of its oldest second were listed before. */
export function walkFrom(file: LogFile, record: DayRecord, rows: readonly EntryRow[]): DayWalk {
  const at = rows[0]?.at ?? null
  const seen = file.all<{ hash: string; count: number }>(
    'SELECT hash, count(*) AS count FROM entries WHERE at = ? AND sequence BETWEEN ? AND ? GROUP BY hash',
    at,
    big(record.runSequence ?? 0),
    big(lastOf(record.day)),
  )
  return { listed: null, at, seen: Object.fromEntries(seen.map(({ hash, count }) => [hash, count])) }
}

/**
 * Takes a page of a day that has entries already: what it lists more often than is stored is stored, and nothing is
 * removed. The state of the walk is kept with its page, so that it continues after any end.
 */
export function walkDown(file: LogFile, record: DayRecord, walk: DayWalk, page: WalkedPage): void {
  const { day } = record
  let { at } = walk
  let seen = { ...walk.seen }
  let stored = at === null ? new Map<string, number>() : countStored(file, at)
  for (const row of page.rows) {
    if (row.at !== at) {
      at = row.at
      seen = {}
      stored = countStored(file, at)
    }
    const times = (seen[row.hash] ?? 0) + 1
    seen[row.hash] = times
    if (times <= (stored.get(row.hash) ?? 0)) continue
    placeByTime(file, day, row, Infinity)
    stored.set(row.hash, times)
  }
  const listed = walk.listed === null ? null : walk.listed + page.rows.length
  const last = page.rows.at(-1)
  const base = { ...record, baseSequence: null }
  if (page.isAtFloor) {
    saveDay(file, { ...base, ...outcomeOf(readDay(file, day), listed), isFloored: true, readAt: page.readAt })
    return
  }
  saveDay(file, {
    ...base,
    // Entries may have moved.
    runSequence: last === undefined ? record.runSequence : (oldestFrom(file, day, last.at) ?? null),
    page: page.page,
    pageAt: page.readAt,
    walk: { listed, at, seen },
    isFloored: false,
  })
}

/** What is stored and was not listed has gone from Quay. */
function outcomeOf({ stored, expected, vanished, checkedCount }: DayRecord, listed: number | null) {
  const found =
    listed === null ? { vanished, checkedCount } : { vanished: Math.max(0, stored - listed), checkedCount: expected }
  return { ...found, runSequence: null, page: null, pageAt: null, walk: null }
}

/** Lets the day be walked again from its newest entry. Everything that is stored stays. */
export function rewalkDay(file: LogFile, day: number): void {
  // Pages that were skipped may be read this time.
  forgetUnread(file, day)
  saveDay(file, {
    ...readDay(file, day),
    runSequence: null,
    baseSequence: null,
    page: null,
    pageAt: null,
    missing: null,
    hasTop: false,
    isFloored: false,
    isExhausted: false,
    walk: freshWalk(false),
  })
}

/**
 * Looks into a day of which Quay counts fewer entries than are stored, once for each of its counts: it is walked again,
 * to tell what has gone from there from what is missing here. False where that is known already.
 */
export function recheckDay(file: LogFile, day: number): boolean {
  const record = readDay(file, day)
  const { stored, expected, vanished, checkedCount } = record
  if (expected === null || stored - vanished <= expected || checkedCount === expected) return false
  // Of nothing there is nothing to list.
  if (expected === 0) saveDay(file, { ...record, vanished: stored, checkedCount: 0 })
  else rewalkDay(file, day)
  return true
}
