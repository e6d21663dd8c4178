import type { Address } from '../../api/api-error.ts'
import type { LogPrecision } from '../../log-precision.ts'
import { createUsageLog } from './model.ts'

/** What an export is about. */
export type ExportSubject = {
  namespaceId: number
  namespace: string
  repositoryId: number | null
  repository: string | null
}

/** An export that waits for the worker. */
export type QueuedExport = ExportSubject & {
  exportId: string
  /** Midnight of the first day; the queue keeps days only. */
  startMs: number
  /** Midnight of the day after the last one that was asked for. */
  endMs: number
  callbackUrl: string | null
  callbackEmail: string | null
  /** Where the registry said it was when the export was asked for. */
  address: Address
  attemptsLeft: number
}

/** Exports that wait, oldest first, and the files that were made, by name. */
export type LogExports = { waiting: QueuedExport[]; files: Map<string, Buffer> }

/** An empty usage log, and no exports of it. */
export const createUsageLogState = (precision?: LogPrecision) => ({
  usageLog: createUsageLog(precision),
  /** Exports of logs that wait for the worker, and the files that it made. */
  logExports: { waiting: [], files: new Map() } as LogExports,
})
