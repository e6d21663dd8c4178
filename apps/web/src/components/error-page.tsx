import { Button } from '@patternfly/react-core'
import { useRouter } from '@tanstack/react-router'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { hasProblemCode, isPassing } from '../lib/api-error.ts'
import { ProblemAlert } from './problem-alert.tsx'
import styles from './page.module.css'

const RECOVERY_INTERVAL_MS = 4000

/** A page that could not be read or drawn; what passes by itself is tried again by itself. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const router = useRouter()
  const recovers = isPassing(error)
  useEffect(() => {
    if (!recovers) return undefined
    const timer = setInterval(() => void router.invalidate(), RECOVERY_INTERVAL_MS)
    return () => clearInterval(timer)
  }, [recovers, router])
  // The browser is on its way to the sign-in page.
  if (hasProblemCode(error, 'not_signed_in')) return null
  const readAgain = () => {
    reset()
    void router.invalidate()
  }
  return (
    <div className={styles['page']}>
      <ProblemAlert error={error} {...(recovers && { onRetry: readAgain })} />
      {!recovers && (
        <Button variant="link" onClick={() => location.reload()}>
          {t('shell.crashed.reload')}
        </Button>
      )}
    </div>
  )
}
