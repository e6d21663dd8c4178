import type { PersonFacts } from '../user-activity.ts'
import type { DayCoverage } from '../../coverage.ts'
import type { LogPosition, LogQuery, StoredEntry } from '../../entry/entry.ts'
import type { LogDayCounts } from '../../log-store.ts'
import type { UnreadPage } from '../../source/page-reader.ts'
import type { QuayLogEntry, QuayLogPageToken } from '@quaymaster/quay-client'
import type { AsideFile, ResetReason } from './file/aside-files.ts'
import type { DayPlan } from './days/days.ts'
import type { FollowOutcome } from './days/follow.ts'
import type { RepairRecord } from './days/repair-record.ts'
import type { ListPiece } from './days/runs.ts'
import type { RegistryRecord, Shortfalls, Suspicion } from '../../../registry-check/checked-stores.ts'
import type { Tally } from '../../../registry-check/verdict.ts'
import type { RegistryDecision } from '@quaymaster/contracts/registry-check'
import type { Found } from './entries/search.ts'

/** How a list is looked through: from a position, or from a place that a search before this one gave. */
export type SearchInput = {
  query: LogQuery
  order: 'older' | 'newer'
  position?: LogPosition | undefined
  place?: number | undefined
  limit: number
}

/** What is held of a day without a gap, from its newest entry (or the position) down. */
export type DayPart = Found & {
  /** Nothing more can come below. */
  isWhole: boolean
  /** The position's entry, or one that is older, is held. */
  isPositionHeld: boolean
  /** How far down everything was looked at, and how many entries that were; null where nothing is held yet. */
  reached: { place: number; position: LogPosition; looked: number } | null
}

/** Why and when the file before this one was set aside. */
export type LogReset = { reason: ResetReason; at: string }

/** What became of the wish to use a file again; `salvaged`: entries that could be read of a damaged one. */
export type BroughtBack =
  | { outcome: 'done'; salvaged: number | null }
  | { outcome: 'unknown_file' | 'newer_version' | 'unreadable' }

/** `seconds`: in how many different seconds they happened. */
export type CountedByScope = { name: string; isOrganization: boolean | null; count: number; seconds: number }

/** Everything that the thread with the file does, by name: what it takes, and what it gives. */
export type Operations = {
  open: {
    input: { path: string; maxPages?: number | undefined; now: string }
    output: { lastReset: LogReset | null }
  }
  /** Sets the file aside and begins another. */
  setAside: { input: LogReset; output: null }
  asideFiles: { input: null; output: AsideFile[] }
  /** Uses a file that was set aside, in place of the one that is used now. */
  bringBack: { input: { name: string; now: string }; output: BroughtBack }
  close: { input: null; output: null }
  /** What is known of the registry that the entries came from, and how they compare with what Quay says now. */
  registryRecord: { input: null; output: RegistryRecord }
  suspectRegistry: { input: Suspicion; output: null }
  acceptRegistry: { input: { connection: string; decision: RegistryDecision | null }; output: null }
  acceptShortfalls: { input: Shortfalls; output: null }
  storedDays: { input: { before: string; limit: number }; output: string[] }
  compareDay: { input: { day: string; entries: readonly QuayLogEntry[] }; output: Tally }
  newest: { input: { limit: number }; output: { day: string; at: string }[] }
  countNewest: { input: { limit: number; entries: readonly QuayLogEntry[] }; output: number }
  search: { input: SearchInput; output: Found }
  dayPart: { input: SearchInput & { day: string }; output: DayPart }
  get: { input: { id: string }; output: StoredEntry | null }
  counts: { input: { query: LogQuery; from: string; to: string }; output: LogDayCounts[] }
  activity: { input: { name: string; today: string }; output: PersonFacts }
  days: { input: { from: string; to: string }; output: DayCoverage[] }
  openDays: { input: { from: string; to: string; now: string }; output: string[] }
  unreadDays: { input: { from: string; to: string; now: string }; output: string[] }
  plan: { input: { day: string; now: string }; output: DayPlan }
  beginDay: { input: { day: string; piece: ListPiece }; output: null }
  /** `after`: where the piece begins; one that does not go on from what is held is left out. */
  continueDay: { input: { day: string; piece: ListPiece; after: QuayLogPageToken }; output: null }
  /** The day is read again from its newest entry on; what is stored stays. */
  rewalkDay: { input: { day: string }; output: null }
  /** The same where Quay counts fewer entries than are stored, once for each count. */
  doubtDay: { input: { day: string }; output: { isDoubted: boolean } }
  /** A page of the day was passed over. */
  noteUnread: { input: { day: string; page: UnreadPage }; output: null }
  followed: { input: null; output: { day: string | null } }
  follow: {
    input: { piece: ListPiece; today: string; isForced: boolean }
    output: FollowOutcome & { entries: StoredEntry[] }
  }
  beginFollowing: { input: { piece: ListPiece; today: string }; output: null }
  saveCounts: {
    input: { from: string; to: string; at: string; counts: readonly { day: string; kind: string; count: number }[] }
    output: null
  }
  setExhausted: { input: { day: string; isExhausted: boolean }; output: null }
  /** Entries of a day by namespace, or by repository within one. */
  byScope: { input: { day: string; namespace?: string | undefined }; output: CountedByScope[] }
  /** In how many different seconds the entries of a day happened. */
  seconds: { input: { day: string }; output: { stored: number; seconds: number } }
  beginMending: {
    input: { day: string; scope: { name: string; isOrganization: boolean | null } | null }
    output: { mending: number }
  }
  mend: { input: { mending: number; entries: readonly QuayLogEntry[] }; output: { found: number } }
  endMending: { input: { mending: number }; output: null }
  /** Repairs that are not over, by day. */
  repairs: { input: null; output: Record<string, RepairRecord> }
  saveRepair: { input: { day: string; repair: RepairRecord | null }; output: null }
  forgetBefore: { input: { day: string; today: string }; output: { isMore: boolean } }
  /** Entries of these days whose derived values are of an older version. */
  unconverted: { input: { from: string; to: string }; output: { count: number } }
  size: {
    input: null
    output: { storedEntries: number; sizeBytes: number; conversion: { done: number; total: number } | null }
  }
}

export type OperationName = keyof Operations

export type WorkerRequest =
  | { [N in OperationName]: { id: number; name: N; input: Operations[N]['input'] } }[OperationName]
  | { id: number; name: 'cancel' }

export type WorkerAnswer =
  | { id: number; output: unknown }
  | { id: number; error: { message: string; flaw: 'damaged' | 'full' | 'cancelled' | undefined } }
