import { expect, test } from 'vitest'
import { createWorldRegistry } from './worlds.ts'

const now = '2026-11-23T16:00:00Z'
const { state } = createWorldRegistry('demo', { now })
const people = [...state.users.all()]
const shareOf = (count: number): number => count / people.length

test('the demo holds two thousand people and sixty organizations', () => {
  expect(people).toHaveLength(2000)
  expect(state.organizations.size).toBe(60)
})

test('names are legal in Quay, and nobody has two of a name or address', () => {
  for (const { username } of people) expect(username).toMatch(/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/)
  expect(new Set(people.map(({ username }) => username)).size).toBe(2000)
  expect(new Set(people.map(({ email }) => email)).size).toBe(2000)
  const names = [...state.organizations.all()].map(({ name }) => name)
  for (const name of names) expect(name).toMatch(/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/)
  expect(names.filter((name) => state.users.find('username', name))).toEqual([])
})

test('addresses are of example domains only, and some people have none', () => {
  const withAddress = people.filter(({ email }) => email.includes('@'))
  for (const { email } of withAddress) expect(email).toMatch(/^[a-z0-9.]+@([a-z]+\.)?example\.(com|org|net)$/)
  expect(new Set(withAddress.map(({ email }) => email.split('@')[1])).size).toBeGreaterThan(5)
  for (const { email } of people.filter((person) => !withAddress.includes(person))) {
    expect(email).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
  }
  expect(shareOf(2000 - withAddress.length)).toBeCloseTo(0.03, 1.5)
})

test('some people are disabled, a few not verified, two are superusers', () => {
  expect(shareOf(people.filter(({ isEnabled }) => !isEnabled).length)).toBeCloseTo(0.04, 1.5)
  expect(people.some(({ isVerified }) => !isVerified)).toBe(true)
  const superusers = state.settings.fresh['SUPER_USERS'] as string[]
  expect(superusers).toHaveLength(2)
  for (const username of superusers) expect(state.users.find('username', username)?.isEnabled).toBe(true)
})

test('teams are of people that exist; some follow a group, of these some are broken', () => {
  expect(state.teams.size).toBeGreaterThan(200)
  for (const { accountId } of state.teamMembers.all()) expect(state.users.get(accountId)).toBeDefined()
  const synced = [...state.teamSyncs.all()]
  const hourAgoMs = Date.parse(now) - 60 * 60 * 1000
  expect(synced.filter(({ lastUpdatedMs }) => (lastUpdatedMs ?? 0) > hourAgoMs).length).toBeGreaterThan(30)
  expect(synced.filter(({ lastUpdatedMs }) => lastUpdatedMs === null).length).toBeGreaterThan(0)
  expect(
    synced.filter(({ lastUpdatedMs }) => lastUpdatedMs !== null && lastUpdatedMs < hourAgoMs).length,
  ).toBeGreaterThan(3)
  expect(state.robots.size).toBeGreaterThan(80)
  expect(state.quotas.size).toBeGreaterThan(10)
})

test('people stand in the order in which they came, and come from the directory where there is one', () => {
  const ages = people.slice(3).map(({ createdMs }) => createdMs)
  expect(ages).toEqual(ages.toSorted((one, other) => one - other))
  const directory = createWorldRegistry('demo', { registry: 'directory', users: 50 }).state
  for (const { username, directoryName, password } of directory.users.all()) {
    expect({ directoryName, password }).toEqual({ directoryName: username, password: null })
  }
})

test('the demo is the same each time', () => {
  const again = createWorldRegistry('demo', { now }).state
  const tell = ({ users, teams, robots }: typeof state): string =>
    JSON.stringify([
      [...users.all()].map(({ username, email, isEnabled }) => [username, email, isEnabled]),
      [...teams.all()].map(({ name }) => name),
      [...robots.all()].map(({ token }) => token),
    ])
  expect(tell(again)).toBe(tell(state))
})

/** What was worked on it, milliseconds: other processes don't count. */
const workedMs = (): number => process.cpuUsage().user / 1000

test('begins at once, and at ten times the size soon after', () => {
  const startMs = workedMs()
  createWorldRegistry('demo', {})
  expect(workedMs() - startMs).toBeLessThan(300)
  expect(createWorldRegistry('large', {}).state.users.size).toBe(20_000)
  expect(createWorldRegistry('large', { users: 500 }).state.users.size).toBe(500)
  expect(workedMs() - startMs).toBeLessThan(3000)
})
