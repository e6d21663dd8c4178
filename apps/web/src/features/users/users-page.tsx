import UsersIcon from '@patternfly/react-icons/dist/esm/icons/users-icon'
import { USER_STATES } from '@quaymaster/contracts/users'
import type { UserList } from '@quaymaster/contracts/users'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { GatedButton } from '../../components/gated-button.tsx'
import { InventoryListPage } from '../../components/inventory-list-page.tsx'
import { useProblemWords } from '../../components/problem-words.ts'
import { useReportedChange } from '../../components/use-change.ts'
import { useCommand } from '../../lib/commands.ts'
import { formatNumber } from '../../lib/format.ts'
import { useInventoryList } from '../../lib/inventory-list.ts'
import { useDecision } from '../../lib/me.ts'
import { readUsersAgainChange } from './changes.ts'
import { ExportUsersButton } from './export-users-button.tsx'
import { usersPageQuery, usersProgressQuery } from './queries.ts'
import { sourcesRemedy } from './sources-link.tsx'
import { useUserMenu } from './use-user-menu.ts'
import { USERS_KEY } from './user-cache.ts'
import { FILTER_KINDS, readUserParameters } from './user-search.ts'
import type { UserSearch } from './user-search.ts'
import { useUserColumns } from './users-columns.tsx'

type Props = { search: UserSearch; onSearch: (search: UserSearch) => void }

/** Everybody in the registry, from the inventory: at once, and with its age. */
export function UsersPage({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const list = useInventoryList({
    key: USERS_KEY,
    search,
    page: (offset) => usersPageQuery(search, offset),
    progress: usersProgressQuery,
    rows: ({ users }) => users,
  })
  const { page } = list.window
  const menu = useUserMenu()
  const refresh = useReportedChange(readUsersAgainChange, {
    done: () => undefined,
    failed: () => t('users.toasts.readAgainFailed'),
  })
  const canRefresh = useDecision('user.read-again').isAllowed
  return (
    <InventoryListPage
      title={t('users.title')}
      description={useSourcesNote()}
      action={<CreateUserButton />}
      words={useWords(page)}
      icon={UsersIcon}
      list={list}
      columns={useUserColumns(page)}
      rowKey={({ name }) => name}
      actions={menu.actions}
      onActionsOpen={menu.onOpen}
      onEdit={({ name }) => void navigate({ to: '/users/$name/email', params: { name } })}
      search={search}
      read={readUserParameters}
      onSearch={onSearch}
      sortedBy="name"
      filters={[
        {
          key: 'state',
          label: t('users.labels.state'),
          options: USER_STATES.map((value) => ({ value, label: t(`users.states.${value}`) })),
        },
        {
          key: 'kind',
          label: t('users.labels.kind'),
          options: FILTER_KINDS.map((value) => ({ value, label: t(`users.kinds.${value}`) })),
        },
      ]}
      onRefresh={canRefresh ? () => refresh.run(undefined) : undefined}
      tools={<ExportUsersButton search={search} />}
    />
  )
}

function useWords(page: UserList | undefined) {
  const { t } = useTranslation()
  const total = page?.total ?? 0
  return {
    searchLabel: page?.searchesEmail === false ? t('users.list.searchName') : t('users.list.searchNameAndEmail'),
    count: (counts: { matching: number; total: number; isNarrowed: boolean }) => {
      const words = { count: counts.total, total: formatNumber(counts.total) }
      return counts.isNarrowed
        ? t('users.list.countMatching', { ...words, matching: formatNumber(counts.matching) })
        : t('users.list.count', words)
    },
    reading: t('users.list.reading'),
    nothingTitle: t('users.empty.nothingTitle'),
    nothingBody: t('users.empty.nothingBody'),
    noMatch: t('users.empty.noMatchBody', { count: total, total: formatNumber(total) }),
    noMatchYet: t('users.empty.noMatchStillReading'),
    readingTitle: t('users.empty.readingTitle'),
    notReadableTitle: t('users.empty.notReadableTitle'),
  }
}

/** Where people are not Quay's own, the page says so before somebody looks for the button. */
function useSourcesNote(): ReactNode {
  const { reasonWords } = useProblemWords()
  const { reason } = useDecision('user.create')
  const link = reason && sourcesRemedy(reason)
  if (link === undefined) return undefined
  return (
    <>
      {reasonWords(reason).text} {link}
    </>
  )
}

function CreateUserButton() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const decision = useDecision('user.create')
  const create = () => void navigate({ to: '/users/new', search: true })
  useCommand('create', decision.isAllowed ? create : undefined)
  return (
    <GatedButton variant="primary" decision={decision} onClick={create} remedy={sourcesRemedy}>
      {t('users.create.action')}
    </GatedButton>
  )
}
