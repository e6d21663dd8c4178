import { describe, expect, test } from 'vitest'
import { readOut } from '../../testing/log-reading.ts'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import type { LogStoreParts } from '../../testing/log-store-parts.ts'
import { addEntries, storedLines, NOW, spreadEntries, TODAY, untilSettled } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'

const PARTS = { simulator: { now: NOW }, store: { retentionDays: 10 } } as const
const YESTERDAY = '2026-11-19'
const DAY_BEFORE = '2026-11-18'
const RANGE = { from: `${DAY_BEFORE}T00:00:00Z`, to: `${TODAY}T00:00:00Z` }
/** More values than are read of one page. */
const MANY_VALUES = { values: Array.from({ length: 250_000 }, () => 0) }

const described = (bytes: number, count: number) =>
  Array.from({ length: count }, (_, number) => ({
    second: 20_000 + number,
    kind: 'change_repo_description',
    metadata: { number, description: 'd'.repeat(bytes) },
  }))

const day = async (parts: LogStoreParts, name: string) => (await parts.logs.days(name, name))[0]

describe('long descriptions', () => {
  test.for([
    ['two of 4.5 MB', 4_718_592, 2],
    ['twenty of 430 KB', 440_320, 20],
  ] as const)('%s are read, stored and shown cut, and hide no older entry', async ([, bytes, count]) => {
    await using parts = await openLogStoreParts({
      ...PARTS,
      prepare(simulator) {
        addEntries(simulator, YESTERDAY, [...spreadEntries(60), ...described(bytes, count)])
        addEntries(simulator, DAY_BEFORE, spreadEntries(30))
      },
    })
    const { entries, end } = await readOut(parts.logs, RANGE)
    expect(end).toMatchObject({ reason: 'complete' })
    expect(end.gaps).toEqual([])
    expect(entries).toHaveLength(60 + count + 30)
    await untilSettled(parts, DAY_BEFORE, YESTERDAY)
    expect(await day(parts, YESTERDAY)).toMatchObject({ state: 'complete', stored: 60 + count })
    // Read from Quay and read from the store, they are the same entries.
    const stored = await readOut(parts.logs, RANGE, { maxCalls: 0 })
    expect(stored.entries.map(({ id }) => id)).toEqual(entries.map(({ id }) => id))
    const long = stored.entries.filter(({ kind }) => kind === 'change_repo_description')
    for (const { metadata } of long) {
      expect(metadata['description']).toBe(`${'d'.repeat(65_536)}... [shortened from ${bytes} bytes]`)
    }
  })

  test('are followed', async () => {
    await using parts = await openLogStoreParts(PARTS)
    await until(async () => (await parts.logs.coverage()).tailPoller.lastPollAt !== null)
    addEntries(parts.simulator, TODAY, [...described(4_718_592, 2), { second: 50_000, metadata: { last: true } }])
    await parts.restart()
    await until(async () => (await storedLines(parts, TODAY, TODAY)).length === 3)
    expect((await parts.logs.coverage()).tailPoller.state).not.toBe('stopped')
  })
})

describe('a page that is too large even so', () => {
  test('is skipped: the rest of the day and older days are read, and the gap is named', async () => {
    await using parts = await openLogStoreParts({
      ...PARTS,
      prepare(simulator) {
        addEntries(simulator, YESTERDAY, [
          ...spreadEntries(30),
          { second: 41_000, kind: 'create_robot', metadata: MANY_VALUES },
          ...Array.from({ length: 25 }, (_, n) => ({ second: 42_000 + n, metadata: { n } })),
        ])
        addEntries(simulator, DAY_BEFORE, spreadEntries(30))
      },
    })
    const { entries, end } = await readOut(parts.logs, RANGE)
    expect(end.reason).toBe('complete')
    expect(end.gaps).toMatchObject([{ day: YESTERDAY, reason: 'page_too_large', after: `${YESTERDAY}T11:40:05Z` }])
    // Of 56 entries the second page is not there, and what follows it is.
    expect(entries.filter((entry) => entry.day === YESTERDAY)).toHaveLength(36)
    expect(entries.filter((entry) => entry.day === DAY_BEFORE)).toHaveLength(30)
  })

  test('has its other entries from other lists, where these are cut into other pages', async () => {
    await using parts = await openLogStoreParts({
      ...PARTS,
      prepare(simulator) {
        addEntries(simulator, YESTERDAY, [
          ...spreadEntries(10),
          { second: 41_000, kind: 'create_robot', namespace: 'devuser', metadata: MANY_VALUES },
          ...Array.from({ length: 30 }, (_, n) => ({ second: 42_000 + n, metadata: { n } })),
        ])
      },
    })
    await untilSettled(parts, YESTERDAY, YESTERDAY)
    expect(await day(parts, YESTERDAY)).toMatchObject({
      state: 'different',
      stored: 40,
      expected: 41,
      missing: 1,
      unread: { reason: 'page_too_large' },
    })
    const { end } = await readOut(parts.logs, RANGE)
    expect(end.gaps).toEqual([
      { day: YESTERDAY, missing: 1, reason: 'page_too_large', after: `${YESTERDAY}T11:40:10Z` },
    ])
  })

  test('without an end is a gap of its day only', { timeout: 120_000 }, async () => {
    await using parts = await openLogStoreParts({
      ...PARTS,
      prepare(simulator) {
        addEntries(simulator, YESTERDAY, spreadEntries(30))
        addEntries(simulator, DAY_BEFORE, spreadEntries(30))
      },
      wrap: (source) => ({ ...source, counts: () => Promise.reject(new Error('no counts')) }),
    })
    await until(async () => (await parts.logs.coverage()).tailPoller.lastPollAt !== null)
    parts.simulator.fail('log.list', { kind: 'huge-body', times: 1 })
    const { entries, end } = await readOut(parts.logs, RANGE)
    expect(end).toMatchObject({
      reason: 'complete',
      gaps: [{ day: YESTERDAY, missing: null, reason: 'page_too_large', after: null }],
    })
    expect(entries.filter((entry) => entry.day === DAY_BEFORE)).toHaveLength(30)
  })

  test('does not stop the tail poller', async () => {
    await using parts = await openLogStoreParts(PARTS)
    await until(async () => (await parts.logs.coverage()).tailPoller.lastPollAt !== null)
    addEntries(parts.simulator, TODAY, [
      { second: 49_000, kind: 'create_robot', metadata: MANY_VALUES },
      ...Array.from({ length: 25 }, (_, n) => ({ second: 50_000 + n, metadata: { n } })),
    ])
    await parts.restart()
    await until(async () => (await storedLines(parts, TODAY, TODAY)).length >= 20)
    const { tailPoller, blocker } = await parts.logs.coverage()
    expect(tailPoller.state).not.toBe('stopped')
    expect(blocker).toBeNull()
    expect(await day(parts, TODAY)).toMatchObject({ unread: { reason: 'page_too_large' } })
  })
})
