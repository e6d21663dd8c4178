import { SUPERUSER_KINDS, USER_SORTS, USER_STATES } from '@quaymaster/contracts/users'
import type { UserListQuery } from '@quaymaster/contracts/users'

type UserSort = (typeof USER_SORTS)[number]

/** What the list shows, as it stands in the URL; lists are comma separated there, as the server takes them. */
export type UserSearch = Pick<UserListQuery, 'search' | 'state' | 'kind' | 'sort' | 'direction'>

/** Kinds that one filters for; a user like others is what remains. */
export const FILTER_KINDS = SUPERUSER_KINDS.filter((kind) => kind !== 'none')

const MAX_SEARCH_LENGTH = 255

/** Keeps the known members of a list, in the order in which the page shows them. */
function knownList(value: unknown, known: readonly string[]): string | undefined {
  const members = typeof value === 'string' ? value.split(',') : []
  return known.filter((item) => members.includes(item)).join(',') || undefined
}

const knownOne = <Item extends string>(value: unknown, known: readonly Item[]): Item | undefined =>
  known.find((item) => item === value)

/** A typed search; digits alone come out of the URL as a number. */
function searchText(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' ? text.trim().slice(0, MAX_SEARCH_LENGTH) || undefined : undefined
}

/** Reads the search part of a URL; what is unknown is left out, so that an old link still opens. */
export function readUserSearch(raw: Record<string, unknown>): UserSearch {
  const sort = knownOne(raw['sort'], USER_SORTS)
  const entries = {
    search: searchText(raw['search']),
    state: knownList(raw['state'], USER_STATES),
    kind: knownList(raw['kind'], FILTER_KINDS),
    sort,
    direction: sort === undefined ? undefined : knownOne(raw['direction'], ['desc'] as const),
  }
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))
}

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
