import type { LogPosition, StoredEntry } from './entry/entry.ts'
import type { LogQuery } from './filter/log-filter.ts'
import type { DayCoverage } from './db/day-coverage.ts'
import type { LogCoverage } from './coverage.ts'
import type { LogBlocker } from './source/blocker.ts'
import type { LogStream, LogStreamOptions } from './read/log-stream.ts'
import type { UserActivity } from './db/user-activity.ts'
import type { RestoreResult } from './db/worker/file/log-store-file.ts'
import type { LogDayCounts } from './source/quay-counts.ts'

export type LogPage = {
  /** Newest first, whichever way was asked. */
  entries: StoredEntry[]
  /** Whether the store holds no more that matches on that side. It says nothing of days that were not read. */
  isExhausted: boolean
}

/** The registry's usage log as far as it was read, and the only place where it is read. */
export type LogStore = {
  /** `damaged` and `full`: nothing is stored or served from the store, `readThrough` continues from Quay. */
  readonly state: 'ok' | 'damaged' | 'full'
  /** Why the registry's log cannot be read or stored now, where it cannot. */
  readonly blocker: LogBlocker | null
  start(): Promise<void>
  close(): Promise<void>
  /** Stored entries next to a position: older ones after `before`, newer ones after `after`, the newest without either. */
  page(query: LogQuery & { before?: LogPosition; after?: LogPosition; limit: number }): Promise<LogPage>
  /** Everything stored that matches, newest first, in batches; the next batch is read when this one was taken. */
  scan(query: LogQuery, signal: AbortSignal): AsyncIterable<StoredEntry[]>
  /** Store and Quay together, in exact order; see {@link LogStreamOptions}. */
  readThrough(query: LogQuery, options: LogStreamOptions): LogStream
  /** Instant of the newest stored entry; null where there is none or the store cannot be read. */
  newestAt(): Promise<string | null>
  /** From the store alone. */
  get(id: string): Promise<StoredEntry | undefined>
  /** Reads the entry's day from Quay where it is not stored. */
  find(id: string, options: { signal: AbortSignal; maxCalls: number }): Promise<StoredEntry | undefined>
  /** By day and kind. Quay's own counts stand in for days that are not complete, if nothing but kinds is filtered. */
  counts(query: LogQuery & { from: string; to: string }, signal?: AbortSignal): Promise<LogDayCounts[]>
  days(from: string, to: string): Promise<DayCoverage[]>
  /** Puts these days first in the queue. */
  request(from: string, to: string): Promise<void>
  /** Told of entries that have just come, oldest first. */
  follow(listener: (entries: StoredEntry[]) => void): () => void
  /** Entries are being looked at: the tail poller polls at its quick pace for a while. */
  markAttended(): void
  /** What is known of a person, from stored entries. */
  activity(name: string): Promise<UserActivity>
  coverage(from?: string, to?: string): Promise<LogCoverage>
  /** Uses a file again that was set aside, by its name; the one that is used now is set aside in turn. */
  restoreFile(name: string): Promise<RestoreResult>
}
