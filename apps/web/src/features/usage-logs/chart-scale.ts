import { USAGE_LOG_GROUPS } from '@quaymaster/contracts/usage-log-kinds'
import type { UsageLogGroup } from '@quaymaster/contracts/usage-log-kinds'

export type ChartDay = { day: string; counts: Readonly<Record<string, number>> }

export const CHART_HEIGHT = 96
const BAR_PART = 0.86

/** Groups that occur in these days, in their fixed order, with how many entries each has. */
export function groupTotals(days: readonly ChartDay[]): { group: UsageLogGroup; count: number }[] {
  return USAGE_LOG_GROUPS.map((group) => ({
    group,
    count: days.reduce((sum, { counts }) => sum + (counts[group] ?? 0), 0),
  })).filter(({ count }) => count > 0)
}

export const dayTotal = ({ counts }: ChartDay): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** How many entries the busiest day has. */
export const busiestDay = (days: readonly ChartDay[]): number => Math.max(0, ...days.map(dayTotal))

/** The count that the chart's full height stands for. */
const chartMaximum = (days: readonly ChartDay[]): number => Math.max(1, busiestDay(days))

/**
 * All bars of one group as one path, in a box as wide as there are days and 96 high, so that a chart of a year is a dozen
 * elements. Groups stand on one another in their fixed order, the first at the bottom.
 */
export function groupPath(days: readonly ChartDay[], group: UsageLogGroup): string {
  const maximum = chartMaximum(days)
  const below = USAGE_LOG_GROUPS.slice(0, USAGE_LOG_GROUPS.indexOf(group))
  return days
    .map(({ counts }, index) => {
      const count = counts[group] ?? 0
      if (count === 0) return ''
      const floor = below.reduce((sum, other) => sum + (counts[other] ?? 0), 0)
      const height = (count / maximum) * CHART_HEIGHT
      const bottom = CHART_HEIGHT - (floor / maximum) * CHART_HEIGHT
      const left = index + (1 - BAR_PART) / 2
      return `M${round(left)} ${round(bottom)}h${BAR_PART}v${round(-height)}h${-BAR_PART}z`
    })
    .join('')
}

const round = (value: number): number => Math.round(value * 100) / 100

/** The day under a point, as its place in the row of days; `part` is how far across the chart it is, from 0 to 1. */
export const dayIndexAt = (part: number, dayCount: number): number =>
  Math.min(Math.max(Math.floor(part * dayCount), 0), Math.max(dayCount - 1, 0))

/** The group of a bar at a height; `part` is how far above the ground, from 0 to 1. Undefined above the bar. */
export function groupAt(days: readonly ChartDay[], index: number, part: number): UsageLogGroup | undefined {
  const counts = days[index]?.counts ?? {}
  const wanted = part * chartMaximum(days)
  let floor = 0
  return USAGE_LOG_GROUPS.find((group) => {
    floor += counts[group] ?? 0
    return wanted <= floor && (counts[group] ?? 0) > 0
  })
}

export type DaySpan = { first: number; last: number }

export const spanOf = (a: number, b: number): DaySpan => ({ first: Math.min(a, b), last: Math.max(a, b) })
