import type { User, UserList } from '@quaymaster/contracts/users'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Column } from '../../components/data-table.tsx'
import { useIsNarrow } from '../../components/is-narrow.ts'
import { useMe, useSeesField } from '../../lib/me.ts'
import { UserKindLabel, UserStateLabel, useQuotaWords } from './user-labels.tsx'
import { userLink } from './user-link.ts'

/** Columns that the role does not see are not there. */
export function useUserColumns(page: UserList | undefined): readonly Column<User>[] {
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
