import type { UnreadPage } from './source/page-reader.ts'
import type { AsideFile, ResetReason } from './db/worker/file/aside-files.ts'

/**
 * `empty`: nothing is stored; `filling`: being read; `partial`: some of it is stored; `complete`: as many entries as Quay
 * counts; `different`: every way to the entries was tried, and Quay counts others; `open`: the present day, stored from
 * its start to `readTo`.
 */
export type DayState = 'empty' | 'filling' | 'partial' | 'complete' | 'different' | 'open'

export type DayCoverage = {
  day: string
  state: DayState
  stored: number
  /** Quay's own count; null before it was asked after the day's end. */
  expected: number | null
  /** Entries that Quay counts and does not deliver; null before every way was tried. */
  missing: number | null
  readAt: string | null
  /** A page of the day was passed over, and not all of its entries are held. */
  unread?: UnreadPage
  /** From which instant to which its list was read without a break; null where it was not. */
  readFrom: string | null
  readTo: string | null
}

/** `bad_response`: Quay answered, but with an error or something that is not an answer of its API. */
export type LogBlocker =
  | 'search_unavailable'
  | 'store_damaged'
  | 'store_full'
  | 'credential'
  | 'unreachable'
  | 'not_allowed'
  | 'registry_unconfirmed'
  | 'bad_response'

/** Days whose missing entries are looked for in other lists. */
export type RepairCoverage = {
  /** Null while days are read, which goes first. */
  day: string | null
  /** Entries of that day that are missing now. */
  missing: number | null
  daysWaiting: number
  /** Calls that all of it will still cost at most. */
  callsAtMost: number
}

export type LogCoverage = {
  days: DayCoverage[]
  tailPoller: {
    state: 'following' | 'resting' | 'catching-up' | 'stopped'
    lastPollAt: string | null
    intervalSeconds: number
  }
  filling: { day: string; read: number; expected: number | null; daysWaiting: number } | null
  /** Null where nothing is to be repaired. */
  repair: RepairCoverage | null
  retentionDays: number
  callsPerSecond: number
  storedEntries: number
  sizeBytes: number
  blocker: LogBlocker | null
  /** Why and when the file before this one was set aside; null when none was. */
  lastReset: { reason: ResetReason; at: string } | null
  /** Files that are kept and not used, newest first. */
  asideFiles: AsideFile[]
  /** Entries of an older version of the console that were converted; null when none is left. */
  conversion: { done: number; total: number } | null
}
