import type { createUser } from '@quaymaster/contracts/users'
import type { RouteResponse } from '@quaymaster/contracts/route'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SecretModal } from '../../components/secret-modal.tsx'
import { HandOver } from './hand-over.tsx'
import { SecretLostModal } from '../../components/secret-lost-modal.tsx'

type Props = {
  created: RouteResponse<typeof createUser>
  onClose: () => void
}

/** The user is there: the password once, with what is to be handed over; or how it was lost, and the way out. */
export function CreatedUserModal({ created, onClose }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { detail, password, isConfirmationMailSent } = created
  const { name, email } = detail.user
  if (password.state === 'shown') {
    return (
      <SecretModal
        title={t('users.create.doneTitle', { name })}
        label={t('users.create.password')}
        value={password.value}
        onClose={onClose}
      >
        <HandOver name={name} email={email}>
          {isConfirmationMailSent
            ? t('users.create.mailSent', { email: email ?? name })
            : t('users.create.mailNotNeeded')}
        </HandOver>
      </SecretModal>
    )
  }
  const isMailLost = password.state === 'lost' && password.reason === 'mail_not_sent'
  const happened = isMailLost
    ? t('users.create.lostMail')
    : t(password.state === 'lost' ? 'users.create.lostAnswer' : 'users.create.lostAlreadyShown')
  return (
    <SecretLostModal
      title={t('users.create.lostTitle', { name })}
      happened={happened}
      next={t(isMailLost ? 'users.create.lostMailNext' : 'users.create.lostNext')}
      againLabel={t('users.password.again')}
      onAgain={() => void navigate({ to: '/users/$name/password', params: { name }, replace: true })}
      onClose={onClose}
    />
  )
}
