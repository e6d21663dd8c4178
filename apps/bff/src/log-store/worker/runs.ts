import type { QuayLogEntry, QuayLogPageToken } from '@quaymaster/quay-client'
import { rowOf } from '../entry-row.ts'
import type { EntryRow } from '../entry-row.ts'
import { align } from './align.ts'
import { readDay, saveDay } from './day-record.ts'
import type { DayRecord } from './day-record.ts'
import { big, insertRows, removeRows } from './entry-writer.ts'
import { placeBetween } from './in-between.ts'
import type { LogFile } from './log-file.ts'
import { dayNumber, firstOf, GAP, lastOf, middleOf, STEP } from './sequence.ts'
import { forgetUnread } from './unread-pages.ts'

/** Pages of Quay's, one after another, newest first, as they were read. */
export type ListPiece = {
  entries: readonly QuayLogEntry[]
  next: QuayLogPageToken | undefined
  window: { from: string; to: string }
  /** Instant before the first of these pages was asked for. */
  readAt: string
}

/** How long after its end a day may still get entries that were under way. */
const GRACE_MS = 120_000

const hasEnded = (day: number, instant: string): boolean => Date.parse(instant) >= (day + 1) * 86_400_000 + GRACE_MS

/** Starts to read a day from its newest entry on, downwards, above whatever of it is held already. */
export function beginRun(file: LogFile, day: number, piece: ListPiece): void {
  const rows = rowsOfDay(piece, day)
  let record = readDay(file, day)
  // Two gaps in one day are one too many: what lies below the open run is read again.
  if (record.runSequence !== null) record = resetDay(file, day)
  const base = newestOf(file, day)
  let bottom = base === undefined ? middleOf(day) : base + GAP + rows.length * STEP
  if (bottom > lastOf(day) - GAP) {
    record = resetDay(file, day)
    bottom = middleOf(day)
  }
  const isAbove = base !== undefined && bottom !== middleOf(day)
  const run = {
    ...record,
    hasTop: hasEnded(day, piece.readAt),
    runSequence: bottom,
    baseSequence: isAbove ? base : null,
  }
  goDown(file, run, rows, piece)
}

/**
 * Puts the next page of a day that is being read below what was read of it before. `after`: where the page begins; the
 * store may have been emptied, or the day begun anew, while it was on its way.
 */
export function continueRun(file: LogFile, day: number, piece: ListPiece, after: QuayLogPageToken): void {
  const record = readDay(file, day)
  const isNext = record.runSequence !== null && record.page?.token.token === after.token
  if (isNext) goDown(file, record, rowsOfDay(piece, day), piece)
}

/** Forgets what is held of a day: it is read anew. */
export function resetDay(file: LogFile, day: number): DayRecord {
  removeRows(file, firstOf(day), lastOf(day))
  forgetUnread(file, day)
  const { stored, expected, countedAt } = readDay(file, day)
  const record = { ...blankRun, day, stored, expected, countedAt }
  saveDay(file, record)
  return record
}

const blankRun = {
  missing: null,
  readAt: null,
  runSequence: null,
  baseSequence: null,
  page: null,
  pageAt: null,
  hasTop: false,
  isFloored: false,
  isExhausted: false,
}

function goDown(file: LogFile, record: DayRecord, rows: readonly EntryRow[], piece: ListPiece): void {
  const { day } = record
  const bottom = record.runSequence ?? middleOf(day)
  const isAtFloor = piece.next === undefined || piece.entries.some(({ at }) => dayOfInstant(at) < day)
  const isClosed = record.baseSequence !== null && meetBase(file, record.baseSequence, bottom, rows)
  if (!isClosed) {
    const placed = rows.map((row, index) => ({ row, sequence: bottom - (index + 1) * STEP }))
    const lowest = placed.at(-1)?.sequence ?? bottom
    const limit = record.baseSequence ?? firstOf(day)
    if (lowest <= limit) {
      resetDay(file, day)
      return
    }
    insertRows(file, placed)
    if (!isAtFloor && !hasEverything(file, record)) {
      const page = piece.next === undefined ? null : { token: piece.next, ...piece.window }
      saveDay(file, { ...record, runSequence: lowest, page, pageAt: piece.readAt })
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
    readAt: piece.readAt,
  })
}

/** As many as Quay counted after the day's end: the empty page that would end the list need not be asked for. */
function hasEverything(file: LogFile, record: DayRecord): boolean {
  const isCounted = record.countedAt !== null && hasEnded(record.day, record.countedAt)
  return (
    isCounted && record.hasTop && record.baseSequence === null && readDay(file, record.day).stored === record.expected
  )
}

/** Closes the gap above what is held, where the list has come down to it; false where it has not. */
function meetBase(file: LogFile, base: number, bottom: number, rows: readonly EntryRow[]): boolean {
  const stored = newestBelow(file, base, rows.length + 64)
  const matches = align(
    rows.map(({ hash }) => hash),
    stored.map(({ hash }) => hash),
  )
  if (!matches.some((match) => match >= 0)) return false
  insertRows(file, placeBetween(rows, matches, stored, bottom))
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

function rowsOfDay(piece: ListPiece, day: number): EntryRow[] {
  return piece.entries.filter(({ at }) => dayOfInstant(at) === day).map((entry) => rowOf(entry))
}
