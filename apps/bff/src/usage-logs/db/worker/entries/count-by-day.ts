import type { DayCounts } from '../../day-coverage.ts'
import type { LogQuery } from '../../../filter/log-query.ts'
import { resolveAddresses } from './addresses.ts'
import type { ResolvedQuery } from './addresses.ts'
import { isConverting } from '../file/convert.ts'
import { coverageOf } from '../days/days.ts'
import { readDay } from '../days/day-record.ts'
import { big } from './entry-writer.ts'
import { followedDay } from '../days/follow.ts'
import type { LogFile } from '../file/log-file.ts'
import { dayNumber, dayText, DAY_SECONDS, secondsOf } from '../../../../time/day-number.ts'
import { firstOf, lastOf } from './sequence.ts'
import { conditionsOf, matchingEntries } from '../sql/entry-query.ts'
import type { EntryConditions, EntrySource } from '../sql/entry-query.ts'
import { hasUnindexed } from './text-indexer.ts'

type KindCount = { kind: string; count: number }

/** Whether the counts kept by day and kind answer for a day by themselves: all of it is wanted, and only kinds tell. */
function isByKindOnly(query: ResolvedQuery, day: number): boolean {
  const { person, namespace, repository, addresses, text, namespaces, from, to } = query
  const isFiltered = [person, namespace, repository, addresses, text, namespaces].some((part) => part !== undefined)
  const isCut =
    (from !== undefined && secondsOf(from) > day * DAY_SECONDS) ||
    (to !== undefined && secondsOf(to) < (day + 1) * DAY_SECONDS)
  return !isFiltered && !isCut
}

/** Counts a range by day and kind, and lets others have their turn after each day. */
export async function* countByDay(
  file: LogFile,
  query: LogQuery,
  from: string,
  to: string,
): AsyncGenerator<undefined, DayCounts[], void> {
  const resolved = yield* resolveAddresses(file, query)
  const days: DayCounts[] = []
  for (const day of countDays(file, resolved, from, to)) {
    days.push(day)
    yield
  }
  return days
}

/** Counts of a range by day and kind, a day at a time. */
export function* countDays(file: LogFile, query: ResolvedQuery, from: string, to: string): Generator<DayCounts> {
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1) {
    yield isByKindOnly(query, day) ? countStoredDay(file, query, day) : countMatching(file, query, day)
  }
}

/** Of a day that is not held whole, Quay's own counts say more. */
function countStoredDay(file: LogFile, query: ResolvedQuery, day: number): DayCounts {
  const record = readDay(file, day)
  const isFollowed = followedDay(file) === day && record.isFloored
  const isWhole = isFollowed || ['complete', 'different'].includes(coverageOf(record).state)
  const source = isWhole ? 'store' : record.expected !== null ? 'quay' : record.stored > 0 ? 'part' : 'none'
  const column = source === 'quay' ? 'expected' : 'stored'
  const rows = file.all<KindCount>(
    `SELECT kind, ${column} AS count FROM day_counts WHERE day = ? AND ${column} > 0`,
    day,
  )
  const kinds = query.kinds === undefined ? undefined : new Set(query.kinds)
  return { day: dayText(day), source, counts: byKind(rows.filter(({ kind }) => kinds?.has(kind) ?? true)) }
}

function countMatching(file: LogFile, query: ResolvedQuery, day: number): DayCounts {
  const converting = isConverting(file)
  const where = conditionsOf(query, converting)
  const ends = [firstOf(day), lastOf(day)] as const
  const countsOf = (conditions: EntryConditions, source: EntrySource) =>
    file.all<KindCount>(
      `SELECT e.kind, count(*) AS count ${matchingEntries(conditions, source)} GROUP BY e.kind`,
      ...ends.map(big),
      ...conditions.values,
    )
  const rows = countsOf(where, 'best')
  if (where.textTable !== undefined && hasUnindexed(file, ...ends)) {
    rows.push(...countsOf(conditionsOf(query, converting, 'plain'), 'unindexed'))
  }
  const { stored, isFloored } = readDay(file, day)
  return { day: dayText(day), source: stored > 0 || isFloored ? 'store' : 'none', counts: byKind(rows) }
}

function byKind(rows: readonly KindCount[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind, count } of rows) counts[kind] = (counts[kind] ?? 0) + count
  return counts
}
