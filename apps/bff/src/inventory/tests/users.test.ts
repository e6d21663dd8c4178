import { describe, expect, test } from 'vitest'
import { userItem } from '../../features/users/inventory.ts'
import { createClock } from '../../time/clock.ts'
import { openQuayParts, until } from '../../testing/quay-parts.ts'
import type { QuayParts } from '../../testing/quay-parts.ts'
import { DAY_MS } from '../../time/calendar.ts'

const PEOPLE = { prefix: 'person', count: 250 }
const EVERYBODY = {
  visible: new Set(['name'] as const),
  sort: 'name',
  direction: 'asc',
  offset: 0,
  limit: 1000,
} as const

const names = ({ users }: QuayParts) => users.search(EVERYBODY).rows.map(({ name }) => name)
const listCalls = ({ simulator }: QuayParts) => simulator.requests.of('user.list').length
const isComplete = ({ users }: QuayParts) => users.progress().state === 'complete'

/** A registry of 253 people, three pages, that was read once. */
async function openFilled(options: Parameters<typeof openQuayParts>[0] = {}): Promise<QuayParts> {
  const parts = await openQuayParts(options)
  await parts.simulator.event('users.add', PEOPLE)
  await parts.refreshUsers()
  return parts
}

describe('a pass', () => {
  test('reads everybody page by page, and says how far it is', async () => {
    await using parts = await openFilled()
    expect(names(parts)).toHaveLength(253)
    expect(parts.users.progress()).toMatchObject({
      state: 'complete',
      isReading: false,
      read: 253,
      expected: 253,
      paused: null,
    })
  })

  test('forgets whom Quay no longer knows', async () => {
    await using parts = await openFilled()
    parts.simulator.state.users.delete(parts.simulator.state.users.find('username', 'person-007')?.id ?? 0)
    await parts.refreshUsers()
    expect(names(parts)).not.toContain('person-007')
    expect(names(parts)).toHaveLength(252)
  })

  test('keeps to its budget', async () => {
    await using parts = await openQuayParts({ callsPerSecond: 4, simulator: { scenario: 'demo', users: 700 } })
    const startedAt = performance.now()
    await until(() => isComplete(parts))
    const seconds = (performance.now() - startedAt) / 1000
    expect(parts.simulator.requests.of('user.list').length).toBeGreaterThanOrEqual(7)
    expect(seconds).toBeGreaterThan(0.7)
  })

  test('stores nothing of a page that is garbage, cut short or from a dead token, and goes on later', async () => {
    await using parts = await openFilled()
    const before = parts.users.progress()
    await parts.simulator.event('users.add', { prefix: 'newcomer', count: 5 })
    for (const fault of [
      { kind: 'malformed-json' },
      { kind: 'cut' },
      { kind: 'html' },
      { kind: 'dead-token' },
    ] as const) {
      parts.simulator.fail('user.list', fault)
      parts.users.refresh()
      await until(() => parts.users.progress().paused !== null)
      expect(names(parts)).toHaveLength(253)
      expect(parts.users.progress().completedAt).toBe(before.completedAt)
      await parts.simulator.heal()
    }
    await parts.quay.probe()
    await until(() => names(parts).length === 258 && !parts.users.progress().isReading, 30_000)
  }, 60_000)

  test('says why it rests when the credential is dead', async () => {
    await using parts = await openFilled()
    parts.simulator.fail('*', { kind: 'dead-token' })
    parts.users.refresh()
    await until(() => parts.users.progress().paused === 'credential')
    expect(names(parts)).toHaveLength(253)
  })

  test('rests no longer once the credential lives again, though the next pass is far', async () => {
    await using parts = await openFilled()
    const { completedAt } = parts.users.progress()
    parts.simulator.fail('*', { kind: 'dead-token' })
    await parts.quay.probe()
    await until(() => parts.users.progress().paused === 'credential')
    await parts.simulator.heal()
    await parts.quay.probe()
    await until(() => parts.users.progress().paused === null)
    expect(parts.users.progress()).toMatchObject({ isReading: false, completedAt })
  })

  test('starts again where Quay fell back to its first page', async () => {
    await using parts = await openQuayParts({ callsPerSecond: 3, simulator: { scenario: 'demo', users: 400 } })
    await until(() => parts.users.progress().read >= 100)
    // A page token that Quay does not know any more is no error to it.
    parts.simulator.advance(3 * 24 * 3600)
    await until(() => isComplete(parts))
    expect(parts.users.progress().read).toBe(400)
    expect(new Set(names(parts)).size).toBe(400)
  })
})

