import { CrashError } from '../../api/api-error.ts'
import { rfc2822 } from '../../dates.ts'
import type { DayCount } from './day-counts.ts'
import type { LogWindow } from './window.ts'
import { dayMs } from '../../day.ts'

/** How often a kind occurs on a day, as Quay answers it. */
export type AggregatedCount = { kind: string; count: number; datetime: string }

/** Whether counts of the window are refused: more than 31 days (logs-aggregates.json). */
export const isTooLongToCount = ({ startMs, endMs }: LogWindow): boolean => endMs - startMs > 31 * dayMs

/** The date that Quay makes of a day of the month: in the month of the start, or in the next where it lies before the start's day. */
function rebuiltDay(dayOfMonth: number, startMs: number): number {
  const start = new Date(startMs)
  const date = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), dayOfMonth))
  // Python knows no 30 February.
  if (date.getUTCDate() !== dayOfMonth) throw new CrashError('day is out of range for month')
  if (dayOfMonth < start.getUTCDate()) date.setUTCMonth(date.getUTCMonth() + 1)
  return date.getTime()
}

/** Puts counts together as Quay does, by day of the month only: the first days of two months become one (content.md 1.2). */
export function mergeByDayOfMonth(counts: readonly DayCount[], { startMs }: LogWindow): AggregatedCount[] {
  const merged = new Map<string, AggregatedCount>()
  for (const { kind, dayStartMs, count } of counts) {
    const dayOfMonth = new Date(dayStartMs).getUTCDate()
    const key = `${kind} ${dayOfMonth}`
    const before = merged.get(key)
    if (before) before.count += count
    else merged.set(key, { kind, count, datetime: rfc2822(rebuiltDay(dayOfMonth, startMs)) })
  }
  return [...merged.values()]
}
