import { useQuery } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'
import { ChartPanel } from './chart-panel.tsx'
import { DayRail } from './day-rail.tsx'
import { ExportMenu } from './export-menu.tsx'
import { BlockerAlert } from './blocker.tsx'
import { LogEntries } from './log-entries.tsx'
import { LogToolbar } from './log-toolbar.tsx'
import { dayEnd } from './log-place.ts'
import { chartQuery, coverageQuery } from './log-queries.ts'
import { LogChips } from './log-chips.tsx'
import { clearLogFilters, filterOf, isLogNarrowed, utcToday, withRange } from './usage-log-search.ts'
import type { UsageLogSearch } from './usage-log-search.ts'
import { useLiveView } from './use-live-view.ts'
import { useLogList } from './use-log-list.ts'
import styles from './usage-logs-page.module.css'

type Props = {
  search: UsageLogSearch
  openId: string | undefined
  /** `isStep`: the back button takes it back. */
  onSearch: (search: UsageLogSearch, isStep?: boolean) => void
  /** The drawer of the open entry. */
  children: ReactNode
}

const NO_DAYS: readonly never[] = []

/**
 * The usage log of the registry: chart, filters, and a list without end. It is drawn with every piece of the
 * list that arrives, so that the parts with nothing to do with it are not.
 */
export function UsageLogsPage({ search, openId, onSearch, children }: Props) {
  const { t } = useTranslation()
  const { options } = useRouter()
  const filterKey = JSON.stringify({ ...search, chart: undefined })
  const filter = useMemo(() => filterOf(JSON.parse(filterKey) as UsageLogSearch), [filterKey])
  const logs = useLogList({ filter })
  const chart = useQuery(chartQuery(filter))
  const today = utcToday()
  const coverage = useQuery(coverageQuery({ from: today, to: today, isFollowed: false }))
  const live = useLiveView({ logs, filter, isFixed: search.to !== undefined })
  const blocker = coverage.data?.blocker ?? null
  const days = chart.data?.days ?? NO_DAYS
  const step = useCallback((next: UsageLogSearch) => onSearch(next, true), [onSearch])
  const { jump } = logs
  // A jump begins with the entries of that day; its newer ones are above.
  const jumpToDay = useCallback((day: string) => jump(dayEnd(day)), [jump])
  return (
    <Page
      title={t('usageLogs.title')}
      labels={<Link to="/usage-logs/coverage">{t('usageLogs.coverage.link')}</Link>}
      action={<ExportMenu search={search} />}
    >
      {blocker !== null && (
        <div className={styles['notice']}>
          <BlockerAlert blocker={blocker} />
        </div>
      )}
      <ChartPanel data={chart.data} error={chart.error} onRetry={chart.refetch} search={search} onSearch={step} />
      <LogToolbar search={search} onSearch={onSearch} live={live} />
      <LogChips search={search} onSearch={onSearch} />
      <div className={styles['columns']}>
        <div className={styles['list']}>
          <LogEntries
            logs={logs}
            live={live}
            search={options.stringifySearch?.(search) ?? ''}
            openId={openId}
            blocker={blocker}
            days={days}
            isNarrowed={isLogNarrowed(search)}
            onClear={() => onSearch(clearLogFilters(search))}
            onWiden={() => onSearch(withRange(search, 'month'))}
          />
        </div>
        <DayRail days={days} onJump={jumpToDay} />
      </div>
      {children}
    </Page>
  )
}
