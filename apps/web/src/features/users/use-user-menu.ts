import type { Decision } from '@quaymaster/contracts/decision'
import { useQuery } from '@tanstack/react-query'
import type { User } from '@quaymaster/contracts/users'
import { USER_ACTIONS } from '@quaymaster/contracts/users/actions'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MenuAction } from '../../components/gated-menu.tsx'
import { useMe } from '../../lib/me.ts'
import { userQuery } from './queries.ts'
import { useUserActs } from './use-user-acts.ts'
import { expectedAbilities } from './user-abilities.ts'
import type { UserAbilities, UserAction } from './user-abilities.ts'

type UserMenuAction = MenuAction & { key: UserAction; decision: Decision }

/** What most calls to a help desk are about comes first. */
const ACTIONS = (Object.keys(USER_ACTIONS) as UserAction[]).toSorted(
  (a, b) => Number(b === 'setPassword') - Number(a === 'setPassword'),
)

/** Of the two that are each other's opposite only one can be done. */
const isOffered = (action: UserAction, { isEnabled }: User): boolean => action !== (isEnabled ? 'enable' : 'disable')

/** The actions of a user as entries of a menu; those that the page shows as buttons can be left out. */
export function useUserMenuActions() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const acts = useUserActs()
  const starts: Record<UserAction, (name: string) => void> = {
    setPassword: (name) => void navigate({ to: '/users/$name/password', params: { name } }),
    enable: acts.enable,
    disable: acts.disable,
    changeEmail: (name) => void navigate({ to: '/users/$name/email', params: { name } }),
    sendRecoveryMail: acts.sendRecoveryMail,
    delete: (name) => void navigate({ to: '/users/$name/delete', params: { name } }),
  }
  return (user: User, abilities: UserAbilities): UserMenuAction[] =>
    ACTIONS.filter((action) => isOffered(action, user)).map((action) => ({
      key: action,
      label: t(`users.actions.${action}`, { name: user.name }),
      decision: abilities[action],
      isDanger: action === 'delete',
      onSelect: () => starts[action](user.name),
    }))
}

/** The menu of a row: the server's decisions are read when it is opened. */
export function useUserMenu() {
  const me = useMe()
  const actionsFor = useUserMenuActions()
  const [opened, setOpened] = useState('')
  const { data } = useQuery({ ...userQuery(opened), enabled: opened !== '' })
  return {
    onOpen: ({ name }: User) => setOpened(name),
    actions: (user: User): readonly MenuAction[] =>
      actionsFor(user, data?.user.name === user.name ? data.abilities : expectedAbilities(me, user)),
  }
}
