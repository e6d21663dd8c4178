import type { UsageLogEntry } from '@quaymaster/contracts/usage-logs'
import { DAY_MS } from './log-time.ts'

/** The cursor that goes on next to an entry, as the server's own cursors are written. */
export const cursorAt = ({ id, at }: Pick<UsageLogEntry, 'id' | 'at'>): string =>
  `${at.replaceAll(/[-:TZ]/g, '')}.${id}`

/** The UTC day of an instant. */
export const dayOf = (instant: string): string => instant.slice(0, 10)

export const dayStart = (day: string): string => `${day}T00:00:00Z`

/** The instant at which a day is over. */
export const dayEnd = (day: string): string =>
  `${new Date(Date.parse(dayStart(day)) + DAY_MS).toISOString().slice(0, 19)}Z`

/** Days that follow one another, as spans. */
export function daySpans(days: readonly string[]): { first: string; last: string }[] {
  const spans: { first: string; last: string }[] = []
  for (const day of days.toSorted()) {
    const span = spans.at(-1)
    if (span !== undefined && dayOf(dayEnd(span.last)) === day) span.last = day
    else spans.push({ first: day, last: day })
  }
  return spans
}
