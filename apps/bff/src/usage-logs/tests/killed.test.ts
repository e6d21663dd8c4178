import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import { addEntries, storedLines, NOW, spreadEntries, TODAY, truthOf, untilSettled } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'

const CHILD = join(import.meta.dirname, '../../testing/log-store-child.ts')
const KILLS = process.env['QM_TEST_FULL'] === undefined ? 4 : 20
const DAILY = KILLS * 50
const [FIRST, YESTERDAY] = ['2026-11-17', '2026-11-19']

test('a console that is killed again and again while it fills its store loses nothing and holds nothing twice', async () => {
  await using parts = await openLogStoreParts({
    simulator: { now: NOW, latencyMs: 5, workers: 4 },
    store: { retentionDays: 4, intervalsMs: { attended: 50, unattended: 50 } },
    prepare(simulator) {
      for (const day of [FIRST, '2026-11-18', YESTERDAY, TODAY]) addEntries(simulator, day, spreadEntries(DAILY))
    },
  })
  const { simulator, dataDir } = parts
  await parts.logs.close()
  const calls = () => simulator.requests.of('log.list').length
  const before = calls()
  for (let kill = 0; kill < KILLS; kill += 1) {
    const called = calls()
    const args = [CHILD, simulator.url, simulator.tokens.ro, dataDir, new Date(parts.clock.now()).toISOString()]
    const child = spawn(process.execPath, args, { stdio: 'ignore' })
    const exit = once(child, 'exit')
    await until(() => calls() > called, 60_000)
    // While it is followed new entries come, too.
    addEntries(simulator, TODAY, [{ second: 50_000 + kill, metadata: { kill } }])
    await sleep(20 + ((kill * 37) % 180))
    child.kill('SIGKILL')
    expect((await exit)[1]).toBe('SIGKILL')
  }
  const read = calls() - before
  await parts.restart()
  await untilSettled(parts, FIRST, YESTERDAY)
  await until(async () => (await storedLines(parts, TODAY, TODAY)).length >= DAILY + KILLS)
  expect(await storedLines(parts, FIRST, TODAY)).toEqual(truthOf(simulator, FIRST, TODAY))
  // What was read before a kill was not read again: all pages once, one or two for each kill, and polls.
  expect(read).toBeLessThan((4 * DAILY) / 20 + KILLS * 25)
}, 900_000)
