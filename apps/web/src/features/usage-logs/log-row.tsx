import type { UsageLogEntry } from '@quaymaster/contracts/usage-logs'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatAge, formatInstant } from '../../lib/format.ts'
import { formatLogTime } from './log-time.ts'
import { LogSentence, userAddress } from './log-sentence.tsx'
import { performerWords } from './performer.ts'
import styles from './log-row.module.css'

type Props = {
  /** Absent while it is being read. */
  entry: UsageLogEntry | undefined
  index: number
  isOpen: boolean
  seesAddress: boolean
  /** The search part of the address that opens it. */
  search: string
}

/** One entry. Its links are plain: the table follows them, so that hundreds of rows cost little. */
export const LogRow = memo(function LogRow({ entry, index, isOpen, seesAddress, search }: Props) {
  const { t } = useTranslation()
  const place = { 'data-index': index, 'aria-rowindex': index + 2, className: styles['row'] }
  if (entry === undefined) {
    return (
      <tr {...place} data-unread>
        <td colSpan={seesAddress ? 5 : 4}>{t('common.table.unread')}</td>
      </tr>
    )
  }
  const { id, at, performer, repository, namespace } = entry
  const time = formatLogTime(at)
  return (
    <tr {...place} aria-current={isOpen ? 'true' : undefined}>
      <td className={styles['time']}>
        <a
          href={`/usage-logs/${id}${search}`}
          title={`${formatInstant(at)} · ${formatAge(at)}`}
          aria-label={t('usageLogs.list.open', { time })}
        >
          {time}
        </a>
      </td>
      <td className={styles['sentence']}>
        <LogSentence entry={entry} />
      </td>
      <td className={styles['where']}>{repository ?? namespace?.name ?? t('usageLogs.none')}</td>
      <td className={styles['performer']}>
        {performer === null || performer.isRobot ? (
          performerWords(entry)
        ) : (
          <a href={userAddress(performer.name)}>{performer.name}</a>
        )}
      </td>
      {seesAddress && (
        <td className={styles['address']}>
          {entry.address ?? t('usageLogs.none')}
          {typeof entry.country === 'string' && ` ${entry.country}`}
        </td>
      )}
    </tr>
  )
})
