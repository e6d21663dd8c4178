import type { QuayLogEntry, QuayLogPageToken } from '@quaymaster/quay-client'
import { toEntryRow } from '../../../entry/entry-row.ts'
import type { EntryRow } from '../../../entry/entry-row.ts'
import { align } from '../entries/align.ts'
import { readDay, saveDay } from './day-record.ts'
import type { DayRecord, RunPage } from './day-record.ts'
import { big, insertRows } from '../entries/entry-writer.ts'
import { placeBetween } from '../entries/place-between.ts'
import type { LogFile } from '../file/log-file.ts'
import { insertInOrder } from '../entries/place-by-time.ts'
import { hasDayEnded } from '../../../../time/calendar.ts'
import { dayNumber, dayText } from '../../../../time/day-number.ts'
import { firstOf, gapAbove, lastOf, middleOf, MIN_GAP, STEP } from '../entries/sequence.ts'
import { freshWalk, walkDown, walkFrom } from './walk.ts'
import type { WalkedPage } from './walk.ts'

/** Pages of Quay's, one after another, newest first, as they were read. */
export type ListSegment = {
  entries: readonly QuayLogEntry[]
  next: QuayLogPageToken | undefined
  window: { from: string; to: string }
  /** Instant before the first of these pages was asked for. */
  readAt: string
}

const hasEnded = (day: number, instant: string): boolean => hasDayEnded(dayText(day), Date.parse(instant))

/** Starts to read a day from its newest entry on, downwards, above whatever of it is stored already. */
export function beginRun(file: LogFile, day: number, segment: ListSegment): void {
  const rows = rowsOfDay(segment, day)
  const record = { ...readDay(file, day), hasTop: hasEnded(day, segment.readAt) }
  const base = newestOf(file, day)
  const gap = base === undefined ? MIN_GAP : gapAbove(day, base)
  const bottom = base === undefined ? middleOf(day) : base + gap + rows.length * STEP
  // Two gaps in one day are one too many, and so is one without room: every entry is compared with what is stored.
  if (record.runSequence !== null || record.walk !== null || gap < MIN_GAP) {
    walkDown(file, { ...record, runSequence: null }, freshWalk(record.hasTop), walkedPage(segment, rows, day))
    return
  }
  goDown(file, { ...record, runSequence: bottom, baseSequence: base ?? null }, rows, segment)
}

/**
 * Puts the next page of a day that is being read below what was read of it before. `after`: where the page begins; the
 * store may have been emptied, or the day begun again, while it was on its way.
 */
export function continueRun(file: LogFile, day: number, segment: ListSegment, after: QuayLogPageToken): void {
  const record = readDay(file, day)
  if (record.page?.token.token !== after.token) return
  const rows = rowsOfDay(segment, day)
  if (record.walk !== null) walkDown(file, record, record.walk, walkedPage(segment, rows, day))
  else if (record.runSequence !== null) goDown(file, record, rows, segment)
}

function walkedPage(segment: ListSegment, rows: readonly EntryRow[], day: number): WalkedPage {
  return { rows, page: pageOf(segment), isAtFloor: isFloor(segment, day), readAt: segment.readAt }
}

const isFloor = ({ next, entries }: ListSegment, day: number): boolean =>
  next === undefined || entries.some(({ at }) => dayOfInstant(at) < day)

const pageOf = ({ next, window }: ListSegment): RunPage | null =>
  next === undefined ? null : { token: next, ...window }

function goDown(file: LogFile, record: DayRecord, rows: readonly EntryRow[], segment: ListSegment): void {
  const { day } = record
  const bottom = record.runSequence ?? middleOf(day)
  const isAtFloor = isFloor(segment, day)
  const continues = isInOrder(file, bottom, rows) && isFree(file, record.baseSequence, bottom)
  const isClosed = continues && record.baseSequence !== null && meetBase(file, record.baseSequence, bottom, rows)
  if (!isClosed) {
    const placed = rows.map((row, index) => ({ row, sequence: bottom - (index + 1) * STEP }))
    const lowest = placed.at(-1)?.sequence ?? bottom
    const limit = record.baseSequence ?? firstOf(day)
    if (lowest <= limit || isPast(file, record.baseSequence, rows) || !continues) {
      walkDown(file, record, walkFrom(file, record, rows), walkedPage(segment, rows, day))
      return
    }
    insertRows(file, placed)
    if (!isAtFloor && !hasEverything(file, record)) {
      saveDay(file, { ...record, runSequence: lowest, page: pageOf(segment), pageAt: segment.readAt })
      return
    }
  }
  saveDay(file, {
    ...record,
    runSequence: null,
    baseSequence: null,
    page: null,
    pageAt: null,
    isFloored: true,
    readAt: segment.readAt,
  })
}

/** Whether a list went by what is stored below it without meeting it: Quay has lost that. */
function isPast(file: LogFile, base: number | null, rows: readonly EntryRow[]): boolean {
  if (base === null) return false
  const newest = file.get<{ at: number }>('SELECT at FROM entries WHERE sequence = ?', big(base))?.at ?? 0
  return (rows.at(-1)?.at ?? newest) < newest
}

/** Whether a page has no entry that is newer than one before it, or than the entry that it continues. */
function isInOrder(file: LogFile, bottom: number, rows: readonly EntryRow[]): boolean {
  let newest = file.get<{ at: number }>('SELECT at FROM entries WHERE sequence = ?', big(bottom))?.at ?? Infinity
  return rows.every(({ at }) => {
    const isOlder = at <= newest
    newest = at
    return isOlder
  })
}

/** Whether nothing was stored meanwhile between a segment and what lies below it. */
const isFree = (file: LogFile, base: number | null, bottom: number): boolean =>
  newestBelow(file, bottom - 1, 1)[0]?.sequence === (base ?? undefined)

/** As many as Quay counted after the day's end: the empty page that would end the list need not be asked for. */
function hasEverything(file: LogFile, record: DayRecord): boolean {
  const isCounted = record.countedAt !== null && hasEnded(record.day, record.countedAt)
  return (
    isCounted && record.hasTop && record.baseSequence === null && readDay(file, record.day).stored === record.expected
  )
}

/** Closes the gap above what is stored, where the list has come down to it; false where it has not. */
function meetBase(file: LogFile, base: number, bottom: number, rows: readonly EntryRow[]): boolean {
  const stored = newestBelow(file, base, rows.length + 64)
  const matches = align(
    rows.map(({ hash }) => hash),
    stored.map(({ hash }) => hash),
  )
  if (!matches.some((match) => match >= 0)) return false
  insertInOrder(file, placeBetween(rows, matches, stored, bottom))
  return true
}

type Head = { sequence: number; hash: string }

/** Newest entries at a place and below, of that day. */
export function newestBelow(file: LogFile, sequence: number, limit: number): Head[] {
  const floor = firstOf(Math.floor(sequence / (lastOf(0) + 1)))
  return file.all<Head>(
    'SELECT sequence, hash FROM entries WHERE sequence BETWEEN ? AND ? ORDER BY sequence DESC LIMIT ?',
    big(floor),
    big(sequence),
    limit,
  )
}

export function newestOf(file: LogFile, day: number): number | undefined {
  return newestBelow(file, lastOf(day), 1)[0]?.sequence
}

export const dayOfInstant = (instant: string): number => dayNumber(instant.slice(0, 10))

function rowsOfDay(segment: ListSegment, day: number): EntryRow[] {
  return segment.entries.filter(({ at }) => dayOfInstant(at) === day).map((entry) => toEntryRow(entry))
}
