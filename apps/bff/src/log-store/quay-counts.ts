import type { QuayCallOptions } from '@quaymaster/quay-client'
import type { LogQuery } from './entry.ts'
import type { LogSource } from './log-source.ts'
import type { LogDayCounts } from './log-store.ts'
import type { StoreKeeper } from './store-keeper.ts'

/** Quay counts so many days in one call. */
export const COUNTED_DAYS = 28

/** What every day's list and count belong to. */
export const REGISTRY = { kind: 'registry' } as const

type Counting = {
  keeper: StoreKeeper
  source: LogSource
  call: QuayCallOptions
  /** Makes the call when one is due. */
  spend: <T>(call: () => Promise<T>) => Promise<T>
}

/** Asks Quay for the counts of some days, and keeps them. */
export async function keepCounts({ keeper, source, call, spend }: Counting, from: string, to: string): Promise<void> {
  const identity = await keeper.adopt()
  const counted = await spend(async () => {
    // What arrives after this instant may not be counted.
    const at = keeper.now()
    return { at, counts: await source.counts({ scope: REGISTRY, from, to }, call) }
  })
  await keeper.keep(identity, 'saveCounts', { from, to, ...counted })
}

/** Days that one answer may ask Quay for: four calls. */
const MAX_DAYS = 112

/** Lets Quay's own counts stand in for days of which nothing is held, if it can count what is looked for. */
export async function countQuay(
  source: LogSource,
  query: LogQuery,
  days: LogDayCounts[],
  signal: AbortSignal | undefined,
): Promise<LogDayCounts[]> {
  const isCountable = [query.person, query.namespace, query.repository, query.address, query.text, query.namespaces]
  if (isCountable.some((part) => part !== undefined)) return days
  const unknown = days.filter(({ source: of }) => of === 'none').slice(-MAX_DAYS)
  const [from, to] = [unknown.at(0)?.day, unknown.at(-1)?.day]
  if (from === undefined || to === undefined) return days
  try {
    const counts = await source.counts({ scope: REGISTRY, from, to }, { priority: 'interactive', signal })
    const kinds = query.kinds === undefined ? undefined : new Set(query.kinds)
    const isUnknown = new Set(unknown.map(({ day }) => day))
    return days.map((day) => {
      if (!isUnknown.has(day.day)) return day
      const ofDay = counts.filter((count) => count.day === day.day && (kinds?.has(count.kind) ?? true))
      return { day: day.day, source: 'quay', counts: Object.fromEntries(ofDay.map(({ kind, count }) => [kind, count])) }
    })
  } catch {
    // A chart with a hole says so; it is no reason to show none.
    return days
  }
}
