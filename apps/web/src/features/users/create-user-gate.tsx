import { useTranslation } from 'react-i18next'
import { useDecision } from '../../lib/me.ts'
import { CreateUserModal } from './create-user-modal.tsx'
import { NotAllowedModal } from '../../components/not-allowed-modal.tsx'
import { UsersSourcesModal } from './users-sources-modal.tsx'

/** `/users/new`: the dialog, or why nobody can be created here. */
export function CreateUserGate({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { isAllowed, reason } = useDecision('user.create')
  if (isAllowed) return <CreateUserModal onClose={onClose} />
  if (reason?.code === 'accounts_external') return <UsersSourcesModal onClose={onClose} />
  return <NotAllowedModal title={t('users.create.title')} reason={reason} onClose={onClose} />
}
