import type { QuayCallOptions } from '@quaymaster/quay-client'
import { addDays } from '../../time/calendar.ts'
import { isCountedByKind } from '../filter/log-filter.ts'
import type { LogQuery } from '../filter/log-filter.ts'
import { findBlocker } from './blocker.ts'
import type { LogBlocker } from './blocker.ts'
import type { LogSource } from '../../quay/log-source.ts'
import type { DayCounts } from '../db/day-coverage.ts'
import type { LogDatabase } from '../db/log-database.ts'
import { retryOnce } from './retry-once.ts'

/** Quay counts so many days in one call. */
export const COUNTED_DAYS = 28

/** What every day's list and count belong to. */
export const REGISTRY = { kind: 'registry' } as const

/** The first and the last of them. */
export type Days = { from: string; to: string }

export type LogDayCounts = DayCounts & {
  /** Why Quay could not be asked for its count, where that was needed. */
  blocker?: LogBlocker
}

type Counting = {
  database: LogDatabase
  source: LogSource
  call: QuayCallOptions
  /** Makes the call when one is due. */
  spend: <T>(call: () => Promise<T>) => Promise<T>
}

/** Asks Quay for the counts of some days, and keeps them; `kept`: those of which they are kept, where not of all. */
export async function keepCounts(
  { database, source, call, spend }: Counting,
  from: string,
  to: string,
  kept: readonly Days[] = [{ from, to }],
): Promise<Awaited<ReturnType<LogSource['counts']>>> {
  const connection = await database.confirmRegistry()
  const counted = await spend(async () => {
    // What arrives after this instant may not be counted.
    const at = database.now()
    return { at, counts: await source.counts({ scope: REGISTRY, from, to }, call) }
  })
  for (const days of kept) {
    const counts = counted.counts.filter(({ day }) => day >= days.from && day <= days.to)
    await database.writeConfirmed(connection, 'saveCounts', { ...days, at: counted.at, counts })
  }
  return counted.counts
}

/**
 * Quay's count of the registry's entries by day, in one call for 28 days at most. Kept for days that are kept and over, as
 * long as the store takes anything.
 */
export async function countEntries(
  counting: Counting,
  { from, to, oldestDay }: Days & { oldestDay: string },
): Promise<readonly { day: string; count: number }[]> {
  const { database, source, call, spend } = counting
  if (database.state !== 'ok' || to < oldestDay)
    return await spend(() => source.counts({ scope: REGISTRY, from, to }, call))
  return await keepCounts(counting, from, to, [{ from: from < oldestDay ? oldestDay : from, to }])
}

/** Days that one answer may ask Quay for: four calls. */
const MAX_DAYS = 112

type Asking = {
  database: LogDatabase
  source: LogSource
  /** Days that are kept: from the first, up to and without this one. */
  oldestDay: string
  today: string
  signal: AbortSignal | undefined
}

/**
 * Lets Quay's own counts stand in for days that are not stored whole, if it can count what is looked for. Those of days that
 * are over are kept: they are asked for once.
 */
export async function countQuay(
  { database, source, oldestDay, today, signal }: Asking,
  query: LogQuery,
  days: LogDayCounts[],
): Promise<LogDayCounts[]> {
  if (!isCountedByKind(query)) return days
  const unknown = days.filter(({ source: of }) => of === 'none' || of === 'part').slice(-MAX_DAYS)
  const [from, to] = [unknown.at(0)?.day, unknown.at(-1)?.day]
  if (from === undefined || to === undefined) return days
  try {
    const counting = { database, source, call: { priority: 'interactive', signal }, spend: unbounded } as const
    const over = unknown.map(({ day }) => day).filter((day) => day >= oldestDay && day < today)
    const counts = await keepCounts(counting, from, to, toStretches(over))
    const kinds = query.kinds === undefined ? undefined : new Set(query.kinds)
    const isUnknown = new Set(unknown.map(({ day }) => day))
    return days.map((day) => {
      if (!isUnknown.has(day.day)) return day
      const ofDay = counts.filter((count) => count.day === day.day && (kinds?.has(count.kind) ?? true))
      return { day: day.day, source: 'quay', counts: Object.fromEntries(ofDay.map(({ kind, count }) => [kind, count])) }
    })
  } catch (error) {
    // A chart with a hole says so, and why; it is no reason to show none.
    const blocker = findBlocker(error)
    if (blocker === undefined) return days
    const isUnknown = new Set(unknown.map(({ day }) => day))
    return days.map((day) => (isUnknown.has(day.day) ? { ...day, blocker } : day))
  }
}

const unbounded = <T>(call: () => Promise<T>): Promise<T> => retryOnce(call, () => Promise.resolve())

/** Days that follow one another, as ranges. */
export function toStretches(days: readonly string[]): Days[] {
  const stretches: Days[] = []
  for (const day of days) {
    const last = stretches.at(-1)
    if (last !== undefined && addDays(last.to, 1) === day) last.to = day
    else stretches.push({ from: day, to: day })
  }
  return stretches
}
