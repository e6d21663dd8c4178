import { useSuspenseQuery } from '@tanstack/react-query'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { Suspense, lazy, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NothingMatches } from '../../components/empty-list.tsx'
import { ListAge } from '../../components/list-age.tsx'
import { ListToolbar } from '../../components/list-toolbar.tsx'
import type { Filter } from '../../components/list-toolbar.tsx'
import { UnreadParameters } from '../../components/unread-parameters.tsx'
import { Page } from '../../components/page.tsx'
import { GatedButton } from '../../components/gated-button.tsx'
import { useCommand } from '../../lib/commands.ts'
import { useDecision } from '../../lib/me.ts'
import { staffQuery } from './queries.ts'
import type { StaffDialogState } from './staff-dialog.tsx'
import { pickAccounts, readStaffParameters } from './staff-search.ts'
import type { StaffSearch } from './staff-search.ts'
import { StaffTable } from './staff-table.tsx'
import { ROLES } from '@quaymaster/contracts/roles'

const StaffDialog = lazy(async () => ({ default: (await import('./staff-dialog.tsx')).StaffDialog }))

type Props = { search: StaffSearch; onSearch: (search: StaffSearch) => void }

/** The accounts of the console itself. */
export function StaffPage({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data, dataUpdatedAt, isFetching, refetch } = useSuspenseQuery(staffQuery)
  const [dialog, setDialog] = useState<StaffDialogState>()
  const canCreate = useDecision('staff.create')
  const accounts = useMemo(() => pickAccounts(data.accounts, search), [data, search])
  const create = () => void navigate({ to: '/settings/staff/new', search })
  useCommand('create', canCreate.isAllowed ? create : undefined)
  const clear = () => onSearch({ sort: search.sort, direction: search.direction })
  const total = data.accounts.length
  return (
    <Page
      title={t('staff.title')}
      description={t('staff.description')}
      action={
        <GatedButton decision={canCreate} onClick={create}>
          {t('staff.create.action')}
        </GatedButton>
      }
    >
      <ListToolbar
        search={search.search ?? ''}
        searchLabel={t('staff.searchLabel')}
        onSearch={(text) => onSearch({ ...search, search: text === '' ? undefined : text })}
        filters={useFilters(search, onSearch)}
        onClearAll={clear}
        unread={<UnreadParameters read={readStaffParameters} />}
      >
        <ListAge
          count={
            accounts.length === total
              ? t('staff.count', { count: total })
              : t('staff.countMatching', { matching: accounts.length, total })
          }
          asOf={new Date(dataUpdatedAt).toISOString()}
          isReading={isFetching}
          onReadAgain={() => void refetch()}
        />
      </ListToolbar>
      <StaffTable
        accounts={accounts}
        sort={{ by: search.sort ?? 'name', direction: search.direction ?? 'asc' }}
        onSort={({ by, direction }) => onSearch({ ...search, sort: by as StaffSearch['sort'], direction })}
        onDialog={setDialog}
        empty={<NothingMatches onClear={clear} />}
      />
      <Suspense>
        {dialog !== undefined && <StaffDialog dialog={dialog} onClose={() => setDialog(undefined)} />}
      </Suspense>
      <Outlet />
    </Page>
  )
}

function useFilters(search: StaffSearch, onSearch: (search: StaffSearch) => void): Filter[] {
  const { t } = useTranslation()
  return [
    {
      key: 'role',
      label: t('staff.filters.role'),
      options: ROLES.map((value) => ({ value, label: t(`common.roleLabels.${value}`) })),
      chosen: search.role?.split(',') ?? [],
      onChange: (chosen) => onSearch({ ...search, role: chosen.length === 0 ? undefined : chosen.join() }),
    },
    {
      key: 'state',
      label: t('staff.filters.state'),
      options: (['enabled', 'disabled'] as const).map((value) => ({ value, label: t(`staff.states.${value}`) })),
      chosen: search.state === undefined ? [] : [search.state],
      // Both together are everybody: the newer choice counts.
      onChange: (chosen) => onSearch({ ...search, state: chosen.at(-1) as StaffSearch['state'] }),
    },
  ]
}
