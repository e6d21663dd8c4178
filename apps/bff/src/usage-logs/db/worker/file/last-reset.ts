import type { ResetReason } from './aside-files.ts'
import type { LogFile } from './log-file.ts'

/** Why and when the file before this one was set aside. */
export type LogReset = { reason: ResetReason; at: string }

/** As files of version 0.1 say it. */
type StoredBefore = { because: LogReset['reason']; at: string }

/** When and why this file was begun in place of another; null for the first one. */
export function readLastReset(file: LogFile): LogReset | null {
  const reset = file.meta('lastReset')
  if (reset !== undefined) return JSON.parse(reset) as LogReset
  const before = file.meta('startedAnew')
  if (before === undefined) return null
  const { because, at } = JSON.parse(before) as StoredBefore
  return { reason: because, at }
}

export function writeLastReset(file: LogFile, reset: LogReset): void {
  file.setMeta('lastReset', JSON.stringify(reset))
}
