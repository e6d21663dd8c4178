import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { clearFilters, filterMembers, isNarrowed, orderOf, sortBy } from './list-search.ts'
import { readSearch } from './search-parameters.ts'

const Parameters = z.strictObject({
  search: z.optional(z.string()),
  state: z.optional(z.string()),
  kind: z.optional(z.string()),
  sort: z.optional(z.enum(['name', 'email', 'state'])),
  direction: z.optional(z.enum(['asc', 'desc'])),
})
type Search = z.output<typeof Parameters>

const read = (raw: Record<string, unknown>) =>
  readSearch(Parameters, raw, { state: ['enabled', 'disabled', 'unverified'] })

describe('filters', () => {
  it('hands out what is chosen, in the order of the menu', () => {
    const search = read({ state: 'unverified,enabled' }).search
    expect(filterMembers(search, 'state')).toEqual(['enabled', 'unverified'])
    expect(filterMembers(search, 'kind')).toEqual([])
  })

  it('clears what narrows the list and keeps its order', () => {
    const search = read({ search: 'a', state: 'enabled', sort: 'email', direction: 'desc' }).search
    expect(isNarrowed(search)).toBe(true)
    expect(clearFilters(read, search)).toEqual({ sort: 'email', direction: 'desc' })
    expect(isNarrowed(clearFilters(read, search))).toBe(false)
  })
})

describe('order', () => {
  it('is by name unless the URL says otherwise', () => {
    expect(orderOf<Search>({}, 'name')).toEqual({ sort: 'name', direction: 'asc' })
    expect(orderOf(read({ sort: 'state', direction: 'desc' }).search, 'name')).toEqual({
      sort: 'state',
      direction: 'desc',
    })
  })

  it('writes nothing for the order that one gets anyway', () => {
    const sorted = sortBy(read, { search: 'a' }, { sort: 'name', direction: 'desc' }, 'name')
    expect(sorted).toEqual({ search: 'a', sort: 'name', direction: 'desc' })
    expect(sortBy(read, sorted, { sort: 'name', direction: 'asc' }, 'name')).toEqual({ search: 'a' })
  })
})
