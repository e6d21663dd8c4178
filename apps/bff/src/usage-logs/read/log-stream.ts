import type { DayGap, DayVerdict } from './day-verdict.ts'
import type { LogPosition, StoredEntry } from '../entry/entry.ts'

export type LogStreamOptions = {
  /** Where to continue; undefined begins at the newest (or, for `newer`, the oldest) entry of the range. */
  after?: LogPosition | undefined
  /** `older`: newest first. @default 'older' */
  direction?: 'older' | 'newer' | undefined
  /** Entries to deliver. @default no limit */
  limit?: number | undefined
  /** Calls to Quay that may be made; 0 reads the store alone. */
  maxCalls: number
  /** Within a second of it no call to Quay starts any more. */
  signal: AbortSignal
  /** @default the setting */
  daysSideBySide?: number | undefined
}

export type LogStreamProgress = {
  /** Entries looked at. */
  read: number
  /** Down (or up) to which instant everything was looked at. */
  reachedAt: string | null
  daysDone: number
  daysTotal: number
  calls: number
  maxCalls: number
}

/**
 * `complete`: every day of the range was come to, `days` says what of each was read; `stopped`: by the signal; `failed`:
 * nothing could be read from `cursor` on.
 */
export type LogStreamEnd = {
  reason: 'complete' | 'limit' | 'call_limit' | 'stopped' | 'failed'
  /** Continues after the last delivered (or scanned) entry; null when there is nothing more, or nothing was looked at. */
  cursor: LogPosition | null
  progress: LogStreamProgress
  /** What can be said of the days that were come to, oldest first. */
  days: DayVerdict[]
  /** Days of which entries are known to lack, or that could not be read to their end. */
  gaps: DayGap[]
  /** The failure of Quay for which something could not be read. */
  /** Stored entries of the range that are still being converted, so that this search may not find them. */
  unconverted?: number | undefined
  error?: unknown
}

export type LogStreamPart =
  | { type: 'entries'; entries: StoredEntry[] }
  | { type: 'progress'; progress: LogStreamProgress; cursor: LogPosition | null }
  | { type: 'end'; end: LogStreamEnd }

/** `end` is always the last part. Nothing is thrown but by bugs. */
export type LogStream = AsyncIterable<LogStreamPart>
