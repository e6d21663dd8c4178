import { UserListQuery } from '@quaymaster/contracts/users'
import { describe, expect, it } from 'vitest'
import { parseSearch } from '../../lib/search-parameters.ts'
import { readUserParameters, readUserSearch } from './user-search.ts'

describe('the search part of the URL', () => {
  it('keeps what the list knows and leaves out the rest', () => {
    expect(
      readUserSearch({ search: ' maria ', state: 'disabled,lost,enabled', kind: 'superuser', page: 3, sort: 'age' }),
    ).toEqual({ search: 'maria', state: 'enabled,disabled', kind: 'superuser' })
  })

  it('names what it leaves out', () => {
    expect(readUserParameters({ state: 'disabled,lost', kind: 'none', sort: 'age', page: '3' })).toEqual({
      search: { state: 'disabled' },
      unread: [
        { key: 'state', value: 'lost' },
        { key: 'kind', value: 'none' },
        { key: 'sort', value: 'age' },
        { key: 'page', value: '3' },
      ],
    })
  })

  it('takes a search for the text it is', () => {
    expect(readUserSearch(parseSearch('?search=1e5'))).toEqual({ search: '1e5' })
    expect(readUserSearch(parseSearch('?search=true'))).toEqual({ search: 'true' })
  })

  it.each([{ search: ' ' }, { state: {} }, { kind: 7 }, { sort: null }, { direction: 'desc' }])(
    'opens the plain list for %j',
    (raw) => {
      expect(readUserSearch(raw)).toEqual({})
    },
  )

  it('is always something that the server takes', () => {
    const wild = { search: 'x'.repeat(400), state: ',,unverified,', kind: 'none,global-read-only', sort: 'quota' }
    expect(UserListQuery.safeParse(readUserSearch(wild)).success).toBe(true)
  })
})
