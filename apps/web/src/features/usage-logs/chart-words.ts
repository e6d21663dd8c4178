import { USAGE_LOG_GROUPS } from '@quaymaster/contracts/usage-log-kinds'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { isPartlyCounted } from './chart-days.ts'
import type { CountedDay } from './chart-days.ts'
import { dayTotal } from './chart-scale.ts'
import type { DaySpan } from './chart-scale.ts'
import { formatDay } from './log-time.ts'

const MOST_GROUPS = 3

/** What the chart says about a day, or several. */
export function useChartWords(days: readonly CountedDay[]) {
  const { t } = useTranslation()
  const entries = (count: number) => t('usageLogs.chart.entries', { count, number: formatNumber(count) })

  function spanText({ first, last }: DaySpan): string {
    const chosen = days.slice(first, last + 1)
    const [from, to] = [chosen[0], chosen.at(-1)]
    if (from === undefined || to === undefined) return ''
    const total = chosen.reduce((sum, day) => sum + dayTotal(day), 0)
    if (first === last) return dayText(from, total)
    return t('usageLogs.chart.chosen', { first: formatDay(from.day), last: formatDay(to.day), entries: entries(total) })
  }
  function dayText(day: CountedDay, total: number): string {
    const name = formatDay(day.day)
    if (total === 0) {
      if (day.source === 'none') return t('usageLogs.chart.dayUncounted', { day: name })
      // Of a day that was not read to its end nobody knows that there are none.
      const isKnown = day.source === 'quay' || day.state === 'complete'
      return t(isKnown ? 'usageLogs.chart.dayEmpty' : 'usageLogs.chart.dayEmptySoFar', { day: name })
    }
    const largest = USAGE_LOG_GROUPS.map((group) => ({ group, count: day.counts[group] ?? 0 }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count)
      .slice(0, MOST_GROUPS)
      .map(({ group, count }) => `${t(`usageLogs.groups.${group}`)} ${formatNumber(count)}`)
    const facts = [t('usageLogs.chart.day', { day: name, entries: entries(total) }), ...largest]
    if (isPartlyCounted(day)) facts.push(t(`usageLogs.states.${day.state}`))
    return facts.join(' · ')
  }
  return { entries, spanText, number: formatNumber }
}
