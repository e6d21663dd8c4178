import { Alert, AlertActionLink } from '@patternfly/react-core'
import type { UserDetail } from '@quaymaster/contracts/users'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TechnicalDetail } from '../../components/problem-alert.tsx'
import { useProblemWords } from '../../components/problem-words.ts'
import { checkUser } from './queries.ts'

type Finding = { detail: UserDetail | null } | { error: unknown }

type Props = {
  title: string
  name: string
  error: unknown
  /** What it means for the act that Quay has this person so, or has nobody of this name. */
  describe: (detail: UserDetail | null) => string
  /** What to do where the person is there. */
  children?: ReactNode
}

/** Nobody knows whether a change was made: says so, and finds out. */
export function CheckOutcome({ title, name, error, describe, children }: Props) {
  const { t } = useTranslation()
  const { errorWords } = useProblemWords()
  const client = useQueryClient()
  const [isChecking, setIsChecking] = useState(false)
  const [finding, setFinding] = useState<Finding>()
  async function check() {
    setIsChecking(true)
    setFinding(
      await checkUser(client, name).then(
        (detail) => ({ detail }),
        (failure: unknown) => ({ error: failure }),
      ),
    )
    setIsChecking(false)
  }
  const found = finding !== undefined && 'detail' in finding ? finding : undefined
  const failure = finding !== undefined && 'error' in finding ? finding : undefined
  return (
    <Alert
      variant={found === undefined ? 'warning' : 'info'}
      isInline
      component="h2"
      isLiveRegion
      title={found === undefined ? title : describe(found.detail)}
      actionLinks={
        <AlertActionLink isDisabled={isChecking} onClick={() => void check()}>
          {t('users.toasts.checkNow')}
        </AlertActionLink>
      }
    >
      {found === undefined && <p>{failure === undefined ? errorWords(error).what : t('users.toasts.checkFailed')}</p>}
      {failure !== undefined && <p>{errorWords(failure.error).what}</p>}
      {found?.detail !== undefined && found.detail !== null && children}
      {found === undefined && <TechnicalDetail error={error} />}
    </Alert>
  )
}
