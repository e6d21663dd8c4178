import { Alert, AlertActionLink } from '@patternfly/react-core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showToast } from '../lib/toasts.ts'
import { resolveChange, useUnresolvedChanges } from '../lib/unresolved-changes.ts'
import type { UnresolvedChange } from '../lib/unresolved-changes.ts'

/** Changes of which nobody knows whether they were made, each with a way to find out. */
export function UnresolvedChanges() {
  return useUnresolvedChanges().map((change) => <UnresolvedChangeAlert key={change.id} change={change} />)
}

function UnresolvedChangeAlert({ change }: { change: UnresolvedChange }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [isChecking, setIsChecking] = useState(false)
  const { title, next, check } = change
  async function look(find: NonNullable<UnresolvedChange['check']>) {
    setIsChecking(true)
    try {
      const found = await find(client)
      resolveChange(change)
      showToast({ kind: 'info', title: found(t) })
    } catch {
      showToast({ kind: 'danger', title: t('common.outcome.checkFailed') })
    } finally {
      setIsChecking(false)
    }
  }
  return (
    <Alert
      variant="warning"
      isInline
      component="h2"
      isLiveRegion
      title={title(t)}
      actionLinks={
        <AlertActionLink
          isDisabled={isChecking}
          onClick={() => (check === undefined ? resolveChange(change) : void look(check))}
        >
          {check === undefined ? t('common.close') : t('common.outcome.checkNow')}
        </AlertActionLink>
      }
    >
      {next === undefined ? t('common.outcome.next') : next(t)}
    </Alert>
  )
}
