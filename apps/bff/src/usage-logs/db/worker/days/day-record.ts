import type { QuayLogPageToken } from '@quaymaster/quay-client'
import type { LogFile } from '../file/log-file.ts'
import { DAY_SECONDS } from '../../../../time/day-number.ts'

/** Where the reading of a day continues. */
export type RunPage = { token: QuayLogPageToken; from: string; to: string }

/** What is known of a day; see the table `days`. */
export type DayRecord = {
  day: number
  stored: number
  expected: number | null
  countedAt: string | null
  missing: number | null
  readAt: string | null
  runSequence: number | null
  baseSequence: number | null
  page: RunPage | null
  pageAt: string | null
  hasTop: boolean
  isFloored: boolean
  isExhausted: boolean
  walk: DayWalk | null
  vanished: number
  checkedCount: number | null
}

/** How far a day with stored entries is walked again, from its newest entry down. */
export type DayWalk = {
  /** Entries that Quay listed; null where they were not counted from the newest on. */
  listed: number | null
  /** The second that was reached, and how often each entry of it was listed so far, by hash. */
  at: number | null
  seen: Record<string, number>
}

type DayRow = {
  day: number
  stored: number
  expected: number | null
  counted_at: string | null
  missing: number | null
  read_at: string | null
  run_sequence: number | null
  base_sequence: number | null
  page: string | null
  page_at: string | null
  has_top: number
  is_floored: number
  is_exhausted: number
  walk: string | null
  vanished: number
  checked_count: number | null
}

const blank = (day: number): DayRecord => ({
  day,
  stored: 0,
  expected: null,
  countedAt: null,
  missing: null,
  readAt: null,
  runSequence: null,
  baseSequence: null,
  page: null,
  pageAt: null,
  hasTop: false,
  isFloored: false,
  isExhausted: false,
  walk: null,
  vanished: 0,
  checkedCount: null,
})

export function readDay(file: LogFile, day: number): DayRecord {
  const row = file.get<DayRow>('SELECT * FROM days WHERE day = ?', day)
  return row === undefined ? blank(day) : recordOf(row)
}

/** Every day from one to another, those that nothing is known of too. */
export function readDays(file: LogFile, from: number, to: number): DayRecord[] {
  const rows = file.all<DayRow>('SELECT * FROM days WHERE day BETWEEN ? AND ?', from, to)
  const known = new Map(rows.map((row) => [row.day, recordOf(row)]))
  return Array.from(
    { length: Math.max(0, to - from + 1) },
    (_, index) => known.get(from + index) ?? blank(from + index),
  )
}

/** Keeps everything but the number of entries, which those who write entries count. */
export function saveDay(file: LogFile, record: DayRecord): void {
  file.run(
    `INSERT INTO days (day, expected, counted_at, missing, read_at, run_sequence, base_sequence, page, page_at,
       has_top, is_floored, is_exhausted, walk, vanished, checked_count)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (day) DO UPDATE SET expected = excluded.expected, counted_at = excluded.counted_at,
       missing = excluded.missing, read_at = excluded.read_at, run_sequence = excluded.run_sequence,
       base_sequence = excluded.base_sequence, page = excluded.page, page_at = excluded.page_at,
       has_top = excluded.has_top, is_floored = excluded.is_floored, is_exhausted = excluded.is_exhausted,
       walk = excluded.walk, vanished = excluded.vanished, checked_count = excluded.checked_count`,
    record.day,
    record.expected,
    record.countedAt,
    record.missing,
    record.readAt,
    record.runSequence,
    record.baseSequence,
    record.page === null ? null : JSON.stringify(record.page),
    record.pageAt,
    Number(record.hasTop),
    Number(record.isFloored),
    Number(record.isExhausted),
    record.walk === null ? null : JSON.stringify(record.walk),
    record.vanished,
    record.checkedCount,
  )
}

function recordOf(row: DayRow): DayRecord {
  return {
    day: row.day,
    stored: row.stored,
    expected: row.expected,
    countedAt: row.counted_at,
    missing: row.missing,
    readAt: row.read_at,
    runSequence: row.run_sequence,
    baseSequence: row.base_sequence,
    page: row.page === null ? null : (JSON.parse(row.page) as RunPage),
    pageAt: row.page_at,
    hasTop: row.has_top === 1,
    isFloored: row.is_floored === 1,
    isExhausted: row.is_exhausted === 1,
    walk: row.walk === null ? null : (JSON.parse(row.walk) as DayWalk),
    vanished: row.vanished,
    checkedCount: row.checked_count,
  }
}

/** In how many different seconds the entries of a day happened. */
export function countSeconds(file: LogFile, day: number): { stored: number; seconds: number } {
  const sql = 'SELECT count(*) AS stored, count(DISTINCT at) AS seconds FROM entries WHERE at >= ? AND at < ?'
  const counted = file.get<{ stored: number; seconds: number }>(sql, day * DAY_SECONDS, (day + 1) * DAY_SECONDS)
  return counted ?? { stored: 0, seconds: 0 }
}
