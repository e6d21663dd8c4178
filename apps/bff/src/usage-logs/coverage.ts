import type { DayCoverage } from './db/day-coverage.ts'
import type { AsideFile, ResetReason } from './db/worker/file/aside-files.ts'
import type { RepairCoverage } from './ingest/repair/repair-queue.ts'
import type { TailPollerCoverage } from './ingest/tail-poller.ts'
import type { LogBlocker } from './source/blocker.ts'

export type LogCoverage = {
  days: DayCoverage[]
  tailPoller: TailPollerCoverage
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
