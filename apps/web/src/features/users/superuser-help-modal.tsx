import { Alert, Button, Content } from '@patternfly/react-core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { InfoModal } from '../../components/info-modal.tsx'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { formatClock } from '../../lib/format.ts'
import { useMe } from '../../lib/me.ts'
import { checkUser } from './queries.ts'
import { useUserDetail } from './use-user-detail.ts'
import styles from './superuser-help-modal.module.css'

const FOUND = {
  none: 'users.superuserHelp.nowNone',
  superuser: 'users.superuserHelp.nowSuperuser',
  'global-read-only': 'users.superuserHelp.nowReadOnly',
} as const

type Props = { name: string; onClose: () => void }

/** How somebody becomes a superuser, or stops being one, and whether it took effect: Quay's configuration decides it. */
export function SuperuserHelpModal({ name, onClose }: Props) {
  const { t } = useTranslation()
  const { authenticationType } = useMe().registry
  const { user } = useUserDetail(name)
  // The steps stay those that one came for, though the check may find that they have been done.
  const [isOrdinary] = useState(user === undefined || user.superuserKind === 'none')
  const way = authenticationType === 'LDAP' || authenticationType === 'OIDC' ? authenticationType : 'Database'
  const change = t(isOrdinary ? `users.superuserHelp.${way}` : `users.superuserHelp.${way}No`, { name })
  return (
    <InfoModal
      variant="medium"
      title={t(isOrdinary ? 'users.superuserHelp.title' : 'users.superuserHelp.titleNo', { name })}
      description={t('users.superuserHelp.lead')}
      onClose={onClose}
    >
      <Content>
        <ol>
          {isOrdinary && <li>{t('users.superuserHelp.account', { name })}</li>}
          <li>{change}</li>
          <li>{t('users.superuserHelp.restart')}</li>
          {way === 'OIDC' && <li>{t('users.superuserHelp.signIn', { name })}</li>}
          <li>{t('users.superuserHelp.check')}</li>
        </ol>
      </Content>
      <SuperuserCheck name={name} />
    </InfoModal>
  )
}

function SuperuserCheck({ name }: { name: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [isChecking, setIsChecking] = useState(false)
  const [found, setFound] = useState<{ words: string; at: string }>()
  const [error, setError] = useState<unknown>()
  async function check() {
    setIsChecking(true)
    setError(undefined)
    try {
      const detail = await checkUser(client, name)
      const words =
        detail === null ? t('users.toasts.nowGone', { name }) : t(FOUND[detail.user.superuserKind], { name })
      setFound({ words, at: detail?.user.readAt ?? new Date().toISOString() })
    } catch (failure) {
      setError(failure)
    } finally {
      setIsChecking(false)
    }
  }
  return (
    <div className={styles['check']}>
      <Button variant="secondary" size="sm" isAriaDisabled={isChecking} onClick={() => void check()}>
        {t(isChecking ? 'users.superuserHelp.checking' : 'users.superuserHelp.checkAgain')}
      </Button>
      {found !== undefined && error === undefined && (
        <Alert variant="info" isInline isPlain isLiveRegion title={found.words}>
          {t('users.superuserHelp.checkedAt', { time: formatClock(found.at) })}
        </Alert>
      )}
      {error !== undefined && <ProblemAlert error={error} />}
    </div>
  )
}
