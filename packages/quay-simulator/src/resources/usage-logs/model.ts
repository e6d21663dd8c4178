import type { LogPrecision } from '../../log-precision.ts'
import { countByKindAndDay } from './day-counts.ts'
import type { DayCount } from './day-counts.ts'
import type { LogFilter, PastEntries, TimeRange, UsageLogDetail, UsageLogEntry } from './entry.ts'
import { createRowSelection } from './row-selection.ts'
import { runsDescending, segmentWithRoom } from './segment-list.ts'
import { insertRow, rowsBefore, segmentsOf } from './segment.ts'
import type { Segment } from './segment.ts'

/** Which part of a list is wanted. */
export type LogSlice = {
  range: TimeRange
  filter: LogFilter
  /** Where to start: nothing later. @default the end of the range */
  fromUs?: number | undefined
  /** How many to leave out first. @default 0 */
  skip?: number
  count: number
}

/** The entries of a registry by instant; those of one instant in the order of their insertion. */
export type UsageLog = {
  readonly size: number
  insert(entry: UsageLogEntry): void
  /** The instant of something that happens now: no two are the same, as good as never in Quay's database. */
  nextInstantUs(nowMs: number): number
  /** Begins with a past; it is made when somebody first asks. */
  begin(makePast: () => PastEntries): void
  /** Entries by descending instant, of one instant the last inserted first. */
  newest(slice: LogSlice): UsageLogEntry[]
  /** How often each kind occurs on each day of the range. */
  countByKindAndDay(range: TimeRange, filter: LogFilter): DayCount[]
}

/** Names of kinds, and the numbers that stand for them. */
function createKindNumbers() {
  const names: string[] = []
  const numbers = new Map<string, number>()
  const numberOf = (kind: string): number => {
    const known = numbers.get(kind)
    if (known !== undefined) return known
    numbers.set(kind, names.length)
    return names.push(kind) - 1
  }
  return { names, numbers, numberOf }
}

const orNull = (id: number | undefined): number | null => id || null

const cutToSeconds = (instantUs: number): number => instantUs - (instantUs % 1_000_000)

/** Makes an empty log. In whole seconds, rows of one second are of one instant, and page tokens name whole seconds. */
export function createUsageLog(precision: LogPrecision = 'microseconds'): UsageLog {
  const kept = precision === 'seconds' ? cutToSeconds : (instantUs: number) => instantUs
  const segments: Segment[] = []
  const kinds = createKindNumbers()
  const selection = createRowSelection(kinds.numbers)
  /** Details of what was inserted; those of the past come from `describe`. */
  const inserted: UsageLogDetail[] = []
  let describe: PastEntries['describe'] = () => ({ metadata: {}, ip: null })
  let waiting: (() => PastEntries) | undefined
  let lastUs = 0

  function allSegments(): Segment[] {
    if (!waiting) return segments
    const past = waiting()
    waiting = undefined
    const instantsUs = past.instantsUs.map(kept)
    segments.push(...segmentsOf({ ...past, instantsUs }, past.kindNames.map(kinds.numberOf)))
    describe = past.describe
    return segments
  }

  function entryAt(segment: Segment, row: number): UsageLogEntry {
    const detail = segment.details[row] ?? 0
    const told = detail < 0 ? inserted[-detail - 1] : describe(detail)
    return {
      kind: kinds.names[segment.kinds[row] ?? 0] ?? 'unknown',
      instantUs: segment.instantsUs[row] ?? 0,
      performerId: orNull(segment.performerIds[row]),
      namespaceId: orNull(segment.namespaceIds[row]),
      repositoryId: orNull(segment.repositoryIds[row]),
      metadata: told?.metadata ?? {},
      ip: told?.ip ?? null,
    }
  }

  function newest({ range, filter, fromUs, skip = 0, count }: LogSlice): UsageLogEntry[] {
    const isInclusive = fromUs !== undefined && fromUs < range.endUs
    const cut = { startUs: range.startUs, endUs: isInclusive ? fromUs : range.endUs }
    const isWanted = selection(filter)
    const taken: UsageLogEntry[] = []
    let left = skip
    for (const { segment, first, end } of runsDescending(allSegments(), cut, isInclusive)) {
      for (let row = end - 1; row >= first; row -= 1) {
        if (!isWanted(segment, row)) continue
        if (left > 0) left -= 1
        else if (taken.push(entryAt(segment, row)) === count) return taken
      }
    }
    return taken
  }

  return {
    get size() {
      return allSegments().reduce((sum, { length }) => sum + length, 0)
    },
    begin(makePast) {
      waiting = makePast
    },
    insert({ kind, instantUs: happenedUs, performerId, namespaceId, repositoryId, metadata, ip }) {
      const instantUs = kept(happenedUs)
      const segment = segmentWithRoom(allSegments(), instantUs)
      inserted.push({ metadata, ip })
      insertRow(segment, rowsBefore(segment, instantUs, true), {
        instantUs,
        kind: kinds.numberOf(kind),
        performerId: performerId ?? 0,
        namespaceId: namespaceId ?? 0,
        repositoryId: repositoryId ?? 0,
        detail: -inserted.length,
      })
    },
    nextInstantUs(nowMs) {
      lastUs = Math.max(nowMs * 1000, lastUs + 1)
      return lastUs
    },
    newest,
    countByKindAndDay: (range, filter) => countByKindAndDay(allSegments(), kinds.names, range, selection(filter)),
  }
}
