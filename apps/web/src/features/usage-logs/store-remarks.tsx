import { useTranslation } from 'react-i18next'
import { StatusLabel } from '../../components/status-label.tsx'
import { formatNumber } from '../../lib/format.ts'
import type { LogList } from './log-list.ts'
import { formatDay } from './log-time.ts'
import styles from './log-foot.module.css'

/** What of the stored entries of the range has gone from Quay, and what is not ready to be found yet. */
export function StoreRemarks({ list }: { list: LogList }) {
  const { t } = useTranslation()
  const fewer = [...list.fewerInQuay].toSorted(([a], [b]) => a.localeCompare(b))
  return (
    <>
      {fewer.map(([day, { stored, counted }]) => (
        <p key={day} className={styles['why']}>
          <StatusLabel kind="off">
            {t('usageLogs.list.countsFewer', {
              day: formatDay(day),
              counted: formatNumber(counted),
              stored: formatNumber(stored),
            })}
          </StatusLabel>
        </p>
      ))}
      {list.unconverted > 0 && (
        <p className={styles['why']}>
          <StatusLabel kind="working">
            {t('usageLogs.list.unconverted', { count: list.unconverted, number: formatNumber(list.unconverted) })}
          </StatusLabel>
        </p>
      )}
    </>
  )
}
