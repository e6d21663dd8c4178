import { Alert, AlertActionCloseButton, AlertActionLink, AlertGroup } from '@patternfly/react-core'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../lib/api-error.ts'
import { closeToast, useToasts } from '../lib/toasts.ts'
import type { Toast } from '../lib/toasts.ts'
import { TechnicalDetail } from './problem-alert.tsx'
import { useProblemWords } from './problem-words.ts'
import styles from './toast-list.module.css'

const PLAIN_TIMEOUT_MS = 6000
const UNDO_TIMEOUT_MS = 10_000

/** What was done, in the corner and to screen readers; with Undo for ten seconds where it can be taken back. */
export function ToastList() {
  const toasts = useToasts()
  return (
    <AlertGroup className={styles['toasts'] ?? ''} isToast isLiveRegion>
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </AlertGroup>
  )
}

function timeoutOf({ problem, onUndo }: Toast): number | false {
  if (problem !== undefined) return false
  return onUndo === undefined ? PLAIN_TIMEOUT_MS : UNDO_TIMEOUT_MS
}

function ToastItem({ toast }: { toast: Toast }) {
  const { t } = useTranslation()
  const { problemWords } = useProblemWords()
  const { id, onUndo, problem } = toast
  const words = problem && problemWords(problem)
  return (
    <Alert
      variant={toast.kind}
      component="p"
      title={toast.title}
      timeout={timeoutOf(toast)}
      onTimeout={() => closeToast(id)}
      actionClose={<AlertActionCloseButton title={t('common.close')} onClose={() => closeToast(id)} />}
      actionLinks={
        onUndo && (
          <AlertActionLink
            onClick={() => {
              closeToast(id)
              onUndo()
            }}
          >
            {t('common.undo')}
          </AlertActionLink>
        )
      }
    >
      {words && (
        <>
          <p>{words.what}</p>
          <p>{words.next}</p>
          <TechnicalDetail error={new ApiError(problem)} />
        </>
      )}
    </Alert>
  )
}
