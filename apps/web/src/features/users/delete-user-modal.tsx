import { Content } from '@patternfly/react-core'
import type { UserDetail } from '@quaymaster/contracts/users'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ConfirmModal } from '../../components/confirm-modal.tsx'
import { useChange } from '../../components/use-change.ts'
import { showToast } from '../../lib/toasts.ts'
import { useMe } from '../../lib/me.ts'
import { CheckOutcome } from '../../components/check-outcome.tsx'
import { isOutcomeUnknown } from '../../lib/outcome.ts'
import { deleteUserChange } from './changes.ts'
import { checkUser } from './queries.ts'
import styles from './delete-user-modal.module.css'
import { dropUser } from './user-cache.ts'

type Props = { name: string; onClose: () => void }

/** What is lost with a person, and the name typed. */
export function DeleteUserModal({ name, onClose }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { authenticationType } = useMe().registry
  const remove = useChange(deleteUserChange(name))
  async function confirm() {
    await remove(undefined)
    await navigate({ to: '/users', replace: true })
    await dropUser(client, name)
    showToast({ kind: 'success', title: t('users.toasts.deleted', { name }) })
  }
  return (
    <ConfirmModal
      title={t('users.remove.title', { name })}
      name={name}
      submitLabel={t('users.remove.submit', { name })}
      onConfirm={confirm}
      onClose={onClose}
      renderError={(error) => (isOutcomeUnknown(error) ? <DeleteUnknown name={name} error={error} /> : undefined)}
    >
      <Content className={styles['losses'] ?? ''}>
        <p>{t('users.remove.intro')}</p>
        <ul>
          <li>{t('users.remove.repositories', { name })}</li>
          <li>{t('users.remove.robots', { name })}</li>
          <li>{t('users.remove.memberships', { name })}</li>
          <li>{t('users.remove.tokens', { name })}</li>
        </ul>
        <p>{t('users.remove.reserved', { name })}</p>
        {authenticationType !== 'Database' && (
          <p>{t('users.remove.comesBack', { type: t(`users.authenticationTypes.${authenticationType}`) })}</p>
        )}
        <p>{t('users.remove.alternative')}</p>
      </Content>
    </ConfirmModal>
  )
}

function DeleteUnknown({ name, error }: { name: string; error: unknown }) {
  const { t } = useTranslation()
  const describe = (detail: UserDetail | null) =>
    detail === null ? t('users.toasts.nowGone', { name }) : t('users.remove.checkStillThere', { name })
  return (
    <CheckOutcome
      title={t('users.remove.unknownTitle', { name })}
      error={error}
      check={(client) => checkUser(client, name)}
      describe={describe}
    />
  )
}
