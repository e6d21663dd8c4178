import type { LogPosition, StoredEntry } from './entry.ts'
import type { UnreadPage } from './page-too-large.ts'

export type ReadThroughOptions = {
  /** Where to go on; undefined begins at the newest (or, for `newer`, the oldest) entry of the range. */
  after?: LogPosition | undefined
  /** `older`: newest first. @default 'older' */
  direction?: 'older' | 'newer' | undefined
  /** Entries to deliver. @default no limit */
  limit?: number | undefined
  /** Calls to Quay that may be made; 0 reads the store alone. */
  callsBound: number
  /** Within a second of it no call to Quay starts any more. */
  signal: AbortSignal
  /** @default the setting */
  daysSideBySide?: number | undefined
}

/** Entries of a day that are not there. `missing`: how many, if that is known; `reason` and `after`: see {@link UnreadPage}. */
export type LogGap = { day: string; missing: number | null } & Partial<UnreadPage>

export type ReadThroughProgress = {
  /** Entries looked at. */
  read: number
  /** Down (or up) to which instant everything was looked at. */
  reachedAt: string | null
  daysDone: number
  daysTotal: number
  calls: number
  callsBound: number
}

export type DayDifference = { day: string; stored: number; counted: number }

/** `stopped`: by the signal; `failed`: `error` says why. */
export type ReadThroughEnd = {
  reason: 'complete' | 'limit' | 'bound' | 'stopped' | 'failed'
  /** Goes on behind the last delivered (or looked at) entry; null when there is nothing more, or nothing was looked at. */
  cursor: LogPosition | null
  progress: ReadThroughProgress
  gaps: LogGap[]
  /** Days of which Quay now counts fewer entries than are stored. */
  fewerInQuay?: DayDifference[] | undefined
  /** Stored entries of the range that are still being converted, so that this search may not find them. */
  unconverted?: number | undefined
  error?: unknown
}

export type LogReadingPart =
  | { type: 'entries'; entries: StoredEntry[] }
  | { type: 'progress'; progress: ReadThroughProgress; cursor: LogPosition | null }
  | { type: 'end'; end: ReadThroughEnd }

/** `end` is always the last part. Nothing is thrown but by bugs. */
export type LogReading = AsyncIterable<LogReadingPart>