describe('a restart of the console', () => {
  test('goes on where reading stopped', async () => {
    await using parts = await openQuayParts({ callsPerSecond: 4, simulator: { scenario: 'demo', users: 900 } })
    await until(() => parts.users.progress().read >= 300)
    const { read } = parts.users.progress()
    const callsBefore = listCalls(parts)
    await parts.restart()
    expect(parts.users.progress()).toMatchObject({ state: 'filling', isReading: true })
    expect(names(parts).length).toBeGreaterThanOrEqual(read)
    await until(() => isComplete(parts))
    expect(names(parts)).toHaveLength(900)
    // Two probes of one page each belong to the start.
    expect(listCalls(parts) - callsBefore - 2).toBeLessThanOrEqual(Math.ceil((900 - read) / 100))
  })

  test('starts anew with a page token that is two days old', async () => {
    let laterMs = 0
    const clock = createClock({ wall: () => Date.now() + laterMs, monotonicMs: () => performance.now() + laterMs })
    await using parts = await openQuayParts({ clock, callsPerSecond: 4, simulator: { scenario: 'demo', users: 600 } })
    await until(() => parts.users.progress().read >= 200)
    laterMs = 2 * DAY_MS
    const callsBefore = listCalls(parts)
    await parts.restart()
    await until(() => isComplete(parts))
    expect(names(parts)).toHaveLength(600)
    // Every page once more, besides two probes of one page each.
    expect(listCalls(parts) - callsBefore - 2).toBeGreaterThanOrEqual(6)
  })

  test('shows what was read before although Quay does not answer, and its age', async () => {
    await using parts = await openFilled()
    const { asOf } = parts.users.progress()
    await parts.simulator.stop()
    await parts.restart()
    expect(names(parts)).toHaveLength(253)
    expect(parts.users.progress().asOf).toBe(asOf)
    expect(parts.quay.summary().state).toBe('unreachable')
  })
})

describe('one person', () => {
  test('that was changed here is seen at once, and no page asked for before undoes it', async () => {
    await using parts = await openFilled()
    const { users, quay, simulator } = parts
    simulator.fail('user.list', { kind: 'slow-drip', bytesPerSecond: 150_000 })
    users.refresh()
    const before = listCalls(parts)
    await until(() => listCalls(parts) > before)
    const old = users.find('person-001')
    await quay.write((client) => client.users.update('person-001', { enabled: false }))
    const reading = users.beginRead()
    const user = await quay.read((client) => client.users.get('person-001'))
    await users.record(userItem(user), reading)
    expect(users.find('person-001')?.isEnabled).toBe(false)
    expect(old?.isEnabled).toBe(true)
    await until(() => !users.progress().isReading)
    expect(users.find('person-001')?.isEnabled).toBe(false)
  })

  test('who is known to be gone is not brought back by a page asked for before', async () => {
    await using parts = await openFilled()
    const { users } = parts
    const early = users.beginRead()
    const user = await parts.quay.read((client) => client.users.get('person-002'))
    await users.recordAbsent(['person-002'], users.beginRead())
    await users.record(userItem(user), early)
    expect(users.find('person-002')).toBeUndefined()
    await parts.restart()
    expect(users.find('person-002')).toBeUndefined()
  })

  test('who came while a pass was running stays, though that pass did not see them', async () => {
    await using parts = await openFilled({ callsPerSecond: 5 })
    const { users, quay, simulator } = parts
    users.refresh()
    await until(() => users.progress().isReading && users.progress().read >= 200)
    simulator.fail('user.list', { kind: 'latency', latencyMs: 300 })
    await quay.write((client) => client.users.create({ userName: 'latecomer' }))
    const reading = users.beginRead()
    await users.record(userItem(await quay.read((client) => client.users.get('latecomer'))), reading)
    await until(() => !users.progress().isReading)
    expect(users.find('latecomer')).toBeDefined()
  })
})

test('another Quay behind the same address starts the inventory again', async () => {
  await using parts = await openFilled()
  await parts.simulator.reset('demo', { users: 120, logEntries: 0 })
  await parts.simulator.event('settings', { SERVER_HOSTNAME: 'other.example.org' })
  await parts.quay.probe()
  await until(() => names(parts).length === 120 && isComplete(parts))
  expect(names(parts)).not.toContain('person-001')
})

test('a database of Quay’s that was restored is seen after the next pass', async () => {
  await using parts = await openFilled()
  const { users } = parts.simulator.state
  for (const user of [...users.all()].filter(({ username }) => /-1\d\d$/.test(username))) users.delete(user.id)
  users.update(users.find('username', 'person-003')?.id ?? 0, { email: 'before@example.org' })
  await parts.refreshUsers()
  expect(names(parts)).toHaveLength(153)
  expect(parts.users.find('person-003')?.email).toBe('before@example.org')
})
