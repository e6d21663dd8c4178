import { expect, test } from 'vitest'
import { readOut } from '../../testing/log-reading.ts'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import { addEntries, NOW, spreadEntries, TODAY } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'

const RANGE = { from: '2026-11-13T00:00:00Z', to: '2026-11-21T00:00:00Z' }
const DAY = '2026-11-15'

async function open() {
  const parts = await openLogStoreParts({
    simulator: { now: NOW },
    store: { retentionDays: 8 },
    // Nothing is read in the background.
    callsPerSecond: 0.001,
    prepare: (simulator) => {
      addEntries(simulator, TODAY, spreadEntries(30))
      addEntries(simulator, DAY, spreadEntries(130, { kind: 'push_repo' }))
    },
  })
  const { simulator, logs } = parts
  await until(() => simulator.requests.of('log.list').length + simulator.requests.of('log.count').length > 0)
  const counted = () => simulator.requests.of('log.count').length
  const countOf = async (day: string, query: object = {}) =>
    (await logs.counts({ ...RANGE, ...query })).find((each) => each.day === day)
  return { parts, counted, countOf, [Symbol.asyncDispose]: () => parts[Symbol.asyncDispose]() }
}

test('a day that is stored in part is counted by Quay, once for all charts', async () => {
  await using world = await open()
  const { parts, counted, countOf } = world
  const { end } = await readOut(parts.logs, { from: `${DAY}T00:00:00Z`, to: '2026-11-16T00:00:00Z' }, { maxCalls: 2 })
  expect(end.reason).toBe('call_limit')
  expect(await countOf(DAY)).toMatchObject({ source: 'quay', counts: { push_repo: 130 } })
  const before = counted()
  expect(before).toBeGreaterThan(0)
  expect(await countOf(DAY)).toMatchObject({ source: 'quay', counts: { push_repo: 130 } })
  expect(await countOf(DAY, { kinds: ['pull_repo'] })).toMatchObject({ source: 'quay', counts: {} })
  expect(await countOf('2026-11-14')).toMatchObject({ counts: {} })
  // Today continues, and is asked for as long as it is not followed.
  expect(counted() - before).toBeLessThanOrEqual(4)
  expect(
    parts.simulator.requests
      .of('log.count')
      .slice(before)
      .every(({ rawUrl }) => rawUrl.includes('starttime=11%2F20')),
  ).toBe(true)
})

test('where Quay does not count, a day that is stored in part counts what is stored, and says so', async () => {
  await using world = await open()
  const { parts, countOf } = world
  await readOut(parts.logs, { from: `${DAY}T00:00:00Z`, to: '2026-11-16T00:00:00Z' }, { maxCalls: 2 })
  await parts.simulator.stop()
  const day = await countOf(DAY)
  expect(day?.source).toBe('part')
  expect(day?.counts['push_repo']).toBeGreaterThan(0)
  expect(day?.counts['push_repo']).toBeLessThan(130)
})
