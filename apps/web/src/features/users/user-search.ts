import { SUPERUSER_KINDS } from '@quaymaster/contracts/registry'
import { UserListQuery, USER_STATES } from '@quaymaster/contracts/users'
import type { USER_SORTS } from '@quaymaster/contracts/users'
import * as z from 'zod/mini'
import { readSearch } from '../../lib/search-parameters.ts'
import type { ReadSearch } from '../../lib/search-parameters.ts'

type UserSort = (typeof USER_SORTS)[number]

/** What the list shows, as it stands in the URL; lists are comma separated there, as the server takes them. */
export type UserSearch = Pick<UserListQuery, 'search' | 'state' | 'kind' | 'sort' | 'direction'>

/** Kinds that one filters for; a user like others is what remains. */
export const FILTER_KINDS = SUPERUSER_KINDS.filter((kind) => kind !== 'none')

const Parameters = z.pick(UserListQuery, { search: true, state: true, kind: true, sort: true, direction: true })

/** Reads the search part of a URL; what is not understood is left out, so that an old link still opens, and named. */
export function readUserParameters(raw: Record<string, unknown>): ReadSearch<UserSearch> {
  const { search, unread } = readSearch(Parameters, raw, { state: USER_STATES, kind: FILTER_KINDS })
  const { sort, direction, ...filters } = search
  // Ascending is what one gets without asking, and a direction alone orders nothing.
  const order = sort !== undefined && { sort, ...(direction === 'desc' && { direction }) }
  return { search: { ...filters, ...order }, unread }
}

export const readUserSearch = (raw: Record<string, unknown>): UserSearch => readUserParameters(raw).search

type Filter = 'state' | 'kind'

/** What is chosen of a filter. */
export const filterMembers = (search: UserSearch, filter: Filter): string[] => search[filter]?.split(',') ?? []

/** Takes away whatever narrows the list; the order stays. */
export const clearFilters = ({ sort, direction }: UserSearch): UserSearch => readUserSearch({ sort, direction })

export const isNarrowed = ({ search, state, kind }: UserSearch): boolean =>
  search !== undefined || state !== undefined || kind !== undefined

export type UserOrder = { sort: UserSort; direction: 'asc' | 'desc' }

/** The order that the rows stand in: by name, unless the URL says otherwise. */
export const orderOf = ({ sort, direction }: UserSearch): UserOrder => ({
  sort: sort ?? 'name',
  direction: direction ?? 'asc',
})

/** Sorts by a column; the default order leaves no trace in the URL. */
export function sortBy(search: UserSearch, { sort, direction }: UserOrder): UserSearch {
  const isDefault = sort === 'name' && direction === 'asc'
  return readUserSearch({ ...search, sort: isDefault ? undefined : sort, direction })
}
