import { Button } from '@patternfly/react-core'
import type { UsageLogGroup } from '@quaymaster/contracts/usage-log-kinds'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import type { CountedDay } from './chart-days.ts'
import { dayTotal, groupTotals, spanOf } from './chart-scale.ts'
import type { DaySpan } from './chart-scale.ts'
import { formatDay } from './log-time.ts'
import styles from './log-chart.module.css'

type Props = {
  days: readonly CountedDay[]
  onNarrow: (span: DaySpan, group?: UsageLogGroup) => void
  onGroup: (group: UsageLogGroup) => void
}

/** What the chart shows, as numbers; each day, group and number narrows as its bar does. */
export function ChartTable({ days, onNarrow, onGroup }: Props) {
  const { t } = useTranslation()
  const totals = groupTotals(days)
  const rows = [...days.entries()].toReversed()
  return (
    <div className={styles['tableBox']} tabIndex={0} role="region" aria-label={t('usageLogs.chart.label')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('usageLogs.chart.byUtcDay')}</th>
            <th scope="col">{t('usageLogs.chart.total')}</th>
            {totals.map(({ group }) => (
              <th key={group} scope="col">
                <Button
                  variant="link"
                  isInline
                  aria-label={t('usageLogs.chart.narrowToGroup', { group: t(`usageLogs.groups.${group}`) })}
                  onClick={() => onGroup(group)}
                >
                  {t(`usageLogs.groups.${group}`)}
                </Button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([index, day]) => (
            <tr key={day.day}>
              <th scope="row">
                <Button
                  variant="link"
                  isInline
                  aria-label={t('usageLogs.chart.narrowToDay', { day: formatDay(day.day) })}
                  onClick={() => onNarrow(spanOf(index, index))}
                >
                  {formatDay(day.day)}
                </Button>
              </th>
              <td>{day.source === 'none' ? t('usageLogs.none') : formatNumber(dayTotal(day))}</td>
              {totals.map(({ group }) => {
                const count = day.counts[group] ?? 0
                return (
                  <td key={group} className={count === 0 ? styles['zero'] : undefined}>
                    {formatNumber(count)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
