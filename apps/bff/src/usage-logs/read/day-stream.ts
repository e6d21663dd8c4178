import type { LogDatabase } from '../db/log-database.ts'
import type { LogQuery } from '../filter/log-filter.ts'
import type { DayCheck } from './day-verdict.ts'
import type { LogPosition, StoredEntry } from '../entry/entry.ts'

export type DayBatch = {
  /** In the stream's order. */
  entries: StoredEntry[]
  /** How many entries were looked at. */
  scanned: number
  reachedAt: string | null
  /** After everything that was looked at. */
  position: LogPosition | null
}

/** Pages that a day is ahead of a consumer that has begun: one that stops reading stops the calls soon. */
const PAGES_WHILE_TAKEN = 5

/** Pages that a day may be ahead, of those that were allowed for it. */
export const maxPagesAhead = (pagesAhead: number, isTaken: boolean): number =>
  isTaken ? Math.min(pagesAhead, PAGES_WHILE_TAKEN) : pagesAhead

/** Entries of one stretch of days, read ahead as far as is allowed. */
export type DayStream = {
  /** Days that it stands for, in the stream's order. */
  days: readonly string[]
  /** May read before the first entries are asked for. */
  start: () => void
  /** Continues where it waited for the consumer. */
  resume: () => void
  /** Asks Quay at present: it began, and neither has everything nor waits to be taken. */
  isReading: () => boolean
  /** The next entries; undefined at the end. */
  next: () => Promise<DayBatch | undefined>
  /** No further call to Quay is begun. */
  stop: () => void
  /** What can be said of its days after the last entries, or after it failed. */
  check: () => Promise<DayCheck[]>
}

/** What every stream that reads from the store works with. */
export type StoredStreamOptions = {
  database: LogDatabase
  query: LogQuery
  order: 'older' | 'newer'
  /** Where to continue, if within these days. */
  position: LogPosition | undefined
  signal: AbortSignal
}

/** Entries that are read from the store at once. */
export const BATCH = 200
