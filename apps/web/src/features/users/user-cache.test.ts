import type { Decision } from '@quaymaster/contracts/decision'
import type { User, UserDetail, UserList } from '@quaymaster/contracts/users'
import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { dropUser, findListedUser, keepUser, userKey } from './user-cache.ts'

const person = (name: string, more: Partial<User> = {}): User => ({
  name,
  isEnabled: true,
  isVerified: true,
  superuserKind: 'none',
  blockers: {},
  readAt: '2026-11-23T16:00:00Z',
  ...more,
})

const list = (users: User[]): UserList => ({
  users,
  matching: users.length,
  total: 2004,
  offset: 0,
  searchesEmail: true,
  sorts: ['name'],
  inventory: {
    state: 'complete',
    isReading: false,
    read: 0,
    expected: null,
    asOf: null,
    completedAt: null,
    paused: null,
  },
})

const allowed: Decision = { isAllowed: true, needsStepUp: false }

const detailOf = (user: User): UserDetail => ({
  user,
  source: 'quay',
  isConsoleAccount: false,
  abilities: {
    enable: allowed,
    disable: allowed,
    changeEmail: allowed,
    setPassword: allowed,
    sendRecoveryMail: allowed,
    delete: allowed,
  },
  changes: [],
})

function clientWithLists() {
  const client = new QueryClient()
  client.setQueryData(['users', {}, 0], list([person('anna'), person('maria')]))
  client.setQueryData(['users', { state: 'enabled' }, 0], list([person('maria', { readAt: '2026-11-23T17:00:00Z' })]))
  client.setQueryData(userKey('anna'), detailOf(person('anna')))
  return client
}

it('changes a person in every page of the list that was read, and nothing else', () => {
  const client = clientWithLists()
  keepUser(client, detailOf(person('maria', { isEnabled: false })))
  const pages = [
    ['users', {}, 0],
    ['users', { state: 'enabled' }, 0],
  ].map((key) => client.getQueryData<UserList>(key))
  expect(pages.map((page) => page?.users.map(({ name, isEnabled }) => [name, isEnabled]))).toEqual([
    [
      ['anna', true],
      ['maria', false],
    ],
    [['maria', false]],
  ])
  expect(client.getQueryData<UserDetail>(userKey('maria'))?.user.isEnabled).toBe(false)
  expect(client.getQueryData<UserDetail>(userKey('anna'))?.user.name).toBe('anna')
})

it('finds the row that was read last', () => {
  expect(findListedUser(clientWithLists(), 'maria')?.readAt).toBe('2026-11-23T17:00:00Z')
  expect(findListedUser(clientWithLists(), 'nobody')).toBeUndefined()
})

it('takes a person who is gone out of the list and its counts', async () => {
  const client = clientWithLists()
  await dropUser(client, 'anna')
  expect(client.getQueryData<UserList>(['users', {}, 0])).toMatchObject({ matching: 1, total: 2003 })
  expect(client.getQueryData(userKey('anna'))).toBeUndefined()
  expect(client.getQueryState(['users', {}, 0])?.isInvalidated).toBe(true)
})
