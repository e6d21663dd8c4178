import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NotAllowedModal } from '../../components/not-allowed-modal.tsx'
import { useUserDetail } from './use-user-detail.ts'
import type { UserAction } from './user-abilities.ts'
import { UsersSourcesModal } from './users-sources-modal.tsx'

const TITLES = {
  changeEmail: 'users.email.title',
  setPassword: 'users.password.title',
  delete: 'users.remove.title',
} as const satisfies Partial<Record<UserAction, string>>

type Props = { name: string; act: keyof typeof TITLES; onClose: () => void; children: ReactNode }

/** Opens the dialog of an act where the act may be done; a link to it says why not otherwise. */
export function UserActGate({ name, act, onClose, children }: Props) {
  const { t } = useTranslation()
  const { abilities, isGone } = useUserDetail(name)
  const decision = abilities?.[act]
  if (isGone || decision === undefined) return null
  if (decision.isAllowed) return children
  if (decision.reason?.code === 'accounts_external') return <UsersSourcesModal onClose={onClose} />
  return <NotAllowedModal title={t(TITLES[act], { name })} reason={decision.reason} onClose={onClose} />
}
