import { describe, expect, test } from 'vitest'
import { readOut } from '../../testing/log-reading.ts'
import { addEntries, storedLines, NOW, spreadEntries, TODAY, truthOf } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'
import {
  addPastDays,
  dayBefore,
  LAST_DAY,
  openRegistryParts,
  storedCount,
  untilCheck,
} from '../../testing/registry-parts.ts'
import type { RegistryParts } from '../../testing/registry-parts.ts'

const THREE_DAYS = [30, 30, 30]
const FIRST = dayBefore(2)

const listCalls = ({ simulator }: RegistryParts) => simulator.requests.of('log.list').length
const pastDays = (parts: RegistryParts) => storedLines(parts, FIRST, LAST_DAY)
const truth = ({ simulator }: RegistryParts) => truthOf(simulator, FIRST, LAST_DAY)

describe('a read token of another account', () => {
  test('keeps log store and inventory: the entries decide', async () => {
    await using parts = await openRegistryParts({ perDay: THREE_DAYS, users: 30 })
    const [before, userCalls] = [parts.users.progress(), parts.simulator.requests.of('user.list').length]
    await parts.restart({ token: 'rw' })
    await untilCheck(parts, 'confirmed')
    expect(parts.check.status().lastDecision).toMatchObject({
      verdict: 'same_registry',
      by: 'entries',
      entries: { comparable: 60, found: 60 },
    })
    expect(await pastDays(parts)).toEqual(truth(parts))
    expect((await parts.logs.coverage()).lastReset).toBeNull()
    // The probe of the token lists one page; nobody is read again.
    expect(parts.simulator.requests.of('user.list').length - userCalls).toBeLessThanOrEqual(1)
    expect(parts.users.progress().completedAt).toBe(before.completedAt)
  })

  test('makes one call a day and one for counts, and stores what comes after it', async () => {
    await using parts = await openRegistryParts({ perDay: THREE_DAYS, users: 0 })
    const before = listCalls(parts)
    await parts.restart({ token: 'rw', intervalMs: 3_600_000 })
    await untilCheck(parts, 'confirmed')
    await until(async () => (await parts.logs.coverage()).tailPoller.lastPollAt !== null)
    expect(listCalls(parts) - before).toBe(THREE_DAYS.length + 1)
    await parts.restart({ token: 'rw' })
    addEntries(parts.simulator, TODAY, spreadEntries(3))
    await until(async () => (await storedCount(parts)) === 93)
  })

  test('and renamed accounts: names decide nothing where entries do', async () => {
    await using parts = await openRegistryParts({ perDay: THREE_DAYS, users: 30 })
    const { users } = parts.simulator.state
    for (const user of [...users.all()].filter(({ username }) => /^(person|devuser)/.test(username))) {
      users.update(user.id, { username: `new-${user.username}` })
    }
    await parts.restart({ token: 'rw' })
    await untilCheck(parts, 'confirmed')
    expect(parts.check.status().lastDecision).toMatchObject({ verdict: 'same_registry', by: 'entries' })
    expect(await storedCount(parts)).toBe(90)
  })

  test('is no reason for a check where the account of before comes back', async () => {
    await using parts = await openRegistryParts({ perDay: THREE_DAYS, users: 30 })
    await parts.restart({ token: 'nosuper' })
    await untilCheck(parts, 'waiting')
    await parts.restart()
    await untilCheck(parts, 'confirmed')
    expect(parts.check.status().lastDecision).toBeNull()
    expect(await storedCount(parts)).toBe(90)
  })
})

