import { Button, Skeleton } from '@patternfly/react-core'
import type { UsageLogGroup } from '@quaymaster/contracts/usage-log-kinds'
import type { RouteResponse } from '@quaymaster/contracts/route'
import type { readUsageLogChart } from '@quaymaster/contracts/usage-logs'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { rangeOfDays } from './chart-days.ts'
import { ChartTable } from './chart-table.tsx'
import { busiestDay } from './chart-scale.ts'
import type { DaySpan } from './chart-scale.ts'
import { useChartWords } from './chart-words.ts'
import { LogChart } from './log-chart.tsx'
import { withRange, withSearch } from './usage-log-search.ts'
import type { UsageLogSearch } from './usage-log-search.ts'
import styles from './log-chart.module.css'

type Props = {
  /** Undefined while it is being read, or where it could not be. */
  data: RouteResponse<typeof readUsageLogChart> | undefined
  error: Error | null
  onRetry: () => unknown
  search: UsageLogSearch
  onSearch: (search: UsageLogSearch) => void
}

/** Over the list: the range by day and group of kinds, as bars or as numbers. */
export const ChartPanel = memo(function ChartPanel({ data, error, onRetry, search, onSearch }: Props) {
  const { t } = useTranslation()
  const isTable = search.chart === 'table'
  const onGroup = (group: UsageLogGroup) => onSearch(withSearch(search, { groups: group, kinds: undefined }))
  function onNarrow(span: DaySpan, group?: UsageLogGroup) {
    if (data === undefined) return
    const range = rangeOfDays(data.days, span, data)
    if (range === undefined) return
    const narrowed = withRange(search, range)
    onSearch(group === undefined ? narrowed : withSearch(narrowed, { groups: group, kinds: undefined }))
  }
  const uncounted = data?.days.filter(({ source }) => source === 'none').length ?? 0
  const words = useChartWords(data?.days ?? [])
  const highest = busiestDay(data?.days ?? [])
  const blocker = data?.blocker ?? null
  const uncountedWords = (count: number) =>
    blocker === null
      ? t('usageLogs.chart.uncounted', { count })
      : t('usageLogs.chart.uncountedBecause', { count, reason: t(`usageLogVerdicts.reasons.${blocker}`) })
  const Shape = isTable ? ChartTable : LogChart
  return (
    <div className={styles['panel']}>
      <div className={styles['bar']}>
        <span>
          {t('usageLogs.chart.label')} ({t('usageLogs.chart.byUtcDay')})
          {highest > 0 && ` · ${t('usageLogs.chart.highest', { entries: words.entries(highest) })}`}
          {uncounted > 0 && ` · ${uncountedWords(uncounted)}`}
        </span>
        <Button
          variant="link"
          size="sm"
          isInline
          onClick={() => onSearch(withSearch(search, { chart: isTable ? undefined : 'table' }))}
        >
          {t(isTable ? 'usageLogs.chart.asChart' : 'usageLogs.chart.asTable')}
        </Button>
      </div>
      <div className={styles['body']}>
        {data !== undefined && <Shape days={data.days} onNarrow={onNarrow} onGroup={onGroup} />}
        {data === undefined && error === null && <Skeleton height="96px" screenreaderText={t('common.loading')} />}
        {data === undefined && error !== null && <ProblemAlert error={error} onRetry={() => void onRetry()} />}
      </div>
    </div>
  )
})
