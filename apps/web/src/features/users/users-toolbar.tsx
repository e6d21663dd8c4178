import { USER_STATES } from '@quaymaster/contracts/users'
import type { InventoryProgress } from '@quaymaster/contracts/inventory'
import type { UserList } from '@quaymaster/contracts/users'
import { useTranslation } from 'react-i18next'
import { ListAge } from '../../components/list-age.tsx'
import { ListToolbar } from '../../components/list-toolbar.tsx'
import type { Filter } from '../../components/list-toolbar.tsx'
import { UnreadParameters } from '../../components/unread-parameters.tsx'
import { formatNumber } from '../../lib/format.ts'
import { useDecision } from '../../lib/me.ts'
import { ExportUsersButton } from './export-users-button.tsx'
import { useReadUsersAgain } from './use-inventory-progress.ts'
import {
  clearFilters,
  FILTER_KINDS,
  filterMembers,
  isNarrowed,
  readUserParameters,
  readUserSearch,
} from './user-search.ts'
import type { UserSearch } from './user-search.ts'

type Props = {
  search: UserSearch
  onSearch: (search: UserSearch) => void
  page: UserList | undefined
  inventory: InventoryProgress | undefined
}

/** Search, filters, count and age over the list of people. */
export function UsersToolbar({ search, onSearch, page, inventory }: Props) {
  const { t } = useTranslation()
  const canReadAgain = useDecision('user.read-again').isAllowed
  const readAgain = useReadUsersAgain()
  const filter = (key: 'state' | 'kind', options: Filter['options']): Filter => ({
    key,
    label: t(`users.labels.${key}`),
    options,
    chosen: filterMembers(search, key),
    onChange: (chosen) => onSearch(readUserSearch({ ...search, [key]: chosen.join(',') })),
  })
  function countWords({ total, matching, inventory: { state } }: UserList): string {
    // "0 users" would be a lie while nobody has been read.
    if (total === 0 && state !== 'complete') return ''
    const words = { count: total, total: formatNumber(total) }
    return isNarrowed(search)
      ? t('users.list.countMatching', { ...words, matching: formatNumber(matching) })
      : t('users.list.count', words)
  }
  return (
    <ListToolbar
      search={search.search ?? ''}
      searchLabel={page?.searchesEmail === false ? t('users.list.searchName') : t('users.list.searchNameAndEmail')}
      onSearch={(text) => onSearch(readUserSearch({ ...search, search: text }))}
      filters={[
        filter(
          'state',
          USER_STATES.map((value) => ({ value, label: t(`users.states.${value}`) })),
        ),
        filter(
          'kind',
          FILTER_KINDS.map((value) => ({ value, label: t(`users.kinds.${value}`) })),
        ),
      ]}
      onClearAll={() => onSearch(clearFilters(search))}
      unread={<UnreadParameters read={readUserParameters} />}
    >
      {page !== undefined && inventory !== undefined && (
        <ListAge
          count={countWords(page)}
          asOf={inventory.asOf}
          isReading={inventory.isReading}
          {...(canReadAgain && { onReadAgain: readAgain })}
        />
      )}
      <ExportUsersButton search={search} />
    </ListToolbar>
  )
}