describe('another way to the same registry', () => {
  test.each([
    ['URL', async () => ({ baseUrl: (url: string) => url.replace('127.0.0.1', 'localhost') })],
    [
      'host name',
      async ({ simulator }: RegistryParts) =>
        void (await simulator.event('settings', { SERVER_HOSTNAME: 'new.example.org' })),
    ],
    [
      'sign-in type',
      async ({ simulator }: RegistryParts) => void (await simulator.event('settings', { AUTHENTICATION_TYPE: 'LDAP' })),
    ],
  ])('by %s keeps everything', async (_, change) => {
    await using parts = await openRegistryParts({ perDay: THREE_DAYS, users: 30 })
    await parts.restart((await change(parts)) ?? {})
    await until(() => parts.check.status().lastDecision !== null, 20_000)
    expect(parts.check.status().lastDecision).toMatchObject({ verdict: 'same_registry', by: 'entries' })
    expect(await storedCount(parts)).toBe(90)
    expect(parts.users.find('person-001')).toBeDefined()
  })
})

describe('a call that is refused or fails is no miss', () => {
  test('a token with too few scopes: the check waits, stored days and users stay visible, nothing is stored', async () => {
    await using parts = await openRegistryParts({ perDay: THREE_DAYS, users: 30 })
    await parts.restart({ token: 'nosuper' })
    await untilCheck(parts, 'waiting')
    expect(parts.check.status()).toMatchObject({ waitingFor: 'not_allowed', trigger: 'connection_changed' })
    addEntries(parts.simulator, TODAY, spreadEntries(5))
    const query = { from: `${FIRST}T00:00:00Z`, to: `${TODAY}T00:00:00Z` }
    const { entries, end } = await readOut(parts.logs, query)
    expect(entries).toHaveLength(90)
    expect(end.reason).toBe('complete')
    const all = { visible: new Set(['name'] as const), sort: 'name', direction: 'asc', offset: 0, limit: 100 } as const
    expect(parts.users.search(all).total).toBe(33)
    await until(() => parts.users.progress().paused === 'registry_unconfirmed')
    await until(async () => (await parts.logs.coverage()).blocker === 'registry_unconfirmed')
    expect(await storedCount(parts)).toBe(90)
    // Nothing of what answers now is mixed with what is stored.
    const open = await readOut(parts.logs, { from: `${FIRST}T00:00:00Z` })
    expect(open.entries).toHaveLength(90)
    expect(open.end.gaps).toEqual([{ day: TODAY, missing: null, reason: 'registry_unconfirmed' }])
    await parts.restart({ token: 'rw' })
    await until(async () => (await storedCount(parts)) === 95)
    expect(parts.check.status().lastDecision?.verdict).toBe('same_registry')
  })

  test.each([
    ['unreachable', { kind: 'status', status: 502, after: 1, times: 3 }],
    ['unreachable', { kind: 'malformed-json', after: 1, times: 2 }],
    ['credential', { kind: 'dead-token', after: 1, times: 1 }],
  ] as const)('%s in the middle: the check goes on where it stopped', async (waitingFor, fault) => {
    await using parts = await openRegistryParts({ perDay: THREE_DAYS, users: 30 })
    parts.simulator.fail('log.list', fault)
    await parts.restart({ token: 'rw' })
    await untilCheck(parts, 'waiting')
    expect(parts.check.status()).toMatchObject({ waitingFor, done: 1, total: 3 })
    expect(await storedCount(parts)).toBe(90)
    await untilCheck(parts, 'confirmed')
    expect(parts.check.status().lastDecision?.entries).toEqual({ comparable: 60, found: 60 })
  })

  test('calls of the check keep to the background budget', async () => {
    await using parts = await openRegistryParts({ perDay: [5, 5, 5, 5, 5, 5], users: 0 })
    const startedAt = performance.now()
    await parts.restart({ token: 'rw', callsPerSecond: 4, intervalMs: 3_600_000 })
    await untilCheck(parts, 'confirmed')
    // Six days and their counts; a second's worth may come at once.
    expect(performance.now() - startedAt).toBeGreaterThan(((7 - 4) / 4) * 1000)
    expect(parts.quay.callCounts().backgroundLastMinute).toBeGreaterThanOrEqual(7)
  })
})

