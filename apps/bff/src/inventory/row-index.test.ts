import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usersKind } from '../features/users/inventory.ts'
import type { UserRow } from '../features/users/inventory.ts'
import { RowIndex } from './row-index.ts'
import type { RowSearch } from './row-search.ts'

type Column = keyof typeof usersKind.columns
type UserSearch = RowSearch<Column>

const VISIBLE: ReadonlySet<Column> = new Set(['name', 'email', 'state', 'kind', 'quota'])
const ALL: UserSearch = { visible: VISIBLE, sort: 'name', direction: 'asc', offset: 0, limit: 100 }

let sequence = 0
function row(name: string, facts: Partial<UserRow> = {}): UserRow {
  sequence += 1
  const usual = { email: `${name}@example.org`, isEnabled: true, isVerified: true, superuserKind: 'none' } as const
  return { name, ...usual, quota: null, readAt: '2026-11-24T12:00:00.000Z', sequence, ...facts }
}

function put(index: RowIndex, { sequence: order, readAt, ...data }: UserRow, isGone = false): void {
  index.put({ key: data.name, scope: '', data: isGone ? undefined : data, sequence: order, readAt })
}

function indexOf(...rows: UserRow[]): RowIndex {
  const index = new RowIndex(usersKind)
  for (const one of rows) put(index, one)
  return index
}

const namesOf = (rows: readonly object[]) => (rows as UserRow[]).map(({ name }) => name)
const names = (index: RowIndex, search: Partial<UserSearch> = {}) => namesOf(index.search({ ...ALL, ...search }).rows)

describe('search', () => {
  const index = indexOf(
    row('maria.gomez', { email: 'MG@Acme.example' }),
    row('mario', { isEnabled: false }),
    row('zoe', { email: null, isVerified: false }),
    row('root', { superuserKind: 'superuser' }),
  )

  test('finds every word, in any case, in the name or the address', () => {
    expect(names(index, { text: ' ACME  mar ' })).toEqual(['maria.gomez'])
    expect(names(index, { text: 'mar' })).toEqual(['maria.gomez', 'mario'])
    expect(names(index, { text: 'mar zoe' })).toEqual([])
  })

  test('leaves addresses out for whom they are masked', () => {
    expect(names(index, { text: 'acme', visible: new Set(['name']) })).toEqual([])
  })

  test('filters by states, of which somebody may have two, and by kinds', () => {
    expect(names(index, { filters: { state: new Set(['disabled', 'unverified']) } })).toEqual(['mario', 'zoe'])
    expect(names(index, { filters: { state: new Set(['enabled']), kind: new Set(['superuser']) } })).toEqual(['root'])
  })

  test('counts what matches beside what is shown', () => {
    const { rows, matching, total } = index.search({ ...ALL, text: 'mar', offset: 1, limit: 1 })
    expect([namesOf(rows), matching, total]).toEqual([['mario'], 2, 4])
  })
})

describe('order', () => {
  const quota = (usedBytes: number) => ({ quota: { usedBytes, limitBytes: null } })
  const index = indexOf(row('c', quota(5)), row('a', quota(5)), row('b'), row('d', quota(9)))

  test('breaks ties by name in both directions, and puts what is missing last', () => {
    expect(names(index, { sort: 'quota' })).toEqual(['a', 'c', 'd', 'b'])
    expect(names(index, { sort: 'quota', direction: 'desc' })).toEqual(['d', 'a', 'c', 'b'])
    expect(names(index, { direction: 'desc' })).toEqual(['d', 'c', 'b', 'a'])
  })

  test('follows changes, arrivals and departures', () => {
    const changing = indexOf(row('a'), row('b'), row('c'))
    expect(names(changing, { sort: 'state' })).toEqual(['a', 'b', 'c'])
    put(changing, row('a', { isEnabled: false }))
    put(changing, row('bb'))
    put(changing, row('c'), true)
    expect(names(changing, { sort: 'state' })).toEqual(['b', 'bb', 'a'])
    put(changing, row('c'))
    expect(names(changing, { sort: 'state' })).toEqual(['b', 'bb', 'c', 'a'])
  })
})

test('the newer of two readings wins, whichever comes last', () => {
  const [older, newer] = [row('maria', { email: 'old@example.org' }), row('maria', { email: 'new@example.org' })]
  const index = indexOf(newer, older)
  expect(index.find('maria')).toMatchObject({ email: 'new@example.org' })
  put(index, row('maria'), true)
  put(index, older)
  expect(index.find('maria')).toBeUndefined()
})

test('any run of changes shows what the newest reading of each says, in order', () => {
  const change = fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    readAgo: fc.integer({ min: 0, max: 3 }),
    isEnabled: fc.boolean(),
    isGone: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const index = new RowIndex(usersKind)
      const newest = new Map<string, { row: UserRow; isGone: boolean }>()
      for (const [at, { name, readAgo, isEnabled, isGone }] of changes.entries()) {
        const reading = row(name, { isEnabled, sequence: at * 10 - readAgo * 15 })
        put(index, reading, isGone)
        if ((newest.get(name)?.row.sequence ?? -Infinity) <= reading.sequence)
          newest.set(name, { row: reading, isGone })
        const shown = [...newest.values()].filter((entry) => !entry.isGone).map((entry) => entry.row)
        const expected = shown.toSorted(
          (a, b) => Number(b.isEnabled) - Number(a.isEnabled) || (a.name < b.name ? -1 : 1),
        )
        expect(names(index, { sort: 'state' })).toEqual(expected.map((one) => one.name))
      }
    }),
  )
})
