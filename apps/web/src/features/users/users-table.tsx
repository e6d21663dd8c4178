import type { User, UserList } from '@quaymaster/contracts/users'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../components/data-table.tsx'
import type { Column, Sort } from '../../components/data-table.tsx'
import { useIsNarrow } from '../../components/is-narrow.ts'
import type { RowWindow } from '../../lib/row-window.ts'
import { useMe, useSeesField } from '../../lib/me.ts'
import { useUserMenu } from './use-user-menu.ts'
import { UserKindLabel, UserStateLabel, useQuotaWords } from './user-labels.tsx'
import { userLink } from './user-link.ts'
import { orderOf } from './user-search.ts'
import type { UserOrder, UserSearch } from './user-search.ts'

type Props = {
  window: RowWindow<UserList, User>
  search: UserSearch
  resetKey: string
  onSort: (order: UserOrder) => void
  empty: ReactNode
}

/** Everybody who matches, however many; columns that the role does not see are not there. */
export function UsersTable({ window, search, resetKey, onSort, empty }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const columns = useColumns(window.page)
  const menu = useUserMenu()
  const { sort, direction } = orderOf(search)
  return (
    <DataTable<User>
      label={t('users.title')}
      columns={columns}
      source={window.source}
      rowKey={({ name }) => name}
      sort={{ by: sort, direction }}
      onSort={(next: Sort) => onSort({ sort: next.by as UserOrder['sort'], direction: next.direction })}
      resetKey={resetKey}
      isLoading={window.page === undefined && window.error === null}
      isStale={window.isStale}
      actions={menu.actions}
      onActionsOpen={menu.onOpen}
      onEdit={({ name }) => void navigate({ to: '/users/$name/email', params: { name } })}
      empty={empty}
    />
  )
}

function useColumns(page: UserList | undefined): readonly Column<User>[] {
  const { t } = useTranslation()
  const quotaWords = useQuotaWords()
  const { registry } = useMe()
  const isNarrow = useIsNarrow()
  const sorts: readonly string[] = page?.sorts ?? []
  const seesEmail = useSeesField('user.list', 'email')
  const seesQuota = useSeesField('user.list', 'quota')
  const column = (key: string, width: string, cell: Column<User>['cell']): Column<User> => ({
    key,
    label: t(`users.labels.${key as 'name'}`),
    width,
    cell,
    ...(sorts.includes(key) && { sortBy: key }),
  })
  return [
    // A card has no line for what most people are not: there the kind stands beside the name.
    column('name', '24%', (user) => (
      <>
        <Link {...userLink(user.name)}>{user.name}</Link> {isNarrow && <UserKindLabel user={user} />}
      </>
    )),
    ...(seesEmail ? [column('email', '28%', ({ email }) => email ?? t('users.noneShort'))] : []),
    column('state', '14%', (user) => <UserStateLabel user={user} />),
    ...(isNarrow ? [] : [column('kind', '20%', (user) => <UserKindLabel user={user} />)]),
    ...(registry.hasQuota && seesQuota ? [column('quota', '14%', quotaWords)] : []),
  ]
}
