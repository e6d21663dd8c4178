import type { Fault } from '@quaymaster/quay-simulator'
import { describe, expect, test } from 'vitest'
import { readOut } from '../../testing/log-reading.ts'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import type { LogStoreParts, LogStorePartsOptions } from '../../testing/log-store-parts.ts'
import { addEntries, NOW, shown, spreadEntries, TODAY, truthOf } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'

/** Days 16 to 18 are stored, 19 is not, 20 is today. */
const [FIRST, UNREAD] = ['2026-11-16', '2026-11-19']
const RANGE = { from: `${FIRST}T00:00:00Z`, to: '2026-11-21T00:00:00Z' }
const STORED = { from: FIRST, to: '2026-11-18' }
/** Past the ten seconds for which what was just asked counts as known. */
const A_WHILE = 60

async function open(options: LogStorePartsOptions = {}): Promise<LogStoreParts> {
  const parts = await openLogStoreParts({
    simulator: { now: NOW },
    store: { retentionDays: 5 },
    callsPerSecond: 0.001,
    prepare: (simulator) => {
      addEntries(simulator, TODAY, spreadEntries(30))
      addEntries(simulator, UNREAD, spreadEntries(40))
      addEntries(simulator, '2026-11-17', spreadEntries(25, { namespace: 'devuser' }))
    },
    ...options,
  })
  await until(
    () => parts.simulator.requests.of('log.count').length + parts.simulator.requests.of('log.list').length > 0,
  )
  return parts
}

/** A store with some days, and a Quay that goes silent afterwards; one entry came meanwhile. */
async function openStored(): Promise<LogStoreParts> {
  const parts = await open()
  await readOut(parts.logs, { from: `${STORED.from}T00:00:00Z`, to: '2026-11-19T00:00:00Z' })
  await readOut(parts.logs, { from: `${TODAY}T00:00:00Z` })
  parts.advance(A_WHILE)
  addEntries(parts.simulator, TODAY, [{ second: 54_010, metadata: { news: true } }])
  return parts
}

const SILENCES: [name: string, reason: string, silence: (parts: LogStoreParts) => Promise<unknown>][] = [
  ['does not answer', 'unreachable', ({ simulator }) => simulator.stop()],
  [
    'takes the token no more',
    'credential',
    async ({ simulator }) => {
      for (const token of [simulator.tokens.ro, simulator.tokens.rw]) await simulator.event('token.expire', { token })
    },
  ],
  [
    'always answers 503',
    'unreachable',
    async ({ simulator }) => simulator.fail('log.list', { kind: 'status', status: 503 }),
  ],
]

describe.each(SILENCES)('a Quay that %s', (_, reason, silence) => {
  test.each(['older', 'newer'] as const)(
    'leaves what is stored, towards %s entries; the end says what lacks',
    async (direction) => {
      await using parts = await openStored()
      await silence(parts)
      const { entries, end } = await readOut(parts.logs, RANGE, { direction })
      const lines = [
        ...truthOf(parts.simulator, TODAY, TODAY).filter((line) => !line.includes('news')),
        ...truthOf(parts.simulator, STORED.from, STORED.to),
      ]
      expect(entries.map(shown)).toEqual(direction === 'older' ? lines : lines.toReversed())
      expect(end.gaps).toEqual([
        { day: UNREAD, missing: null, reason },
        { day: TODAY, missing: null, reason },
      ])
      expect(end.days).toEqual([
        { ...STORED, state: 'complete' },
        { from: UNREAD, to: UNREAD, state: 'unread', reason },
        { from: TODAY, to: TODAY, state: 'open', readTo: expect.stringMatching(/^2026-11-20T15:00:\d\dZ$/), reason },
      ])
    },
    40_000,
  )
})

test.each<[string, Fault]>([
  ['503', { kind: 'status', status: 503, times: 1 }],
  ['500', { kind: 'status', status: 500, times: 1 }],
])('one %s at the start of a read loses no entry without a word', async (_, fault) => {
  await using parts = await openStored()
  parts.simulator.fail('log.list', fault)
  const { entries, end } = await readOut(parts.logs, { from: `${TODAY}T00:00:00Z` })
  const isThere = entries.some(({ metadata }) => metadata['news'] === true)
  expect(end.gaps.some(({ day }) => day === TODAY)).toBe(!isThere)
})

test('a token that dies on the way leaves the days that are stored', async () => {
  await using parts = await openStored()
  parts.simulator.fail('*', { kind: 'dead-token', after: 2 })
  const { entries, end } = await readOut(parts.logs, RANGE, { daysSideBySide: 1 })
  const stored = truthOf(parts.simulator, STORED.from, STORED.to)
  expect(entries.map(shown).slice(-stored.length)).toEqual(stored)
  expect(end.gaps).toContainEqual({ day: UNREAD, missing: null, reason: 'credential' })
})

test('a day that Quay answers wrongly for does not block the days below it', async () => {
  await using parts = await open()
  addEntries(parts.simulator, '2026-11-18', spreadEntries(10))
  await readOut(parts.logs, { from: `${TODAY}T00:00:00Z` })
  parts.simulator.fail('log.list', { kind: 'malformed-json', times: 2 })
  const { entries, end } = await readOut(parts.logs, RANGE, { daysSideBySide: 1 })
  const read = (day: string) => truthOf(parts.simulator, day, day)
  expect(entries.map(shown)).toEqual([...read(TODAY), ...read('2026-11-18'), ...read('2026-11-17')])
  expect(end).toMatchObject({ reason: 'complete', gaps: [{ day: UNREAD, missing: null, reason: 'bad_response' }] })
})

describe('where nothing is stored', () => {
  test('a reading fails, and is not called empty', async () => {
    await using parts = await open({ prepare: () => undefined })
    await parts.simulator.stop()
    const { entries, end } = await readOut(parts.logs, { ...RANGE, to: '2026-11-19T00:00:00Z' })
    expect(entries).toEqual([])
    expect(end).toMatchObject({ reason: 'failed', cursor: null, error: expect.anything() })
    expect(end.days.map(({ state }) => state)).not.toContain('complete')
  }, 40_000)

  test('an entry that could not be looked for is not called gone', async () => {
    await using parts = await openStored()
    await parts.simulator.stop()
    const signal = new AbortController().signal
    const find = (day: string) => parts.logs.find(`${day}.0123456789abcdef.0`, { signal, maxCalls: 10 })
    await expect(find(UNREAD)).rejects.toBeInstanceOf(Error)
    expect(await find('2026-11-17')).toBeUndefined()
  }, 40_000)
})

test('a chart says why Quay did not count', async () => {
  await using parts = await openStored()
  await parts.simulator.stop()
  const days = await parts.logs.counts(RANGE)
  expect(days.find(({ day }) => day === UNREAD)).toMatchObject({ source: 'none', blocker: 'unreachable' })
  expect(days.find(({ day }) => day === '2026-11-17')).toMatchObject({ source: 'store', counts: { pull_repo: 25 } })
}, 40_000)
