import { useTranslation } from 'react-i18next'
import { StatusLabel } from '../../components/status-label.tsx'
import { formatNumber } from '../../lib/format.ts'
import type { LogList } from './log-list.ts'
import styles from './log-foot.module.css'

/** What of the stored entries of the range is not ready to be found yet. */
export function StoreRemarks({ list }: { list: LogList }) {
  const { t } = useTranslation()
  if (list.unconverted === 0) return null
  return (
    <p className={styles['why']}>
      <StatusLabel kind="working">
        {t('usageLogs.list.unconverted', { count: list.unconverted, number: formatNumber(list.unconverted) })}
      </StatusLabel>
    </p>
  )
}
