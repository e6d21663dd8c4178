import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { LOG_STORE_FILE } from '../../usage-logs/create-log-store.ts'
import { storedLines, truthOf } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'
import { dayBefore, LAST_DAY, openRegistryParts, storedCount, untilCheck } from '../../testing/registry-parts.ts'
import type { RegistryParts } from '../../testing/registry-parts.ts'

const CHILD = join(import.meta.dirname, '../../testing/log-store-child.ts')
const FIRST = dayBefore(2)

const listCalls = ({ simulator }: RegistryParts) => simulator.requests.of('log.list').length
const truth = ({ simulator }: RegistryParts) => truthOf(simulator, FIRST, LAST_DAY)

test('a console that is killed in the middle of a check begins it again, and nothing is lost', async () => {
  await using parts = await openRegistryParts({ perDay: [30, 30, 30], users: 0 })
  await parts.stop()
  const { simulator, dataDir, clock } = parts
  simulator.fail('log.list', { kind: 'hang', after: 1 })
  const before = listCalls(parts)
  const args = [CHILD, simulator.url, simulator.tokens.rw, dataDir, new Date(clock.now()).toISOString()]
  const child = spawn(process.execPath, args, { stdio: 'ignore' })
  const exit = once(child, 'exit')
  await until(() => listCalls(parts) === before + 2, 60_000)
  child.kill('SIGKILL')
  expect((await exit)[1]).toBe('SIGKILL')
  await simulator.heal()
  await parts.restart({ token: 'rw' })
  await untilCheck(parts, 'confirmed')
  expect(parts.check.status().lastDecision).toMatchObject({ verdict: 'same_registry', entries: { comparable: 60 } })
  expect(await storedLines(parts, FIRST, LAST_DAY)).toEqual(truth(parts))
}, 90_000)

test('what was decided is told after a restart, and not checked again', async () => {
  await using parts = await openRegistryParts({ perDay: [30, 30, 30], users: 0 })
  await parts.restart({ token: 'rw' })
  await untilCheck(parts, 'confirmed')
  const { lastDecision } = parts.check.status()
  expect(lastDecision?.verdict).toBe('same_registry')
  await parts.restart({ token: 'rw' })
  await untilCheck(parts, 'confirmed')
  expect(parts.check.status()).toMatchObject({ trigger: null, lastDecision })
})

test('30,000 stored entries stay when the read token is of another account', async () => {
  const perDay = Array.from({ length: 25 }, () => 1_200)
  await using parts = await openRegistryParts({ perDay, users: 0 })
  await parts.restart({ token: 'rw' })
  await untilCheck(parts, 'confirmed')
  expect(parts.check.status().lastDecision).toMatchObject({
    verdict: 'same_registry',
    by: 'entries',
    // The first page of twenty days, whatever else is stored.
    entries: { comparable: 400, found: 400 },
  })
  expect(await storedCount(parts)).toBe(30_000)
}, 120_000)

/** As a console without checks left it: the connection under its old key. */
function writeOldKey({ dataDir }: RegistryParts): void {
  const database = new DatabaseSync(join(dataDir, LOG_STORE_FILE))
  database.exec("UPDATE meta SET key = 'identity' WHERE key = 'connection'")
  database.close()
}

test('a file from before checks is taken over: no check where nothing changed, else what is stored decides', async () => {
  await using parts = await openRegistryParts({ perDay: [30, 30, 30], users: 0 })
  await parts.stop()
  writeOldKey(parts)
  await parts.restart()
  await untilCheck(parts, 'confirmed')
  expect(parts.check.status().lastDecision).toBeNull()
  await parts.stop()
  writeOldKey(parts)
  await parts.restart({ token: 'rw' })
  await untilCheck(parts, 'confirmed')
  expect(parts.check.status().lastDecision?.verdict).toBe('same_registry')
  expect(await storedCount(parts)).toBe(90)
})
