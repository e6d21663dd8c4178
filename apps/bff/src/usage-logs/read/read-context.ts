import { dayOf } from '../../time/calendar.ts'
import type { LogQuery } from '../filter/log-filter.ts'
import type { LogBlocker } from '../source/blocker.ts'
import type { PlanOptions } from './plan-options.ts'

/** What every stream of entries works with. */
export type ReadContext = Pick<PlanOptions, 'database' | 'reader' | 'source'> & {
  today: () => string
  /** The day by the clock. */
  clockDay: () => string
  oldestDay: () => string
  daysSideBySide: number
  /** Sees to it that what has just come is stored; gives the number of calls. */
  pollIfStale: () => Promise<number>
  /** When it was last known what has just come; null before the first poll. */
  lastPollAt: () => string | null
  /** Why Quay was not read in the background, where it was not. */
  blocker: () => LogBlocker | null
}

/** Whole days of the range, as far as any can be stored. */
export function findWholeDays({ from, to }: LogQuery, oldest: string, today: string): { from: string; to: string } {
  const first = from?.slice(0, 10) ?? oldest
  const last = to === undefined ? today : dayOf(Date.parse(to) - 1000)
  return { from: first < oldest ? oldest : first, to: last > today ? today : last }
}
