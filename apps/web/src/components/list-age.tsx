import { Button, Tooltip } from '@patternfly/react-core'
import SyncAltIcon from '@patternfly/react-icons/dist/esm/icons/sync-alt-icon'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatAge, formatClock, formatInstant } from '../lib/format.ts'
import { useNow } from '../lib/now.ts'
import styles from './list-age.module.css'

type Props = {
  /** "37 of 2,004 users". */
  count: ReactNode
  /** When the oldest row shown was read; null while there is none. */
  asOf: string | null
  isReading: boolean
  onReadAgain?: () => void
}

/** Count, age and "read again": nothing stale is shown as fresh. */
export function ListAge({ count, asOf, isReading, onReadAgain }: Props) {
  const { t } = useTranslation()
  const nowMs = useNow()
  return (
    <div className={styles['line']}>
      <span aria-live="polite">{count}</span>
      {asOf !== null && (
        <Tooltip content={t('common.asOfLong', { age: formatAge(asOf, nowMs), time: formatInstant(asOf) })}>
          <span tabIndex={0} className={styles['age']}>
            {t('common.asOf', { time: formatClock(asOf, nowMs) })}
          </span>
        </Tooltip>
      )}
      {onReadAgain !== undefined && (
        <Tooltip content={isReading ? t('common.reading') : t('common.readAgain')} aria="none">
          <Button
            variant="plain"
            size="sm"
            aria-label={isReading ? t('common.reading') : t('common.readAgain')}
            isAriaDisabled={isReading}
            icon={<SyncAltIcon className={isReading ? styles['turning'] : undefined} />}
            onClick={onReadAgain}
          />
        </Tooltip>
      )}
    </div>
  )
}
