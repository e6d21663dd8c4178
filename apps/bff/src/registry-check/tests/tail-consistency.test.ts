import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LOG_STORE_FILE } from '../../usage-logs/create-log-store.ts'
import { LogFile } from '../../usage-logs/db/worker/file/log-file.ts'
import { trustRegistry } from '../../usage-logs/db/worker/file/registry-record.ts'
import { addEntries, storedLines, NOW, spreadEntries, TODAY, truthOf } from '../../testing/log-world.ts'
import type { WorldEntry } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'
import { addPastDays, dayBefore, openRegistryParts, storedCount, untilCheck } from '../../testing/registry-parts.ts'
import type { RegistryParts } from '../../testing/registry-parts.ts'

const THREE_DAYS = [30, 30, 30]
/** What another registry has. */
const OTHER = { kind: 'push_repo', users: 'other' }
const FIRST = dayBefore(2)

const decision = ({ check }: RegistryParts) => check.status().lastDecision
const lastReset = async ({ logs }: RegistryParts) => (await logs.coverage()).lastReset?.reason ?? null
const truth = ({ simulator }: RegistryParts) => truthOf(simulator, FIRST, TODAY)
const all = (parts: RegistryParts) => storedLines(parts, FIRST, TODAY)

/** A console that follows a registry with this many entries of today, too. */
async function openFollowing(today: number): Promise<RegistryParts> {
  const parts = await openRegistryParts({ perDay: THREE_DAYS, users: 30 })
  addEntries(parts.simulator, TODAY, spreadEntries(today))
  await until(async () => {
    const { storedEntries, filling } = await parts.logs.coverage()
    return storedEntries === 90 + today && filling === null
  })
  return parts
}

/** Another state of the registry behind the same address; the console finds it with its first poll. */
async function swap(
  parts: RegistryParts,
  today: readonly WorldEntry[],
  {
    kind = 'pull_repo',
    users = 'person',
    prepare = () => undefined,
  }: { kind?: string; users?: string; prepare?: () => void } = {},
) {
  await parts.stop()
  await parts.simulator.reset('pristine', { now: NOW })
  await parts.simulator.event('users.add', { prefix: users, count: 30 })
  addPastDays(parts.simulator, THREE_DAYS, kind)
  addEntries(parts.simulator, TODAY, today)
  prepare()
  await parts.restart()
}

const untilDecided = (parts: RegistryParts) => until(() => decision(parts) !== null, 20_000)

describe('another Quay behind the same address', () => {
  test('is noticed where the list of today has nothing of what is stored', async () => {
    await using parts = await openFollowing(20)
    await swap(parts, spreadEntries(40, { kind: 'push_repo' }), OTHER)
    await untilDecided(parts)
    expect(decision(parts)).toMatchObject({ verdict: 'other_registry', entries: { comparable: 60, found: 0 } })
    expect(await lastReset(parts)).toBe('other_registry')
    await until(async () => (await storedCount(parts)) === 130)
    expect(await all(parts)).toEqual(truth(parts))
    await until(() => parts.users.find('other-001') !== undefined && parts.users.find('person-001') === undefined)
  })

  test('and where nothing of today is stored yet', async () => {
    await using parts = await openFollowing(0)
    await swap(parts, spreadEntries(5, { kind: 'push_repo' }), OTHER)
    await untilDecided(parts)
    expect(decision(parts)?.verdict).toBe('other_registry')
    await until(async () => (await storedCount(parts)) === 95)
    expect(await all(parts)).toEqual(truth(parts))
  })

  test('and where so much came that the poll does not come down to what is stored', async () => {
    await using parts = await openFollowing(20)
    await swap(parts, spreadEntries(260, { kind: 'push_repo' }), OTHER)
    await untilDecided(parts)
    expect(decision(parts)?.verdict).toBe('other_registry')
    expect(await lastReset(parts)).toBe('other_registry')
  })
})

