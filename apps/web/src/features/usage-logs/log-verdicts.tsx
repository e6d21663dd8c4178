import { Button } from '@patternfly/react-core'
import { useTranslation } from 'react-i18next'
import { StatusLabel } from '../../components/status-label.tsx'
import { isLacking, isLost } from './day-verdicts.ts'
import { CALLS_BOUND } from './log-reading.ts'
import type { LogList } from './log-list.ts'
import { useVerdictWords } from './verdict-words.ts'
import styles from './log-foot.module.css'

type Props = { list: LogList; onKeepLooking: () => void }

/** What can be said of the days of the list, once it came to its end; before that, only what it lacks for good. */
export function LogVerdicts({ list, onKeepLooking }: Props) {
  const { t } = useTranslation()
  const words = useVerdictWords()
  const { verdicts } = list
  const isAtEnd = list.older.state === 'complete' && list.newer.state === 'complete'
  const sentences = isAtEnd ? words.ofReading(verdicts) : words.ofDays(verdicts.filter(isLost))
  if (sentences.length === 0) return null
  const isWhole = !verdicts.some(isLacking)
  return (
    <div className={styles['why']}>
      {isWhole ? sentences.join(' ') : <StatusLabel kind="attention">{sentences.join(' ')}</StatusLabel>}{' '}
      {isAtEnd && !isWhole && (
        <Button variant="link" isInline size="sm" onClick={onKeepLooking}>
          {t('usageLogs.list.askQuay', { count: CALLS_BOUND })}
        </Button>
      )}
    </div>
  )
}
