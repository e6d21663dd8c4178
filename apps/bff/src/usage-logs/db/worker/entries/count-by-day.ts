import type { DayCounts } from '../../day-coverage.ts'
import { isCountedByKind } from '../../../filter/log-filter.ts'
import type { LogQuery } from '../../../filter/log-filter.ts'
import { resolveQuery } from './resolve-query.ts'
import type { ResolvedQuery } from './resolve-query.ts'
import { isConverting } from '../file/convert.ts'
import { toCoverage } from '../days/days.ts'
import { readDay } from '../days/day-record.ts'
import { big } from './entry-writer.ts'
import { followedDay } from '../days/follow.ts'
import type { LogFile } from '../file/log-file.ts'
import { dayNumber, dayText, DAY_SECONDS, secondsOf } from '../../../../time/day-number.ts'
import { firstOf, lastOf } from './sequence.ts'
import { buildConditions, matchingEntries } from '../sql/entry-query.ts'
import type { EntryConditions, EntrySource } from '../sql/entry-query.ts'
import { hasUnindexed } from './text-indexer.ts'

type KindCount = { kind: string; count: number }

/** Whether all of a day is wanted, as far as the range says. */
function isWholeDay({ from, to }: LogQuery, day: number): boolean {
  const startsLater = from !== undefined && secondsOf(from) > day * DAY_SECONDS
  const endsEarlier = to !== undefined && secondsOf(to) < (day + 1) * DAY_SECONDS
  return !startsLater && !endsEarlier
}

/** Counts a range by day and kind, and lets others have their turn after each day. */
export async function* countByDay(
  file: LogFile,
  query: LogQuery,
  from: string,
  to: string,
): AsyncGenerator<undefined, DayCounts[], void> {
  const resolved = yield* resolveQuery(file, query)
  const isCounted = isCountedByKind(query)
  const days: DayCounts[] = []
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1) {
    const isKept = isCounted && isWholeDay(query, day)
    days.push(isKept ? readCounts(file, query.kinds, day) : countMatching(file, resolved, day))
    yield
  }
  return days
}

/** The counts that are kept for a day. Of one that is not stored whole, Quay's own counts say more. */
function readCounts(file: LogFile, wanted: LogQuery['kinds'], day: number): DayCounts {
  const record = readDay(file, day)
  const isFollowed = followedDay(file) === day && record.isFloored
  const isWhole = isFollowed || ['complete', 'different'].includes(toCoverage(record).state)
  const source = isWhole ? 'store' : record.expected !== null ? 'quay' : record.stored > 0 ? 'part' : 'none'
  const column = source === 'quay' ? 'expected' : 'stored'
  const rows = file.all<KindCount>(
    `SELECT kind, ${column} AS count FROM day_counts WHERE day = ? AND ${column} > 0`,
    day,
  )
  const kinds = wanted === undefined ? undefined : new Set(wanted)
  return { day: dayText(day), source, counts: byKind(rows.filter(({ kind }) => kinds?.has(kind) ?? true)) }
}

function countMatching(file: LogFile, query: ResolvedQuery, day: number): DayCounts {
  const converting = isConverting(file)
  const where = buildConditions(query, converting)
  const ends = [firstOf(day), lastOf(day)] as const
  const countsOf = (conditions: EntryConditions, source: EntrySource) =>
    file.all<KindCount>(
      `SELECT e.kind, count(*) AS count ${matchingEntries(conditions, source)} GROUP BY e.kind`,
      ...ends.map(big),
      ...conditions.values,
    )
  const rows = countsOf(where, 'best')
  if (where.textTable !== undefined && hasUnindexed(file, ...ends)) {
    rows.push(...countsOf(buildConditions(query, converting, 'plain'), 'unindexed'))
  }
  const { stored, isFloored } = readDay(file, day)
  return { day: dayText(day), source: stored > 0 || isFloored ? 'store' : 'none', counts: byKind(rows) }
}

function byKind(rows: readonly KindCount[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind, count } of rows) counts[kind] = (counts[kind] ?? 0) + count
  return counts
}
