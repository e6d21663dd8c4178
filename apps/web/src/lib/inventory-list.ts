import type { InventoryProgress } from '@quaymaster/contracts/inventory'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Query, QueryClient, QueryKey, UseQueryOptions } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useRowWindow } from './row-window.ts'
import type { RowWindow } from './row-window.ts'

/** What the server says with every page of a list from its inventory. */
export type InventoryPage = { matching: number; total: number; inventory: InventoryProgress }

/** Rows of one page. */
export const INVENTORY_PAGE_SIZE = 100
const PROGRESS_INTERVAL_MS = 2000

/** Keys follow the URLs: `[kind, filter, offset]` are pages of a list, `[kind, name]` is one object. */
export const pageKey = (key: QueryKey, search: object, offset: number): QueryKey => [...key, search, offset]

const isPageKey = (key: QueryKey): boolean => typeof key.at(-2) === 'object' && typeof key.at(-1) === 'number'

/** Every page of a list that was read, for changing or invalidating them. */
export const listPages = (key: QueryKey) => ({
  queryKey: key,
  predicate: ({ queryKey }: { queryKey: QueryKey }) => isPageKey(queryKey),
})

/** Something came or went: pages in view are read again, the others when they come into view. */
export async function refreshList(client: QueryClient, key: QueryKey): Promise<void> {
  await client.invalidateQueries(listPages(key))
}

/** Whether the inventory changes by itself just now. */
const isBeingRead = ({ inventory }: InventoryPage): boolean =>
  inventory.isReading || inventory.state !== 'complete' || inventory.paused !== null

/** How far the inventory is, asked for while it is being read or its reading is paused, and only then. */
export const progressQuery = <Page extends InventoryPage>(
  key: QueryKey,
  read: (signal: AbortSignal) => Promise<Page>,
) => ({
  queryKey: [...key, {}, 'progress'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => read(signal),
  staleTime: 0,
  refetchInterval: ({ state }: Query<Page, Error, Page>) =>
    state.data === undefined || isBeingRead(state.data) ? PROGRESS_INTERVAL_MS : (false as const),
})

/** Changes whenever the page may have to: with each step of the first reading, the end of every later one, and each pause. */
const stepOf = ({ state, isReading, read, paused }: InventoryProgress): string =>
  `${state}/${isReading}/${paused}/${state === 'complete' ? '' : read}`

type Options<Page, Row> = {
  /** The key of the list; pages stand below it. */
  key: QueryKey
  search: object
  page: (offset: number) => UseQueryOptions<Page, Error, Page>
  progress: UseQueryOptions<Page, Error, Page>
  rows: (page: Page) => readonly Row[]
}

export type InventoryList<Page, Row> = {
  window: RowWindow<Page, Row>
  /** Undefined while nothing is known. */
  inventory: InventoryProgress | undefined
  /** Changes when rows of another filter are shown. */
  resetKey: string
}

/** The rows in view of a list from the inventory; follows a reading while there is one, and brings what it finds onto the page. */
export function useInventoryList<Page extends InventoryPage, Row>({
  key,
  search,
  page,
  progress,
  rows,
}: Options<Page, Row>): InventoryList<Page, Row> {
  const client = useQueryClient()
  const resetKey = JSON.stringify(search)
  const window = useRowWindow({
    resetKey,
    pageSize: INVENTORY_PAGE_SIZE,
    page,
    rows,
    total: ({ matching }: Page) => matching,
  })
  const isFollowed = window.page !== undefined && isBeingRead(window.page)
  const { data } = useQuery({ ...progress, enabled: isFollowed })
  const followed = isFollowed ? data?.inventory : undefined
  const step = followed === undefined ? undefined : stepOf(followed)
  const before = useRef<string | undefined>(undefined)
  const list = useRef(key)
  useEffect(() => {
    const isNews = before.current !== undefined && step !== undefined && before.current !== step
    before.current = step
    if (isNews) void refreshList(client, list.current)
  }, [client, step])
  return { window, inventory: followed ?? window.page?.inventory, resetKey }
}
