import type { Decision } from '@quaymaster/contracts/decision'
import { useQuery } from '@tanstack/react-query'
import type { User } from '@quaymaster/contracts/users'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MenuAction } from '../../components/gated-menu.tsx'
import { useMe } from '../../lib/me.ts'
import { userQuery } from './queries.ts'
import { useUserActs } from './use-user-acts.ts'
import { expectedAbilities } from './user-abilities.ts'
import type { UserAbilities, UserAct } from './user-abilities.ts'

type UserMenuAction = MenuAction & { key: UserAct; decision: Decision }

/** The acts on one person as entries of a menu; those that the page shows as buttons can be left out. */
export function useUserMenuActions() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const acts = useUserActs()
  return (user: User, abilities: UserAbilities): UserMenuAction[] => {
    const { name } = user
    const params = { name }
    return [
      {
        key: 'setPassword',
        label: t('users.actions.setPassword'),
        decision: abilities.setPassword,
        onSelect: () => void navigate({ to: '/users/$name/password', params }),
      },
      user.isEnabled
        ? {
            key: 'disable',
            label: t('users.actions.disable'),
            decision: abilities.disable,
            onSelect: () => acts.disable(name),
          }
        : {
            key: 'enable',
            label: t('users.actions.enable'),
            decision: abilities.enable,
            onSelect: () => acts.enable(name),
          },
      {
        key: 'changeEmail',
        label: t('users.actions.changeEmail'),
        decision: abilities.changeEmail,
        onSelect: () => void navigate({ to: '/users/$name/email', params }),
      },
      {
        key: 'sendRecoveryMail',
        label: t('users.actions.sendRecoveryMail'),
        decision: abilities.sendRecoveryMail,
        onSelect: () => acts.sendRecoveryMail(name),
      },
      {
        key: 'delete',
        label: t('users.actions.deleteName', { name }),
        decision: abilities.delete,
        isDanger: true,
        onSelect: () => void navigate({ to: '/users/$name/delete', params }),
      },
    ]
  }
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