describe('another registry', () => {
  async function replaceRegistry({ simulator }: RegistryParts, perDay: readonly number[]): Promise<void> {
    await simulator.reset('pristine', { now: NOW })
    await simulator.event('users.add', { prefix: 'other', count: 40 })
    addPastDays(simulator, perDay, 'push_repo')
    await simulator.event('settings', { SERVER_HOSTNAME: 'other.example.org' })
  }

  test('with another host name: the log store is set aside and the users are read anew', async () => {
    await using parts = await openRegistryParts({ perDay: THREE_DAYS, users: 30 })
    await replaceRegistry(parts, [25, 25, 25])
    await parts.quay.probe()
    await until(() => parts.check.status().lastDecision !== null, 20_000)
    expect(parts.check.status().lastDecision).toMatchObject({
      verdict: 'other_registry',
      by: 'entries',
      entries: { comparable: 60, found: 0 },
    })
    await until(() => parts.users.find('other-001') !== undefined)
    expect(parts.users.find('person-001')).toBeUndefined()
    await until(async () => (await storedCount(parts)) === 75)
    expect(await pastDays(parts)).toEqual(truth(parts))
    expect((await parts.logs.coverage()).lastReset?.reason).toBe('other_registry')
  })

  test('of which no entry can be compared is told by its users', async () => {
    await using parts = await openRegistryParts({ perDay: THREE_DAYS, users: 30 })
    await replaceRegistry(parts, [])
    await parts.quay.probe()
    await until(() => parts.check.status().lastDecision !== null, 20_000)
    expect(parts.check.status().lastDecision).toMatchObject({
      verdict: 'other_registry',
      by: 'users',
      users: { comparable: 20 },
    })
  })
})

describe('little is stored', () => {
  test('fewer than 20 entries: users decide', async () => {
    await using parts = await openRegistryParts({ perDay: [6, 6], users: 30 })
    await parts.restart({ token: 'rw' })
    await untilCheck(parts, 'confirmed')
    expect(parts.check.status().lastDecision).toMatchObject({
      verdict: 'same_registry',
      by: 'users',
      entries: { comparable: 12, found: 12 },
      users: { comparable: 20, found: 20 },
    })
    expect(await storedCount(parts)).toBe(12)
  })

  test('an empty log store and many users: users decide', async () => {
    await using parts = await openRegistryParts({ perDay: [], users: 30 })
    await parts.restart({ token: 'rw' })
    await untilCheck(parts, 'confirmed')
    expect(parts.check.status().lastDecision).toMatchObject({ verdict: 'same_registry', by: 'users' })
    expect(parts.users.progress().state).toBe('complete')
  })

  test('fewer than five of either: an administrator is asked, and "same" keeps everything', async () => {
    await using parts = await openRegistryParts({ perDay: [6], users: 0 })
    await parts.restart({ token: 'rw' })
    await untilCheck(parts, 'asked')
    addEntries(parts.simulator, TODAY, spreadEntries(4))
    const { checkId } = parts.check.status()
    expect(await parts.check.answer('another question', 'other')).toBe(false)
    expect(await storedCount(parts)).toBe(6)
    expect(await parts.check.answer(checkId ?? '', 'same')).toBe(true)
    await until(async () => (await storedCount(parts)) === 10)
    expect(parts.check.status().lastDecision).toMatchObject({ verdict: 'same_registry', by: 'administrator' })
    expect(await parts.check.answer(checkId ?? '', 'other')).toBe(false)
  })

  test('"another one" sets the log store aside', async () => {
    await using parts = await openRegistryParts({ perDay: [6], users: 0 })
    await parts.restart({ token: 'rw' })
    await untilCheck(parts, 'asked')
    await parts.check.answer(parts.check.status().checkId ?? '', 'other')
    expect((await parts.logs.coverage()).lastReset?.reason).toBe('other_registry')
    // The question is not asked again: the new file belongs to this connection.
    await parts.restart({ token: 'rw' })
    await untilCheck(parts, 'confirmed')
  })
})
