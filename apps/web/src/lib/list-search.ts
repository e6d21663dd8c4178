import type { ReadSearch } from './search-parameters.ts'

/** What a list shows, as it stands in the URL: a text, an order, and filters whose values are comma separated. */
export type ListSearch = {
  search?: string | undefined
  sort?: string | undefined
  direction?: 'asc' | 'desc' | undefined
}

/** Reads the search part of a URL; what is not understood is left out, and named. */
export type SearchReader<Search> = (raw: Record<string, unknown>) => ReadSearch<Search>

export type Order<Search extends ListSearch> = { sort: NonNullable<Search['sort']>; direction: 'asc' | 'desc' }

/** What is chosen of a filter. */
export function filterMembers<Search extends ListSearch>(search: Search, filter: keyof Search): string[] {
  const value: unknown = search[filter]
  return typeof value === 'string' ? value.split(',') : []
}

/** The search with some of it replaced; an empty value takes a filter away. */
export const withParameters = <Search extends ListSearch>(
  read: SearchReader<Search>,
  search: Search,
  change: Record<string, string | undefined>,
): Search => read({ ...search, ...change }).search

/** Takes away whatever narrows the list; the order stays. */
export const clearFilters = <Search extends ListSearch>(
  read: SearchReader<Search>,
  { sort, direction }: Search,
): Search => read({ sort, direction }).search

/** Whether the list shows less than everything. */
export const isNarrowed = ({ sort: _sort, direction: _direction, ...filters }: ListSearch): boolean =>
  Object.values(filters).some((value) => value !== undefined)

/** The order that the rows stand in: `byDefault`, unless the URL says otherwise. */
export const orderOf = <Search extends ListSearch>(
  { sort, direction }: Search,
  byDefault: NonNullable<Search['sort']>,
): Order<Search> => ({ sort: sort ?? byDefault, direction: direction ?? 'asc' })

/** Sorts by a column; the default order leaves no trace in the URL. */
export function sortBy<Search extends ListSearch>(
  read: SearchReader<Search>,
  search: Search,
  { sort, direction }: Order<Search>,
  byDefault: NonNullable<Search['sort']>,
): Search {
  const isDefault = sort === byDefault && direction === 'asc'
  return withParameters(read, search, {
    sort: isDefault ? undefined : sort,
    direction: isDefault ? undefined : direction,
  })
}
