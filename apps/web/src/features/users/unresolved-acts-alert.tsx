import { Alert, AlertActionLink } from '@patternfly/react-core'
import type { UserDetail } from '@quaymaster/contracts/users'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showToast } from '../../lib/toasts.ts'
import { checkUser } from './queries.ts'
import { resolveAct, useUnresolvedActs } from '../../lib/unresolved-changes.ts'
import type { UnresolvedAct } from '../../lib/unresolved-changes.ts'

/** Acts of which nobody knows whether they were done, each with a way to find out. */
export function UnresolvedActs() {
  return useUnresolvedActs().map((act) => <UnresolvedActAlert key={`${act.act} ${act.name}`} act={act} />)
}

function UnresolvedActAlert({ act }: { act: UnresolvedAct }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [isChecking, setIsChecking] = useState(false)
  const { name } = act
  const stateWords = (detail: UserDetail | null): string => {
    if (detail === null) return t('users.toasts.nowGone', { name })
    return detail.user.isEnabled ? t('users.toasts.nowEnabled', { name }) : t('users.toasts.nowDisabled', { name })
  }
  async function check() {
    setIsChecking(true)
    try {
      const detail = await checkUser(client, name)
      resolveAct(act)
      showToast({ kind: 'info', title: stateWords(detail) })
    } catch {
      showToast({ kind: 'danger', title: t('users.toasts.checkFailed') })
    } finally {
      setIsChecking(false)
    }
  }
  // Nothing in Quay tells whether a mail went out: that one can only be put away.
  const isMail = act.act === 'sendRecoveryMail'
  return (
    <Alert
      variant="warning"
      isInline
      component="h2"
      isLiveRegion
      title={t(`users.unresolved.${act.act}`, { name })}
      actionLinks={
        <AlertActionLink isDisabled={isChecking} onClick={() => (isMail ? resolveAct(act) : void check())}>
          {isMail ? t('common.close') : t('users.toasts.checkNow')}
        </AlertActionLink>
      }
    >
      {t(isMail ? 'users.unresolved.mailNext' : 'users.unresolved.next')}
    </Alert>
  )
}
