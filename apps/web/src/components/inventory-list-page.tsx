import type { ComponentType, ReactNode } from 'react'
import type { InventoryList, InventoryPage } from '../lib/inventory-list.ts'
import { clearFilters, filterMembers, isNarrowed, orderOf, sortBy, withParameters } from '../lib/list-search.ts'
import type { ListSearch, SearchReader } from '../lib/list-search.ts'
import type { RowBehavior } from './data-table-row.tsx'
import { DataTable } from './data-table.tsx'
import type { Column } from './data-table.tsx'
import { InventoryEmpty } from './inventory-empty.tsx'
import type { EmptyWords } from './inventory-empty.tsx'
import { InventoryReading } from './inventory-progress.tsx'
import { ListAge } from './list-age.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import type { Filter } from './list-toolbar.tsx'
import { Notices } from './notices.tsx'
import { Page } from './page.tsx'
import { UnreadParameters } from './unread-parameters.tsx'
import { UnresolvedChanges } from './unresolved-changes-alert.tsx'

type Words = EmptyWords & {
  searchLabel: string
  /** "37 of 2,004 users". */
  count: (counts: { matching: number; total: number; isNarrowed: boolean }) => string
  /** Names the bar of a first reading: "Reading all users". */
  reading: string
}

/** A filter whose values stand in the URL under its key. */
type ListFilter<Search> = Pick<Filter, 'label' | 'options'> & { key: keyof Search & string }

type Props<Found extends InventoryPage, Row, Search extends ListSearch> = RowBehavior<Row> & {
  title: string
  description?: ReactNode
  /** The one primary action. */
  action?: ReactNode
  words: Words
  icon: ComponentType
  list: InventoryList<Found, Row>
  columns: readonly Column<Row>[]
  search: Search
  read: SearchReader<Search>
  onSearch: (search: Search) => void
  /** The column that the rows stand by without being asked. */
  sortedBy: NonNullable<Search['sort']>
  filters: readonly ListFilter<Search>[]
  /** Reads everything again; absent where the role may not. */
  onRefresh?: (() => void) | undefined
  /** Export and the like, at the end of the toolbar. */
  tools?: ReactNode
}

/** A list from the inventory: search, filters, count and age, rows of any number, and why there are none. */
export function InventoryListPage<Found extends InventoryPage, Row, Search extends ListSearch>(
  props: Props<Found, Row, Search>,
) {
  const { words, list, search, read, onSearch, filters, onRefresh, sortedBy } = props
  const { window, inventory, resetKey } = list
  const { sort, direction } = orderOf(search, sortedBy)
  const isFiltered = isNarrowed(search)
  const clear = () => onSearch(clearFilters(read, search))
  const change = (parameters: Record<string, string>) => onSearch(withParameters(read, search, parameters))
  function countWords({ matching, total, inventory: { state } }: Found): string {
    // "0 users" would be a lie while nothing has been read.
    return total === 0 && state !== 'complete' ? '' : words.count({ matching, total, isNarrowed: isFiltered })
  }
  return (
    <Page title={props.title} action={props.action} description={props.description}>
      <Notices>
        <UnresolvedChanges />
      </Notices>
      <ListToolbar
        search={search.search ?? ''}
        searchLabel={words.searchLabel}
        onSearch={(text) => change({ search: text })}
        filters={filters.map((filter) => ({
          ...filter,
          chosen: filterMembers(search, filter.key),
          onChange: (chosen) => change({ [filter.key]: chosen.join(',') }),
        }))}
        onClearAll={clear}
        unread={<UnreadParameters read={read} />}
      >
        {window.page !== undefined && inventory !== undefined && (
          <ListAge
            count={countWords(window.page)}
            asOf={inventory.asOf}
            isReading={inventory.isReading}
            {...(onRefresh && { onReadAgain: onRefresh })}
          />
        )}
        {props.tools}
      </ListToolbar>
      {inventory !== undefined && window.source.total > 0 && (
        <InventoryReading inventory={inventory} label={words.reading} />
      )}
      <DataTable<Row>
        label={props.title}
        columns={props.columns}
        source={window.source}
        rowKey={props.rowKey}
        sort={{ by: sort, direction }}
        onSort={(next) =>
          onSearch(
            sortBy(read, search, { sort: next.by as NonNullable<Search['sort']>, direction: next.direction }, sortedBy),
          )
        }
        resetKey={resetKey}
        isLoading={window.page === undefined && window.error === null}
        isStale={window.isStale}
        {...(props.actions && { actions: props.actions })}
        {...(props.onActionsOpen && { onActionsOpen: props.onActionsOpen })}
        {...(props.onEdit && { onEdit: props.onEdit })}
        empty={
          <InventoryEmpty
            words={words}
            icon={props.icon}
            inventory={window.page === undefined ? undefined : inventory}
            error={window.error}
            isNarrowed={isFiltered}
            onClear={clear}
          />
        }
      />
    </Page>
  )
}
