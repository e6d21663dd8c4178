import { Alert, AlertActionCloseButton, AlertActionLink } from '@patternfly/react-core'
import { useTranslation } from 'react-i18next'
import { isApiError } from '../lib/api-error.ts'
import { useProblemWords } from './problem-words.ts'
import styles from './problem-alert.module.css'

type Props = {
  error: unknown
  /** Reads or sends again what failed. */
  onRetry?: () => void
  onClose?: () => void
}

/** What happened and why, what to do next, and behind a fold what an administrator or a ticket needs. */
export function ProblemAlert({ error, onRetry, onClose }: Props) {
  const { t } = useTranslation()
  const { errorWords } = useProblemWords()
  const { what, next } = errorWords(error)
  return (
    <Alert
      variant="danger"
      isInline
      isLiveRegion
      component="p"
      title={what}
      actionClose={onClose && <AlertActionCloseButton title={t('common.close')} onClose={onClose} />}
      actionLinks={onRetry && <AlertActionLink onClick={onRetry}>{t('common.readAgain')}</AlertActionLink>}
    >
      {next !== '' && <p>{next}</p>}
      <TechnicalDetail error={error} />
    </Alert>
  )
}

/** Code, request id and Quay's own text of a failed call, folded away. */
export function TechnicalDetail({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (!isApiError(error)) return null
  const { code, requestId, technicalDetail } = error.problem
  return (
    <details className={styles['detail']}>
      <summary>{t('common.technicalDetail')}</summary>
      <dl className={styles['facts']}>
        <dt>{t('common.problemCode')}</dt>
        <dd>{code}</dd>
        {requestId !== '' && (
          <>
            <dt>{t('common.requestId')}</dt>
            <dd>{requestId}</dd>
          </>
        )}
      </dl>
      {technicalDetail !== undefined && <pre className={styles['text']}>{technicalDetail}</pre>}
    </details>
  )
}
