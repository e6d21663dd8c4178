import { QuaySchemaError } from '@quaymaster/quay-client'
import { describe, expect, test } from 'vitest'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import { addEntries, storedLines, NOW, spreadEntries, TODAY, truthOf, untilSettled } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'

const PRISTINE = { simulator: { now: NOW }, store: { retentionDays: 10 } } as const
const YESTERDAY = '2026-11-19'
const calls = (parts: Awaited<ReturnType<typeof openLogStoreParts>>) => parts.simulator.requests.of('log.list').length

describe('past days', () => {
  test('are filled, newest first, and complete when they have as many entries as Quay counts', async () => {
    await using parts = await openLogStoreParts(PRISTINE)
    addEntries(parts.simulator, '2026-11-17', spreadEntries(45))
    addEntries(parts.simulator, YESTERDAY, spreadEntries(30))
    await parts.restart()
    await untilSettled(parts, '2026-11-11', YESTERDAY)
    expect(await storedLines(parts, '2026-11-11', YESTERDAY)).toEqual(truthOf(parts.simulator, '2026-11-11', YESTERDAY))
    expect(await parts.logs.days('2026-11-17', YESTERDAY)).toMatchObject([
      { day: '2026-11-17', state: 'complete', stored: 45, expected: 45 },
      { day: '2026-11-18', state: 'complete', stored: 0, expected: 0 },
      { day: YESTERDAY, state: 'complete', stored: 30, expected: 30 },
    ])
  })

  test('cost a call for twenty entries, and none where nothing happened', async () => {
    await using parts = await openLogStoreParts(PRISTINE)
    addEntries(parts.simulator, '2026-11-15', spreadEntries(200))
    const before = calls(parts)
    await parts.restart()
    await untilSettled(parts, '2026-11-11', YESTERDAY)
    // One more is the tail poller's poll of today.
    expect(calls(parts) - before).toBeLessThanOrEqual(10 + 2)
  })

  test('that are requested come first', async () => {
    await using parts = await openLogStoreParts({ ...PRISTINE, callsPerSecond: 20 })
    for (const day of ['2026-11-12', '2026-11-18', YESTERDAY]) addEntries(parts.simulator, day, spreadEntries(100))
    await parts.restart()
    await parts.logs.request('2026-11-12', '2026-11-12')
    await untilSettled(parts, '2026-11-12', '2026-11-12')
    const [first] = await parts.logs.days('2026-11-18', '2026-11-18')
    expect(first?.state).not.toBe('complete')
  })

  test('keep to the budget of calls', async () => {
    await using parts = await openLogStoreParts({ ...PRISTINE, callsPerSecond: 10 })
    addEntries(parts.simulator, YESTERDAY, spreadEntries(600))
    const startedAt = performance.now()
    const before = calls(parts)
    await parts.restart()
    await until(() => calls(parts) - before >= 20)
    expect(performance.now() - startedAt).toBeGreaterThan(900)
  })

  test('continue after a restart where they stopped', async () => {
    await using parts = await openLogStoreParts({ ...PRISTINE, callsPerSecond: 30 })
    addEntries(parts.simulator, YESTERDAY, spreadEntries(400))
    const before = calls(parts)
    await parts.restart()
    await until(async () => ((await parts.logs.days(YESTERDAY, YESTERDAY))[0]?.stored ?? 0) >= 200)
    await parts.restart()
    await untilSettled(parts, YESTERDAY, YESTERDAY)
    expect(await storedLines(parts, YESTERDAY, YESTERDAY)).toEqual(truthOf(parts.simulator, YESTERDAY, YESTERDAY))
    expect(calls(parts) - before).toBeLessThanOrEqual(20 + 5)
  })

  test('are begun again when the page token has become too old', async () => {
    await using parts = await openLogStoreParts({ ...PRISTINE, callsPerSecond: 30 })
    addEntries(parts.simulator, YESTERDAY, spreadEntries(400))
    await parts.restart()
    await until(async () => ((await parts.logs.days(YESTERDAY, YESTERDAY))[0]?.stored ?? 0) >= 100)
    parts.advance(2 * 86_400 + 3_600)
    await parts.restart()
    await untilSettled(parts, YESTERDAY, YESTERDAY)
    expect(await storedLines(parts, YESTERDAY, YESTERDAY)).toEqual(truthOf(parts.simulator, YESTERDAY, YESTERDAY))
  })

  test('with which something is wrong do not keep the others from being filled', async () => {
    await using parts = await openLogStoreParts({
      ...PRISTINE,
      prepare(simulator) {
        addEntries(simulator, YESTERDAY, spreadEntries(30))
        addEntries(simulator, '2026-11-18', spreadEntries(30))
      },
      wrap: (source) => ({
        ...source,
        async page(query, options) {
          if (query.to !== YESTERDAY) return await source.page(query, options)
          throw new QuaySchemaError(['logs.0.kind: invalid_type'], { operation: 'logs.list' })
        },
      }),
    })
    await untilSettled(parts, '2026-11-11', '2026-11-18')
    expect(await parts.logs.days(YESTERDAY, YESTERDAY)).toMatchObject([{ stored: 0 }])
  })

  test('older than the retention are forgotten', async () => {
    await using parts = await openLogStoreParts(PRISTINE)
    addEntries(parts.simulator, '2026-11-12', spreadEntries(30))
    await parts.restart()
    await untilSettled(parts, '2026-11-11', YESTERDAY)
    expect(await storedLines(parts, '2026-11-12', '2026-11-12')).toHaveLength(30)
    await parts.restart({ retentionDays: 5 })
    await until(async () => (await storedLines(parts, '2026-11-01', TODAY)).length === 0)
    expect((await parts.logs.coverage()).storedEntries).toBe(0)
  })
})

