import type { RouteResponse } from '@quaymaster/contracts/route'
import type { readUsageLogChart } from '@quaymaster/contracts/usage-logs'
import type { DaySpan } from './chart-scale.ts'
import { dayEnd, dayStart } from './log-place.ts'
import { utcToday } from './usage-log-search.ts'

export type CountedDay = RouteResponse<typeof readUsageLogChart>['days'][number]

/** The range of some of the days, never wider than the range that the chart is about. */
export function rangeOfDays(
  days: readonly Pick<CountedDay, 'day'>[],
  { first, last }: DaySpan,
  window: { from: string; to: string },
): { from: string; to: string } | undefined {
  const firstDay = days[first]?.day
  const lastDay = days[last]?.day
  if (firstDay === undefined || lastDay === undefined) return undefined
  const [from, to] = [dayStart(firstDay), dayEnd(lastDay)]
  return { from: from < window.from ? window.from : from, to: to > window.to ? window.to : to }
}

export type CountedDays = { total: number; complete: number; hasToday: boolean }

/** Days of the range, and those of which every entry is stored; the present one never is. */
export const countDays = (days: readonly Pick<CountedDay, 'day' | 'state'>[]): CountedDays => ({
  total: days.length,
  complete: days.filter(({ state }) => state === 'complete').length,
  hasToday: days.some(({ day, state }) => state === 'open' || (day === utcToday() && state !== 'complete')),
})

/** Whether a day's numbers are those of a part of it; the present day is never over. */
export const isPartlyCounted = ({ day, state, source }: CountedDay): boolean =>
  source === 'store' && (state === 'partial' || state === 'filling') && day !== utcToday()
