import { describe, expect, test } from 'vitest'
import { readOut } from '../../testing/log-reading.ts'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import type { LogStoreParts } from '../../testing/log-store-parts.ts'
import {
  addEntries,
  storedLines,
  NOW,
  shown,
  spreadEntries,
  TODAY,
  truthOf,
  untilSettled,
} from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'

const QUICKLY = { attended: 40, unattended: 40 }
const PARTS = { simulator: { now: NOW }, store: { retentionDays: 5, intervalsMs: QUICKLY } } as const
const calls = ({ simulator }: LogStoreParts) => simulator.requests.of('log.list').length
const truth = (parts: LogStoreParts) => truthOf(parts.simulator, '2026-11-16', '2026-11-23')
const all = (parts: LogStoreParts) => storedLines(parts, '2026-11-16', '2026-11-23')

/** Waits until the store holds what Quay holds. */
async function untilCaughtUp(parts: LogStoreParts): Promise<void> {
  await until(async () => (await all(parts)).length >= truth(parts).length, 20_000)
  expect(await all(parts)).toEqual(truth(parts))
}

const burst = (count: number, second: number, from = 0) =>
  Array.from({ length: count }, (_, n) => ({ second, microsecond: from + n, metadata: { burst: from + n } }))

describe('the tail poller', () => {
  test('holds what has just come, and tells it, oldest first', async () => {
    await using parts = await openLogStoreParts(PARTS)
    addEntries(parts.simulator, TODAY, spreadEntries(50))
    await untilCaughtUp(parts)
    const told: string[] = []
    const stop = parts.logs.follow((entries) => told.push(...entries.map(shown)))
    addEntries(parts.simulator, TODAY, burst(3, 53_000))
    await untilCaughtUp(parts)
    addEntries(parts.simulator, TODAY, burst(45, 53_100))
    await untilCaughtUp(parts)
    expect(told).toEqual(truth(parts).slice(0, 48).toReversed())
    stop()
    addEntries(parts.simulator, TODAY, burst(1, 53_200))
    await untilCaughtUp(parts)
    expect(told).toHaveLength(48)
  })

  test('makes one call when nothing came', async () => {
    await using parts = await openLogStoreParts(PARTS)
    addEntries(parts.simulator, TODAY, spreadEntries(50))
    await untilCaughtUp(parts)
    await until(async () => (await parts.logs.coverage()).filling === null)
    const [before, polledAt] = [calls(parts), (await parts.logs.coverage()).tailPoller.lastPollAt]
    await until(() => calls(parts) >= before + 5)
    expect(polledAt).not.toBeNull()
    expect(await all(parts)).toHaveLength(50)
  })

  test('a namespace of days that are stored or followed is looked for without a call of its own', async () => {
    await using parts = await openLogStoreParts(PARTS)
    addEntries(parts.simulator, TODAY, spreadEntries(50))
    addEntries(parts.simulator, '2026-11-19', spreadEntries(30, { namespace: 'devuser' }))
    await untilCaughtUp(parts)
    await until(async () => (await parts.logs.coverage()).filling === null)
    const { requests } = parts.simulator
    const ownCalls = () => requests.list().filter(({ rawUrl }) => rawUrl.includes('/organization/devuser/')).length
    const before = ownCalls()
    const range = { from: '2026-11-18T00:00:00Z', to: '2026-11-21T00:00:00Z' }
    const { entries, end } = await readOut(parts.logs, { ...range, namespace: 'devuser' })
    expect(entries).toHaveLength(30)
    expect(end.reason).toBe('complete')
    expect(ownCalls()).toBe(before)
  })

  test('neither doubles equal entries nor loses one', async () => {
    await using parts = await openLogStoreParts(PARTS)
    const equal = (count: number) => Array.from({ length: count }, (_, n) => ({ second: 50_000, microsecond: n }))
    addEntries(parts.simulator, TODAY, [...spreadEntries(5), ...equal(4)])
    await untilCaughtUp(parts)
    for (const count of [1, 25, 60]) {
      addEntries(
        parts.simulator,
        TODAY,
        equal(count).map((entry) => ({ ...entry, microsecond: entry.microsecond + 100 * count })),
      )
      await untilCaughtUp(parts)
    }
    expect(await all(parts)).toHaveLength(5 + 4 + 86)
  })

  test('takes in what came late, in between', async () => {
    await using parts = await openLogStoreParts(PARTS)
    addEntries(parts.simulator, TODAY, spreadEntries(10))
    await untilCaughtUp(parts)
    addEntries(parts.simulator, TODAY, [{ second: 35_000, metadata: { late: true } }])
    await untilCaughtUp(parts)
    expect((await all(parts)).findIndex((line) => line.includes('late'))).toBe(1)
  })

  test('closes a gap that a rest has left, and the days between', async () => {
    await using parts = await openLogStoreParts(PARTS)
    addEntries(parts.simulator, TODAY, spreadEntries(30))
    await untilCaughtUp(parts)
    addEntries(parts.simulator, TODAY, burst(500, 53_000))
    await untilCaughtUp(parts)
    await parts.restart({ intervalsMs: { attended: 3_600_000, unattended: 3_600_000 } })
    parts.advance(2 * 86_400)
    addEntries(parts.simulator, TODAY, burst(90, 60_000, 500))
    addEntries(parts.simulator, '2026-11-21', burst(70, 60_000))
    addEntries(parts.simulator, '2026-11-22', burst(30, 10_000))
    await parts.restart()
    await untilCaughtUp(parts)
    await untilSettled(parts, TODAY, '2026-11-21')
    expect(await parts.logs.days(TODAY, '2026-11-21')).toMatchObject([
      { state: 'complete', stored: 620 },
      { state: 'complete', stored: 70 },
    ])
  })

  test('goes over midnight, and the day that ended becomes complete without being read again', async () => {
    const simulator = { now: '2026-11-20T23:58:00Z' }
    await using parts = await openLogStoreParts({ ...PARTS, simulator })
    addEntries(parts.simulator, TODAY, spreadEntries(50))
    await untilCaughtUp(parts)
    await until(async () => (await parts.logs.coverage()).filling === null)
    addEntries(parts.simulator, TODAY, burst(3, 86_399))
    parts.advance(180)
    addEntries(parts.simulator, '2026-11-21', burst(2, 5))
    await untilCaughtUp(parts)
    expect((await parts.logs.days('2026-11-21', '2026-11-21'))[0]?.state).toBe('partial')
    const before = parts.simulator.requests.of('log.count').length
    parts.advance(180)
    await until(() => parts.simulator.requests.of('log.count').length > before)
    await untilSettled(parts, TODAY, TODAY)
    addEntries(parts.simulator, '2026-11-21', burst(2, 200))
    await untilCaughtUp(parts)
    expect(
      parts.simulator.requests.of('log.list').filter(({ rawUrl }) => isOf(rawUrl, TODAY)).length,
    ).toBeLessThanOrEqual(4)
  })

  test('slows down while no one is viewing', async () => {
    await using parts = await openLogStoreParts({
      ...PARTS,
      store: { ...PARTS.store, intervalsMs: { attended: 30, unattended: 3_600_000 } },
    })
    await until(async () => (await parts.logs.coverage()).tailPoller.lastPollAt !== null)
    const before = calls(parts)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(calls(parts)).toBe(before)
    expect((await parts.logs.coverage()).tailPoller).toMatchObject({ state: 'resting', intervalSeconds: 3_600 })
    parts.logs.markAttended()
    await until(() => calls(parts) > before + 2)
    expect((await parts.logs.coverage()).tailPoller.state).toBe('following')
  })
})

/** Whether a request asked for this day alone. */
const isOf = (path: string, day: string): boolean => {
  const { searchParams } = new URL(path, 'http://quay.invalid')
  const [year, month, date] = day.split('-')
  const text = `${month}/${date}/${year}`
  return searchParams.get('starttime') === text && searchParams.get('endtime') === text
}
