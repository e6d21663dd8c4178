import { describe, expect, test } from 'vitest'
import { readOut } from '../../testing/log-reading.ts'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import type { LogStoreParts, LogStorePartsOptions } from '../../testing/log-store-parts.ts'
import { addEntries, NOW, shown, spreadEntries, TODAY, truthOf } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'

const FIRST = '2026-11-16'
const RANGE = { from: `${FIRST}T00:00:00Z`, to: '2026-11-21T00:00:00Z' }
const OPEN = { from: TODAY, to: TODAY, state: 'open', readTo: expect.stringMatching(/^2026-11-20T15:0\d:\d\dZ$/) }

/** Nothing is read in the background, but for the one call that the budget allows. */
async function open(options: LogStorePartsOptions = {}): Promise<LogStoreParts> {
  const parts = await openLogStoreParts({
    simulator: { now: NOW },
    store: { retentionDays: 5 },
    callsPerSecond: 0.001,
    prepare: (simulator) => {
      addEntries(simulator, TODAY, spreadEntries(30))
      addEntries(simulator, '2026-11-19', spreadEntries(45))
      addEntries(simulator, '2026-11-17', spreadEntries(25, { namespace: 'devuser' }))
    },
    ...options,
  })
  await until(() => counted(parts) + parts.simulator.requests.of('log.list').length > 0)
  return parts
}

const counted = ({ simulator }: LogStoreParts) => simulator.requests.of('log.count').length
const truth = ({ simulator }: LogStoreParts) => truthOf(simulator, FIRST, TODAY)

describe('a reading that came to its end', () => {
  test('is compared with Quay’s count in one call, and for nothing once that is kept; the present day stays open', async () => {
    await using parts = await open()
    const before = counted(parts)
    const { end } = await readOut(parts.logs, RANGE, { maxCalls: 50 })
    expect(end).toMatchObject({ reason: 'complete', gaps: [] })
    expect(end.days).toEqual([{ from: FIRST, to: '2026-11-19', state: 'complete' }, OPEN])
    expect(counted(parts) - before).toBe(1)
    const again = await readOut(parts.logs, { ...RANGE, text: 'no-such-word' }, { maxCalls: 50 })
    // Rows that the filter leaves out were read all the same.
    expect(again).toMatchObject({ entries: [], end: { days: end.days } })
    expect(counted(parts) - before).toBe(1)
  })

  test('is not checked where Quay does not count', async () => {
    await using parts = await open()
    parts.simulator.fail('log.count', { kind: 'status', status: 500 })
    const { entries, end } = await readOut(parts.logs, RANGE, { maxCalls: 50 })
    expect(entries.map(shown)).toEqual(truth(parts))
    expect(end.days).toEqual([{ from: FIRST, to: '2026-11-19', state: 'not_checked' }, OPEN])
  })

  test('says from when to when it read a day that its limit cut', async () => {
    await using parts = await open()
    const { entries, end } = await readOut(parts.logs, RANGE, { limit: 50 })
    const [readFrom, readTo] = [entries.at(-1)?.at, '2026-11-20T00:00:00Z']
    expect(end).toMatchObject({ reason: 'limit', gaps: [] })
    expect(end.days).toEqual([{ from: '2026-11-19', to: '2026-11-19', state: 'partial', readFrom, readTo }, OPEN])
    const newer = await readOut(parts.logs, RANGE, { limit: 10, direction: 'newer' })
    expect(newer.end.days.at(-1)).toEqual({
      from: '2026-11-17',
      to: '2026-11-17',
      state: 'partial',
      readFrom: '2026-11-17T00:00:00Z',
      readTo: newer.entries.at(-1)?.at,
    })
  })

  test('counts again, in one call, a day of which more were read than a kept count says', async () => {
    await using parts = await open()
    await parts.logs.counts(RANGE)
    addEntries(parts.simulator, '2026-11-19', spreadEntries(10, { kind: 'push_repo' }))
    const before = counted(parts)
    const { end } = await readOut(parts.logs, RANGE, { maxCalls: 50 })
    expect(end.days).toEqual([{ from: FIRST, to: '2026-11-19', state: 'complete' }, OPEN])
    expect(counted(parts) - before).toBe(1)
  })

  test('shows what has come since midnight, while the day before is still followed', async () => {
    await using parts = await open({ simulator: { now: '2026-11-20T23:59:30Z' } })
    parts.advance(60)
    addEntries(parts.simulator, '2026-11-21', [{ second: 10, metadata: { isNew: true } }])
    const { entries, end } = await readOut(parts.logs, { from: `${TODAY}T00:00:00Z` })
    expect(entries[0]?.metadata).toEqual({ isNew: true })
    expect(entries).toHaveLength(31)
    expect(end.days.map(({ from, state }) => `${from} ${state}`)).toEqual([`${TODAY} open`, '2026-11-21 open'])
  })

  test('compares a list of a namespace with the count of that list', async () => {
    const prepare: LogStorePartsOptions['prepare'] = (simulator) => {
      addEntries(simulator, '2026-11-17', spreadEntries(60))
      // Of 15, 12 of one instant and 8, Quay delivers 20 (recording logs-equal-instants).
      const devuser = { namespace: 'devuser', metadata: {} } as const
      const equal = Array.from({ length: 12 }, () => ({ second: 50_000, ...devuser }))
      addEntries(simulator, '2026-11-17', [...spreadEntries(8, devuser), ...equal])
      addEntries(
        simulator,
        '2026-11-17',
        Array.from({ length: 15 }, (_, index) => ({ second: 60_000 + index, ...devuser })),
      )
    }
    await using parts = await open({ prepare })
    const { entries, end } = await readOut(parts.logs, { ...RANGE, namespace: 'devuser' })
    expect(parts.simulator.requests.of('organization.log.list').length).toBeGreaterThan(0)
    expect(entries).toHaveLength(20)
    expect(end.gaps).toEqual([{ day: '2026-11-17', missing: 15 }])
  })

  test('names the gap of 143 where pages end among equal instants, though nothing was compared before', async () => {
    const day = '2026-11-19'
    // From the newest on: the end of page 239 lies between two entries of one instant.
    const seconds = [...Array(284).keys()].map((second) => (second < 283 ? second : 282))
    const newer = Array.from({ length: 4_779 }, (_, index) => 300 + index)
    const prepare: LogStorePartsOptions['prepare'] = (simulator) => {
      addEntries(
        simulator,
        day,
        [...seconds, ...newer].map((second, number) => ({ second, metadata: { number } })),
      )
    }
    await using parts = await open({ prepare })
    const range = { from: `${day}T00:00:00Z`, to: `${TODAY}T00:00:00Z` }
    for (const kinds of [undefined, ['push_repo']]) {
      const { entries, end } = await readOut(parts.logs, { ...range, kinds })
      expect(entries).toHaveLength(kinds === undefined ? 4_920 : 0)
      expect(end.days).toEqual([{ from: day, to: day, state: 'gap', missing: 143 }])
      expect(end.gaps).toEqual([{ day, missing: 143 }])
    }
  }, 30_000)
})
