import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'
import { useProblemWords } from '../../components/problem-words.ts'
import { GatedButton } from '../../components/gated-button.tsx'
import { useCommand } from '../../lib/commands.ts'
import { useDecision } from '../../lib/me.ts'
import { useRowWindow } from '../../lib/row-window.ts'
import { InventoryReading } from '../../components/inventory-progress.tsx'
import { Notices } from '../../components/notices.tsx'
import { USERS_PAGE_SIZE, usersPageQuery } from './queries.ts'
import { sourcesRemedy } from './sources-link.tsx'
import { UnresolvedChanges } from '../../components/unresolved-changes-alert.tsx'
import { useInventoryReading } from './use-inventory-progress.ts'
import { UsersEmpty } from '../../components/inventory-empty.tsx'
import { UsersTable } from './users-table.tsx'
import { UsersToolbar } from './users-toolbar.tsx'
import { clearFilters, isNarrowed, sortBy } from './user-search.ts'
import type { UserSearch } from './user-search.ts'

type Props = { search: UserSearch; onSearch: (search: UserSearch) => void }

/** Everybody in the registry, from the inventory: at once, and with its age. */
export function UsersPage({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const resetKey = JSON.stringify(search)
  const window = useRowWindow({
    resetKey,
    pageSize: USERS_PAGE_SIZE,
    page: (offset) => usersPageQuery(search, offset),
    rows: ({ users }) => users,
    total: ({ matching }) => matching,
  })
  const inventory = useInventoryReading(window.page)
  return (
    <Page title={t('users.title')} action={<CreateUserButton />} description={useSourcesNote()}>
      <Notices>
        <UnresolvedChanges />
      </Notices>
      <UsersToolbar search={search} onSearch={onSearch} page={window.page} inventory={inventory} />
      {inventory !== undefined && window.source.total > 0 && <InventoryReading inventory={inventory} />}
      <UsersTable
        window={window}
        search={search}
        resetKey={resetKey}
        onSort={(order) => onSearch(sortBy(search, order))}
        empty={
          <UsersEmpty
            page={window.page}
            inventory={inventory}
            error={window.error}
            isNarrowed={isNarrowed(search)}
            onClear={() => onSearch(clearFilters(search))}
          />
        }
      />
    </Page>
  )
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
