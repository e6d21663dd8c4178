import { Button, Tooltip } from '@patternfly/react-core'
import { useTranslation } from 'react-i18next'
import { TechnicalDetail } from '../../components/problem-alert.tsx'
import { useProblemWords } from '../../components/problem-words.ts'
import { formatInstant, formatNumber } from '../../lib/format.ts'
import { StoreRemarks } from './store-remarks.tsx'
import { dayOf } from './log-place.ts'
import { CALLS_BOUND } from './log-reading.ts'
import type { CountedDays } from './chart-days.ts'
import type { LogList } from './log-list.ts'
import { formatDay } from './log-time.ts'
import { LogVerdicts } from './log-verdicts.tsx'
import styles from './log-foot.module.css'

type Props = {
  list: LogList
  /** How many days the range has, of how many every entry is stored, and whether the present one is among them. */
  days: CountedDays | undefined
  onKeepLooking: () => void
}

/** How far the reading is, what it waits for, and the way to stop it or go on. */
export function LogFoot({ list, days, onKeepLooking }: Props) {
  const { t } = useTranslation()
  const { older, total } = list
  const { state, progress } = older
  const number = formatNumber(total)
  const isWhole = state === 'complete' && list.newer.state === 'complete'
  const facts = [
    t(isWhole ? 'usageLogs.list.showingAll' : 'usageLogs.list.showing', { count: total, number }),
    ...(days === undefined
      ? []
      : [
          t(days.hasToday ? 'usageLogs.list.daysCompleteOpen' : 'usageLogs.list.daysComplete', {
            count: days.total,
            number: formatNumber(days.total),
            done: formatNumber(days.complete),
          }),
        ]),
    ...(state === 'reading' ? [readingWords()] : []),
    ...(progress !== undefined && progress.read > total && state !== 'complete'
      ? [t('usageLogs.list.lookedAt', { number: formatNumber(progress.read) })]
      : []),
    // An empty list says it by itself.
    ...(progress !== undefined && progress.calls > 0 && total > 0
      ? [t('usageLogs.list.calls', { count: progress.calls, number: formatNumber(progress.calls) })]
      : []),
  ]
  function readingWords(): string {
    const at = progress?.reachedAt ?? list.row(total - 1)?.at
    return at === undefined
      ? t('usageLogs.list.reading')
      : t('usageLogs.list.readingDay', { day: formatDay(dayOf(at)) })
  }
  return (
    <div className={styles['foot']}>
      <div className={styles['line']}>
        <span className={styles['facts']} role="status">
          {facts.join(' · ')}
        </span>
        <FootAction list={list} onKeepLooking={onKeepLooking} />
      </div>
      {/* An empty list says it by itself. */}
      {total > 0 && <WhyEnded list={list} />}
      <LogVerdicts list={list} onKeepLooking={onKeepLooking} />
      <StoreRemarks list={list} />
    </div>
  )
}

function FootAction({ list, onKeepLooking }: Pick<Props, 'list' | 'onKeepLooking'>) {
  const { t } = useTranslation()
  const { state } = list.older
  if (state === 'reading') {
    return (
      <Button variant="secondary" size="sm" onClick={() => list.stop()}>
        {t('usageLogs.list.stop')}
      </Button>
    )
  }
  if (state === 'call_limit') {
    return (
      <Tooltip content={t('usageLogs.list.keepLookingWhy')}>
        <Button variant="secondary" size="sm" onClick={onKeepLooking}>
          {t('usageLogs.list.keepLooking', { count: CALLS_BOUND })}
        </Button>
      </Tooltip>
    )
  }
  if (state === 'stopped' || state === 'failed') {
    return (
      <Button variant="secondary" size="sm" onClick={() => void list.goOn()}>
        {t('usageLogs.list.goOn')}
      </Button>
    )
  }
  if (state === 'complete') return null
  return (
    <Button variant="link" size="sm" onClick={() => void list.goOn()}>
      {t('usageLogs.list.more')}
    </Button>
  )
}

/** Why the reading ended before the range did, and from where it goes on. */
function WhyEnded({ list }: { list: LogList }) {
  const { t } = useTranslation()
  const { errorWords } = useProblemWords()
  const { state, progress, error } = list.older
  if (state !== 'failed' && state !== 'call_limit' && state !== 'stopped') return null
  const at = progress?.reachedAt ?? list.row(list.total - 1)?.at
  const words =
    at === undefined ? t(`usageLogs.list.${state}AtOnce`) : t(`usageLogs.list.${state}`, { time: formatInstant(at) })
  return (
    <div className={styles['why']} data-state={state} role={state === 'failed' ? 'alert' : undefined}>
      <p>
        {state === 'failed' && error !== undefined && `${errorWords(error).what} `}
        {words}
      </p>
      {state === 'failed' && <TechnicalDetail error={error} />}
    </div>
  )
}