describe('a restored database', () => {
  test('of yesterday: the same registry, and the log store is set aside', async () => {
    await using parts = await openFollowing(20)
    await swap(parts, [])
    await untilDecided(parts)
    expect(decision(parts)).toMatchObject({
      verdict: 'registry_restored',
      by: 'entries',
      entries: { comparable: 60, found: 60 },
    })
    expect(await lastReset(parts)).toBe('registry_restored')
    // The users are of the same registry: they stay, and are read once more.
    expect(parts.users.find('person-001')).toBeDefined()
    await until(async () => (await storedCount(parts)) === 90)
    expect(await all(parts)).toEqual(truth(parts))
  })

  test('of an hour ago with new entries since', async () => {
    await using parts = await openFollowing(20)
    const since = Array.from({ length: 30 }, (_, n) => ({ second: 50_000 + n, metadata: { since: n } }))
    await swap(parts, [...spreadEntries(20).slice(0, 10), ...since])
    await untilDecided(parts)
    expect(decision(parts)?.verdict).toBe('registry_restored')
    await until(async () => (await storedCount(parts)) === 130)
    expect(await all(parts)).toEqual(truth(parts))
  })
})

test('what Quay has rotated away meanwhile is no restore: everything stored is kept', async () => {
  await using parts = await openFollowing(0)
  await parts.stop()
  await parts.simulator.reset('pristine', { now: '2026-11-24T15:00:00Z' })
  await parts.simulator.event('users.add', { prefix: 'person', count: 30 })
  addEntries(parts.simulator, '2026-11-24', spreadEntries(7))
  parts.advance(4 * 86_400)
  await parts.restart()
  await untilDecided(parts)
  expect(decision(parts)).toMatchObject({ verdict: 'same_registry', by: 'users', entries: { comparable: 0 } })
  await until(async () => (await storedCount(parts)) === 97)
})

test('a file that was set aside after a restore and brought back by an administrator stays', async () => {
  await using parts = await openFollowing(20)
  await parts.stop()
  const path = join(parts.dataDir, LOG_STORE_FILE)
  const copy = join(parts.dataDir, 'copy.sqlite')
  await copyFile(path, copy)
  await swap(parts, [])
  await untilDecided(parts)
  await parts.stop()
  await copyFile(copy, path)
  const file = LogFile.open({ path })
  trustRegistry(file)
  file.close()
  await parts.restart({ token: 'rw' })
  addEntries(parts.simulator, TODAY, [{ second: 50_000, metadata: { later: true } }])
  await until(async () => (await storedCount(parts)) === 111)
  await parts.restart()
  await untilCheck(parts, 'confirmed')
  expect(await storedCount(parts)).toBe(111)
})

test('single entries that are gone are no restore: everything stored is kept, and the doubt is not raised again', async () => {
  await using parts = await openFollowing(20)
  const today = spreadEntries(20)
  await swap(parts, [...today.slice(0, 12), ...today.slice(15)])
  await untilDecided(parts)
  expect(decision(parts)?.verdict).toBe('same_registry')
  expect(await lastReset(parts)).toBeNull()
  addEntries(parts.simulator, TODAY, [{ second: 50_000, metadata: { later: true } }])
  await until(async () => (await storedCount(parts)) === 111)
  const { at } = decision(parts) ?? {}
  const before = parts.simulator.requests.of('log.list').length
  await until(() => parts.simulator.requests.of('log.list').length > before + 5)
  expect(decision(parts)?.at).toBe(at)
})

test('a doubt survives a restart: nothing is stored before the check has decided', async () => {
  await using parts = await openFollowing(20)
  // The tail poll gets its two pages, the second one empty; the check gets none.
  const failing = () => parts.simulator.fail('log.list', { kind: 'status', status: 502, after: 2 })
  await swap(parts, spreadEntries(10, { kind: 'push_repo' }), { ...OTHER, prepare: failing })
  await untilCheck(parts, 'waiting')
  await parts.restart()
  await untilCheck(parts, 'waiting')
  expect(parts.check.status()).toMatchObject({ trigger: 'entries_missing', waitingFor: 'unreachable', done: 0 })
  expect(await storedCount(parts)).toBe(110)
  await parts.simulator.heal()
  await untilDecided(parts)
  expect(decision(parts)?.verdict).toBe('other_registry')
})
