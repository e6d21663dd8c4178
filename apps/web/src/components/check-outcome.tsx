import { Alert, AlertActionLink } from '@patternfly/react-core'
import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TechnicalDetail } from './problem-alert.tsx'
import { useProblemWords } from './problem-words.ts'

type Props<Found> = {
  title: string
  error: unknown
  /** Looks how things stand; `null`: there is nothing of this name. */
  check: (client: QueryClient) => Promise<Found | null>
  /** What it means for the change that things stand so. */
  describe: (found: Found | null) => string
  /** What to do where the object is there. */
  children?: ReactNode
}

/** In a dialog: nobody knows whether the change was made. Says so, and finds out. */
export function CheckOutcome<Found>({ title, error, check, describe, children }: Props<Found>) {
  const { t } = useTranslation()
  const { errorWords } = useProblemWords()
  const client = useQueryClient()
  const [isChecking, setIsChecking] = useState(false)
  const [found, setFound] = useState<{ object: Found | null }>()
  const [failure, setFailure] = useState<unknown>()
  async function look() {
    setIsChecking(true)
    setFound(undefined)
    setFailure(undefined)
    try {
      setFound({ object: await check(client) })
    } catch (reason) {
      setFailure(reason)
    }
    setIsChecking(false)
  }
  return (
    <Alert
      variant={found === undefined ? 'warning' : 'info'}
      isInline
      component="h2"
      isLiveRegion
      title={found === undefined ? title : describe(found.object)}
      actionLinks={
        <AlertActionLink isDisabled={isChecking} onClick={() => void look()}>
          {t('common.outcome.checkNow')}
        </AlertActionLink>
      }
    >
      {found === undefined && <p>{failure === undefined ? errorWords(error).what : t('common.outcome.checkFailed')}</p>}
      {failure !== undefined && <p>{errorWords(failure).what}</p>}
      {found?.object !== undefined && found.object !== null && children}
      {found === undefined && <TechnicalDetail error={error} />}
    </Alert>
  )
}
