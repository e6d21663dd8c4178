import type { TimeRange } from './entry.ts'
import type { RowTest } from './row-selection.ts'
import { runsDescending } from './segment-list.ts'
import type { Segment } from './segment.ts'
import { dayUs } from '../../day.ts'

/** How often a kind occurs on a day. */
export type DayCount = { kind: string; dayStartMs: number; count: number }

/** Counts the rows of a range, by day (UTC) and kind. */
export function countByKindAndDay(
  segments: readonly Segment[],
  kindNames: readonly string[],
  range: TimeRange,
  isWanted: RowTest,
): DayCount[] {
  const firstDay = Math.floor(range.startUs / dayUs)
  const days = Math.max(Math.ceil(range.endUs / dayUs) - firstDay, 0)
  const counts = new Uint32Array(days * kindNames.length)
  for (const { segment, first, end } of runsDescending(segments, range, false)) {
    for (let row = first; row < end; row += 1) {
      if (!isWanted(segment, row)) continue
      const day = Math.floor((segment.instantsUs[row] ?? 0) / dayUs) - firstDay
      const place = day * kindNames.length + (segment.kinds[row] ?? 0)
      counts[place] = (counts[place] ?? 0) + 1
    }
  }
  return [...counts.entries()]
    .filter(([, count]) => count > 0)
    .map(([place, count]) => ({
      kind: kindNames[place % kindNames.length] ?? 'unknown',
      dayStartMs: ((firstDay + Math.floor(place / kindNames.length)) * dayUs) / 1000,
      count,
    }))
}