describe('entries of one instant', () => {
  test('that Quay skips between its pages are found in other lists', async () => {
    await using parts = await openLogStoreParts(PRISTINE)
    const instant = (count: number, second: number, namespace: 'console' | 'devuser') =>
      Array.from({ length: count }, (_, n) => ({ second, namespace, metadata: { n, namespace, second } }))
    // Newest first the list is 15, 12 at one instant, 8: its first page ends among the twelve, and Quay drops the rest.
    addEntries(parts.simulator, YESTERDAY, [
      ...instant(8, 1_000, 'devuser').map((entry, index) => ({ ...entry, microsecond: index })),
      ...instant(5, 2_000, 'console'),
      ...instant(7, 2_000, 'devuser'),
      ...instant(15, 3_000, 'console').map((entry, index) => ({ ...entry, microsecond: index })),
    ])
    await parts.restart()
    await untilSettled(parts, YESTERDAY, YESTERDAY)
    expect(await parts.logs.days(YESTERDAY, YESTERDAY)).toMatchObject([{ state: 'complete', stored: 35, expected: 35 }])
    expect((await storedLines(parts, YESTERDAY, YESTERDAY)).toSorted()).toEqual(
      truthOf(parts.simulator, YESTERDAY, YESTERDAY).toSorted(),
    )
  })

  test('that no list gives are said to be missing', async () => {
    await using parts = await openLogStoreParts(PRISTINE)
    addEntries(parts.simulator, YESTERDAY, [
      ...Array.from({ length: 8 }, (_, n) => ({ second: 1_000 + n, metadata: { n } })),
      ...Array.from({ length: 12 }, (_, n) => ({ second: 2_000, metadata: { n } })),
      ...Array.from({ length: 15 }, (_, n) => ({ second: 3_000 + n, metadata: { n } })),
    ])
    await parts.restart()
    await untilSettled(parts, YESTERDAY, YESTERDAY)
    const [day] = await parts.logs.days(YESTERDAY, YESTERDAY)
    expect(day).toMatchObject({ state: 'different', expected: 35 })
    expect(day?.missing).toBe(35 - (day?.stored ?? 0))
    expect(day?.stored).toBeLessThan(35)
  })
})
