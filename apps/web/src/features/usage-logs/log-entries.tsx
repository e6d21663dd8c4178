import { Button, Skeleton } from '@patternfly/react-core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant, formatNumber } from '../../lib/format.ts'
import { countDays } from './chart-days.ts'
import type { CountedDay } from './chart-days.ts'
import type { Blocker } from './blocker.tsx'
import { LogFoot } from './log-foot.tsx'
import { LogTable } from './log-table.tsx'
import { dayOf } from './log-place.ts'
import { formatDay } from './log-time.ts'
import { isFilterRefused, LogsEmpty } from './logs-empty.tsx'
import type { LiveView } from './use-live-view.ts'
import type { LogListView } from './use-log-list.ts'
import styles from './usage-logs-page.module.css'
import tableStyles from './log-table.module.css'

type Props = {
  logs: LogListView
  /** Absent where the list is not followed. */
  live?: LiveView
  search: string
  openId: string | undefined
  blocker: Blocker | null
  days: readonly CountedDay[]
  isNarrowed: boolean
  onClear: () => void
  onWiden: () => void
}

const SKELETON_ROWS = ['82%', '64%', '75%', '58%', '70%', '66%', '80%', '61%']

/** The list with what stands over and under it, or the reason why it is empty. */
export function LogEntries(props: Props) {
  const { logs, live, search, openId, blocker, days } = props
  const { list, isStale } = logs
  if (list === undefined || (list.total === 0 && list.older.state === 'reading' && list.older.progress === undefined)) {
    return <LogSkeleton />
  }
  const known = days.length === 0 ? undefined : countDays(days)
  const empty = { blocker, isNarrowed: props.isNarrowed, onClear: props.onClear, onWiden: props.onWiden }
  return (
    <>
      <WindowLine logs={logs} />
      {list.total === 0 ? (
        <LogsEmpty list={list} {...empty} />
      ) : (
        <LogTable list={list} isStale={isStale} search={search} openId={openId} isLive={live?.isFlowing === true}>
          {(view) => <NewEntries live={live} isAtTop={view.isAtTop} onShow={view.scrollToTop} />}
        </LogTable>
      )}
      {!isFilterRefused(list) && <LogFoot list={list} days={known} onKeepLooking={logs.keepLooking} />}
    </>
  )
}

/** The window that was really read, and the way back after a jump. */
function WindowLine({ logs: { list, anchor, jump } }: { logs: LogListView }) {
  const { t } = useTranslation()
  if (list === undefined) return null
  const { window } = list
  return (
    <div className={styles['window']}>
      {anchor === undefined && window !== undefined && (
        <span>{t('usageLogs.ranges.used', { from: formatInstant(window.from), to: formatInstant(window.to) })}</span>
      )}
      {anchor !== undefined && (
        <>
          <span>{t('usageLogs.rail.from', { day: formatDay(dayOf(list.row(0)?.at ?? anchor)) })}</span>
          {list.newer.state === 'reading' && <span role="status">{t('usageLogs.list.reading')}</span>}
          {list.newer.state !== 'reading' && list.newer.state !== 'complete' && (
            <Button variant="link" isInline onClick={() => void list.goOn('newer')}>
              {t('usageLogs.list.readNewer')}
            </Button>
          )}
          <Button variant="link" isInline onClick={() => jump(undefined)}>
            {t('usageLogs.rail.toNewest')}
          </Button>
        </>
      )}
    </div>
  )
}

type NewProps = { live: LiveView | undefined; isAtTop: boolean; onShow: () => void }

/** Says how many entries wait, and shows them. */
function NewEntries({ live, isAtTop, onShow }: NewProps) {
  const { t } = useTranslation()
  const setIsAtTop = live?.setIsAtTop
  useEffect(() => setIsAtTop?.(isAtTop), [setIsAtTop, isAtTop])
  const tail = live?.tail
  if (tail === undefined || tail.heldCount === 0) return null
  const show = () => {
    onShow()
    void tail.release()
  }
  return (
    <div className={tableStyles['above']} role="status">
      <Button variant="primary" size="sm" onClick={show}>
        {t('usageLogs.live.new', { count: tail.heldCount, number: formatNumber(tail.heldCount) })}
      </Button>
    </div>
  )
}

function LogSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={styles['skeleton']}>
      {SKELETON_ROWS.map((width, index) => (
        <Skeleton key={width} width={width} height="24px" screenreaderText={index === 0 ? t('common.loading') : ''} />
      ))}
    </div>
  )
}
