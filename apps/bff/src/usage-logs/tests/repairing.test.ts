import type { LoggedRequest } from '@quaymaster/quay-simulator'
import { describe, expect, test } from 'vitest'
import { addCrowdedDays } from '../../testing/crowded-world.ts'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import type { LogStoreParts } from '../../testing/log-store-parts.ts'
import { addEntries, storedLines, NOW, spreadEntries, truthOf, untilSettled } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'
import { floorCalls, maxRepairCalls } from '../ingest/repair/repair-calls.ts'

const CROWDED = ['2026-11-13', '2026-11-14', '2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18'] as const
const [OLDEST, NEWEST] = ['2026-11-13', '2026-11-18'] as const
/** Too old to be kept at first. */
const OLDER = '2026-11-05'
const ENTRIES = 400

type Shape = { entries: number; seconds: number; namespaces: number; repositories: number }
const DENSE: Shape = { entries: ENTRIES, seconds: 60, namespaces: 4, repositories: 3 }
const SPREAD: Shape = { entries: 1_200, seconds: 24_000, namespaces: 12, repositories: 3 }

const open = (days: readonly string[], seed: number, shape = DENSE, callsPerSecond = 1_000) =>
  openLogStoreParts({
    simulator: { now: NOW, logPrecision: 'seconds' },
    store: { retentionDays: 10 },
    callsPerSecond,
    prepare: async (simulator) => {
      addEntries(simulator, '2026-11-12', spreadEntries(45))
      const crowded = days.map((day) => ({ day, ...shape }))
      await addCrowdedDays(simulator, crowded, seed)
    },
  })

