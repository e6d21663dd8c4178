import { Alert, Button, Tooltip } from '@patternfly/react-core'
import { useTranslation } from 'react-i18next'
import { TechnicalDetail } from './problem-alert.tsx'
import { useProblemWords } from './problem-words.ts'
import { formatClock, formatInstant } from '../lib/format.ts'
import { useNow } from '../lib/now.ts'
import styles from './object-age.module.css'

type Props = { readAt: string; isAsking: boolean; onReadAgain: () => void }

/** When Quay last said how this is, and a way to ask again. */
export function ObjectAge({ readAt, isAsking, onReadAgain }: Props) {
  const { t } = useTranslation()
  const nowMs = useNow()
  return (
    <div className={styles['line']}>
      <Tooltip content={formatInstant(readAt)}>
        <span tabIndex={0}>{t('common.asOf', { time: formatClock(readAt, nowMs) })}</span>
      </Tooltip>
      <Button variant="link" isInline isAriaDisabled={isAsking} onClick={onReadAgain}>
        {isAsking ? t('common.object.readingAgain') : t('common.readAgain')}
      </Button>
    </div>
  )
}

/** Quay could not be asked: what is shown is what was known before. */
export function ObjectNotFresh({ readAt, error }: { readAt: string; error: Error | null }) {
  const { t } = useTranslation()
  const { errorWords } = useProblemWords()
  return (
    <Alert variant="warning" isInline title={t('common.object.notFreshTitle', { time: formatInstant(readAt) })}>
      <p>{error === null ? t('common.object.notFreshBody') : errorWords(error).what}</p>
      {error !== null && <TechnicalDetail error={error} />}
    </Alert>
  )
}
