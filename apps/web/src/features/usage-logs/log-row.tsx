import type { UsageLogEntry } from '@quaymaster/contracts/usage-logs'
import i18next from 'i18next'
import { memo } from 'react'
import { formatLogTime } from './log-time.ts'
import { LogSentence, sentenceTextOf, userAddress } from './log-sentence.tsx'
import { placeWords, subjectWords, userOf } from './log-subject.ts'
import styles from './log-row.module.css'

type Props = {
  /** Absent while it is being read. */
  entry: UsageLogEntry | undefined
  index: number
  isOpen: boolean
  seesAddress: boolean
  /** It flies past: its time and what happened, as one text, are all that is drawn of it. */
  isFlying: boolean
  /** The search part of the address that opens it. */
  search: string
  /** Another one draws it anew. */
  language: string
}

/**
 * One entry. Its links are plain and it hears nothing itself: the table follows links, tells of ages and of another
 * language, so that thousands of rows a second cost little.
 */
export const LogRow = memo(function LogRow({ entry, index, isOpen, seesAddress, isFlying, search }: Props) {
  const { t } = i18next
  const place = { 'data-index': index, 'aria-rowindex': index + 2, className: styles['row'] }
  if (entry === undefined) {
    return (
      <tr {...place} data-unread>
        <td colSpan={seesAddress ? 5 : 4}>{t('common.table.unread')}</td>
      </tr>
    )
  }
  const { id, at } = entry
  const user = userOf(entry)
  const time = formatLogTime(at)
  if (isFlying) {
    return (
      <tr {...place}>
        <td className={styles['time']}>
          <a href={`/usage-logs/${id}${search}`} data-at={at}>
            {time}
          </a>
        </td>
        <td colSpan={seesAddress ? 4 : 3} className={styles['sentence']}>
          {sentenceTextOf(entry)}
        </td>
      </tr>
    )
  }
  return (
    <tr {...place} aria-current={isOpen ? 'true' : undefined}>
      <td className={styles['time']}>
        <a href={`/usage-logs/${id}${search}`} data-at={at} aria-label={t('usageLogs.list.open', { time })}>
          {time}
        </a>
      </td>
      <td className={styles['sentence']}>
        <LogSentence entry={entry} />
      </td>
      <td className={styles['where']}>{placeWords(entry)}</td>
      <td className={styles['user']}>
        {user === undefined ? subjectWords(entry) : <a href={userAddress(user)}>{user}</a>}
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
