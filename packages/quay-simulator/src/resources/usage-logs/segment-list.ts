import type { TimeRange } from './entry.ts'
import { createSegment, rowsBefore, segmentCapacity, splitSegment } from './segment.ts'
import type { Segment } from './segment.ts'

/** The last segment that starts no later than the instant; -1 where none does. */
function segmentAt(segments: readonly Segment[], instantUs: number): number {
  let low = 0
  let high = segments.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((segments[middle]?.instantsUs[0] ?? 0) <= instantUs) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The segment that a row of this instant goes into, with room for it: behind all rows of the same instant. */
export function segmentWithRoom(segments: Segment[], instantUs: number): Segment {
  const number = Math.max(segmentAt(segments, instantUs), 0)
  const found = segments[number]
  if (found && found.length < segmentCapacity) return found
  const isAtEnd = number >= segments.length - 1 && (found?.instantsUs[segmentCapacity - 1] ?? 0) <= instantUs
  const added = found && !isAtEnd ? splitSegment(found) : createSegment()
  segments.splice(number + 1, 0, added)
  return found && !isAtEnd && (added.instantsUs[0] ?? 0) > instantUs ? found : added
}

/** Some rows of one segment: from `first` up to but without `end`. */
export type RowRun = { segment: Segment; first: number; end: number }

/** The rows of a range, the latest segment first; `isInclusive`: with those at its very end. */
export function* runsDescending(
  segments: readonly Segment[],
  { startUs, endUs }: TimeRange,
  isInclusive: boolean,
): Generator<RowRun> {
  for (let number = segmentAt(segments, endUs); number >= 0; number -= 1) {
    const segment = segments[number]
    if (!segment) return
    const first = rowsBefore(segment, startUs, false)
    yield { segment, first, end: rowsBefore(segment, endUs, isInclusive) }
    if (first > 0) return
  }
}