const logCalls = ({ simulator }: LogStoreParts): readonly LoggedRequest[] =>
  simulator.requests.list().filter(({ rawUrl }) => /logs\?|\/superuser\/organizations\//.test(rawUrl))

const dayOfCall = ({ rawUrl }: LoggedRequest): string => {
  const [, month, day, year] = /endtime=(\d+)%2F(\d+)%2F(\d+)/.exec(rawUrl) ?? []
  return `${year}-${month}-${day}`
}

const isRepair = ({ rawUrl }: LoggedRequest): boolean => /\/(organization|repository)\//.test(rawUrl)
const isDayList = ({ rawUrl }: LoggedRequest): boolean => rawUrl.includes('/superuser/logs?')

/** How many of the lines are more often in the one than in the other. */
function surplus(lines: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  for (const line of lines) left.set(line, (left.get(line) ?? 0) - 1)
  return [...left.values()].reduce((sum, count) => sum + Math.max(0, -count), 0)
}

describe('a Quay that keeps whole seconds', () => {
  test.each([
    { seed: 1, shape: DENSE },
    { seed: 2, shape: DENSE },
    { seed: 3, shape: SPREAD },
  ])(
    'costs one and a half times the floor at most, and each day is complete or names its gap ($seed)',
    async ({ seed, shape }) => {
      await using parts = await open(CROWDED, seed, shape)
      await untilSettled(parts, OLDEST, NEWEST)
      const days = await parts.logs.days(OLDEST, NEWEST)
      for (const { state, stored, missing } of days) {
        expect({ state, missing }).toEqual(
          stored === shape.entries
            ? { state: 'complete', missing: null }
            : { state: 'different', missing: shape.entries - stored },
        )
      }
      // Once there are tokens from later days, nothing is skipped any more.
      expect(days[0]?.state).toBe('complete')
      const lines = await storedLines(parts, OLDEST, NEWEST)
      expect(surplus(lines, truthOf(parts.simulator, OLDEST, NEWEST))).toBe(0)
      // The days besides, the counts of all, and each day's token that ends its list.
      expect(logCalls(parts).length).toBeLessThanOrEqual(CROWDED.length * (1.5 * floorCalls(shape.entries) + 1) + 12)
    },
    60_000,
  )

  test('has its days read before any is repaired, and repaired newest first', async () => {
    await using parts = await open(CROWDED.slice(-3), 4)
    await untilSettled(parts, OLDEST, NEWEST)
    const calls = logCalls(parts)
    const firstRepair = calls.findIndex(isRepair)
    expect(calls.slice(firstRepair).filter((call) => isDayList(call) && dayOfCall(call) === '2026-11-12')).toEqual([])
    expect(calls.slice(0, firstRepair).map(dayOfCall)).toContain('2026-11-12')
    const repaired = calls.filter((call) => isRepair(call) && call.rawUrl.includes('/logs?')).map(dayOfCall)
    expect([...new Set(repaired)]).toEqual(['2026-11-18', '2026-11-17', '2026-11-16'])
  }, 60_000)

  test('a requested day is repaired before the others', async () => {
    await using parts = await open(CROWDED.slice(-3), 5, DENSE, 60)
    await parts.logs.request('2026-11-16', '2026-11-16')
    await untilSettled(parts, '2026-11-16', '2026-11-16')
    const repaired = logCalls(parts).filter((call) => isRepair(call) && call.rawUrl.includes('/logs?'))
    expect([...new Set(repaired.map(dayOfCall))]).toEqual(['2026-11-16'])
  }, 60_000)

  test('a day that is to be read goes before a repair that has begun', async () => {
    await using parts = await open([NEWEST], 8, DENSE, 60)
    addEntries(parts.simulator, OLDER, spreadEntries(100))
    await until(() => logCalls(parts).some(isRepair), 20_000)
    await parts.restart({ retentionDays: 20 })
    parts.simulator.requests.clear()
    await parts.logs.request(OLDER, OLDER)
    await untilSettled(parts, OLDER, OLDER)
    await untilSettled(parts, NEWEST, NEWEST)
    const calls = logCalls(parts)
    const lastRead = calls.findLastIndex((call) => isDayList(call) && dayOfCall(call) === OLDER)
    expect(lastRead).toBeGreaterThan(0)
    expect(calls.slice(0, lastRead).filter(isRepair)).toEqual([])
    expect(calls.slice(lastRead).some(isRepair)).toBe(true)
  }, 60_000)

  test('a restart neither forgets what a repair has cost nor doubles an entry', async () => {
    await using parts = await open([NEWEST], 6, DENSE, 60)
    for (let times = 0; times < 3; times += 1) {
      const before = logCalls(parts).filter(isRepair).length
      await until(() => logCalls(parts).filter(isRepair).length > before + 3, 20_000)
      await parts.restart()
    }
    await untilSettled(parts, NEWEST, NEWEST)
    // Its own list was read once; a call that was under way at the end of a process is counted before it is made.
    const listed = logCalls(parts).filter((call) => isDayList(call) && dayOfCall(call) === NEWEST).length
    expect(logCalls(parts).filter(isRepair).length).toBeLessThanOrEqual(maxRepairCalls(ENTRIES, (listed - 1) * 20))
    expect(surplus(await storedLines(parts, NEWEST, NEWEST), truthOf(parts.simulator, NEWEST, NEWEST))).toBe(0)
  }, 60_000)

  test('the coverage tells what is repaired and what that will cost, which falls call by call', async () => {
    await using parts = await open(CROWDED.slice(-2), 7, DENSE, 40)
    const bounds: number[] = []
    await until(async () => {
      const { repair, filling } = await parts.logs.coverage()
      if (repair?.day === NEWEST) {
        expect({ filling, daysWaiting: repair.daysWaiting }).toEqual({ filling: null, daysWaiting: 1 })
        expect(repair.missing).toBeGreaterThan(0)
        bounds.push(repair.callsAtMost)
      }
      return bounds.length > 0 && repair?.day !== NEWEST
    }, 30_000)
    expect(bounds).toEqual(bounds.toSorted((a, b) => b - a))
    expect(bounds[0]).toBeGreaterThan(bounds.at(-1) ?? 0)
    await untilSettled(parts, OLDEST, NEWEST)
    expect((await parts.logs.coverage()).repair).toBeNull()
  }, 60_000)
})
