import * as z from 'zod/mini'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSearch, readSearch, stringifySearch } from './search-parameters.ts'

const Search = z.strictObject({
  search: z.optional(z.string().check(z.maxLength(20))),
  state: z.optional(z.string()),
  sort: z.optional(z.enum(['name', 'age'])),
})
const STATES = { state: ['enabled', 'disabled'] }

describe('the search part of an address', () => {
  it.each(['1e5', 'true', 'null', '0123', '[1]', '{"a":1}', '"x"', '1,2', 'ü & +'])('keeps %j a text', (text) => {
    expect(parseSearch(stringifySearch({ search: text }))).toEqual({ search: text })
  })
  it('is nothing where nothing is asked for', () => {
    expect(stringifySearch({ search: undefined, state: null })).toBe('')
    expect(parseSearch('?')).toEqual({})
  })
  it('takes a parameter that is repeated for a list', () => {
    expect(parseSearch('?state=enabled&state=disabled')).toEqual({ state: 'enabled,disabled' })
  })
  it('reads whatever somebody makes of it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readSearch(Search, parseSearch(text), STATES)
      }),
    )
    expect(readSearch(Search, parseSearch('?__proto__=1&constructor=2&%E0%A4%A=3')).search).toEqual({})
  })
})

describe('what is read by a schema', () => {
  it('is what the schema takes, and says what it does not', () => {
    expect(readSearch(Search, { search: ' maria ', sort: 'colour', page: '3' })).toEqual({
      search: { search: 'maria' },
      unread: [
        { key: 'sort', value: 'colour' },
        { key: 'page', value: '3' },
      ],
    })
  })
  it('keeps the known members of a list, in the order of the page', () => {
    expect(readSearch(Search, { state: 'disabled,lost,enabled' }, STATES)).toEqual({
      search: { state: 'enabled,disabled' },
      unread: [{ key: 'state', value: 'lost' }],
    })
  })
  it('does not count an empty value for one', () => {
    expect(readSearch(Search, { search: '', state: ',', sort: '  ' }, STATES)).toEqual({ search: {}, unread: [] })
  })
})
