import { randomFillSync } from 'node:crypto'
import type { QuaySimulator } from '@quaymaster/quay-simulator'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readInPieces, readOut } from '../../testing/log-reading.ts'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import type { LogStoreParts } from '../../testing/log-store-parts.ts'
import { addEntries, storedLines, NOW, shown, TODAY, truthOf, untilSettled } from '../../testing/log-world.ts'
import type { WorldEntry } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'
import type { LogQuery } from '../filter/log-filter.ts'
import { createMatcher } from '../filter/entry-matcher.ts'

const DAYS = ['2026-11-17', '2026-11-18', '2026-11-19', TODAY] as const
const RANGE = { from: `${DAYS[0]}T00:00:00Z`, to: '2026-11-21T00:00:00Z' }
/** A world that fails is not made smaller: what waits for a deadline each time would take hours. */
const RUNS = {
  endOnFailure: true,
  ...(process.env['QM_TEST_FULL'] === undefined ? { numRuns: 4, seed: 20261124 } : { numRuns: 30 }),
}
const LONG_MS = 900_000

/** Few seconds and few contents, so that equal instants and equal entries are common. */
const entry = fc.record({
  second: fc.integer({ min: 0, max: 60 }).map((step) => step * 600),
  microsecond: fc.nat(400),
  kind: fc.constantFrom('pull_repo', 'push_repo', 'login_success'),
  namespace: fc.constantFrom('console' as const, 'devuser' as const),
  metadata: fc.record({ tag: fc.constantFrom('v1', 'v2', '東京') }),
  ip: fc.constantFrom(null, '203.0.113.7'),
})
const day = fc.array(entry, { maxLength: 90 })
const world = fc.tuple(day, day, day, day)

/** Quay keeps microseconds: entries of one instant are as good as never there, so that its pages lose none. */
function apart(entries: readonly WorldEntry[]): WorldEntry[] {
  const taken = new Set<string>()
  return entries.map((each) => {
    let microsecond = each.microsecond ?? 0
    while (taken.has(`${each.second}.${microsecond}`)) microsecond += 1
    taken.add(`${each.second}.${microsecond}`)
    return { ...each, microsecond }
  })
}

const fill = (simulator: QuaySimulator, days: readonly (readonly WorldEntry[])[]) => {
  for (const [index, entries] of days.entries()) addEntries(simulator, DAYS[index] ?? TODAY, entries)
}

const truth = ({ simulator }: LogStoreParts) => truthOf(simulator, DAYS[0], TODAY)
const open = (days: readonly (readonly WorldEntry[])[], callsPerSecond: number) =>
  openLogStoreParts({
    simulator: { now: NOW },
    store: { retentionDays: 4, intervalsMs: { attended: 50, unattended: 50 } },
    callsPerSecond,
    prepare: (simulator) => fill(simulator, days),
  })

const trouble = fc.constantFrom(
  'restart' as const,
  'server-error' as const,
  'cut' as const,
  'forget-tokens' as const,
  'newcomers' as const,
)

async function make(
  what: typeof trouble extends fc.Arbitrary<infer T> ? T : never,
  parts: LogStoreParts,
  number: number,
) {
  const { simulator } = parts
  if (what === 'restart') return await parts.restart()
  if (what === 'server-error') return simulator.fail('log.list', { kind: 'status', status: 502, times: 2 })
  if (what === 'cut') return simulator.fail('log.list', { kind: 'cut', times: 2 })
  if (what === 'newcomers') {
    const second = 53_000 + number
    return addEntries(
      simulator,
      TODAY,
      Array.from({ length: 7 }, (_, n) => ({ second, microsecond: n, metadata: { n } })),
    )
  }
  // With another key Quay understands none of its page tokens, and answers with its first page.
  randomFillSync(simulator.state.secretKey)
}

test(
  'a world that is filled in the background, with troubles on the way, is stored whole, once each and in order',
  async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.array(trouble, { minLength: 1, maxLength: 4 }), async (days, troubles) => {
        await using parts = await open(days.map(apart), 40)
        for (const [number, what] of troubles.entries()) {
          await new Promise((resolve) => setTimeout(resolve, 60))
          await make(what, parts, number)
        }
        await untilSettled(parts, DAYS[0], DAYS[2])
        await until(
          async () => (await storedLines(parts, TODAY, TODAY)).length >= truthOf(parts.simulator, TODAY, TODAY).length,
          30_000,
        )
        expect(await storedLines(parts, DAYS[0], TODAY)).toEqual(truth(parts))
      }),
      RUNS,
    )
  },
  LONG_MS,
)

const segment = fc.oneof(
  fc.record({ limit: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ maxCalls: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ stopAfter: fc.integer({ min: 1, max: 40 }) }),
)

test(
  'a stream in pieces gives every entry once and in order, whatever of it is stored',
  async () => {
    const directions = fc.constantFrom('older' as const, 'newer' as const)
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(segment, { minLength: 1, maxLength: 5 }),
        directions,
        async (days, pieces, direction) => {
          await using parts = await open(days.map(apart), 4)
          const { entries } = await readInPieces(parts.logs, RANGE, (number) => {
            // Pieces that cannot get on by themselves are followed by one that can.
            return {
              direction,
              ...(number % (pieces.length + 1) === pieces.length ? {} : pieces[number % (pieces.length + 1)]),
            }
          })
          const expected = direction === 'older' ? truth(parts) : truth(parts).toReversed()
          expect(entries.map(shown)).toEqual(expected)
          expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
        },
      ),
      RUNS,
    )
  },
  LONG_MS,
)

const query: fc.Arbitrary<LogQuery> = fc.record(
  {
    person: fc.constantFrom('devuser', 'nobody'),
    kinds: fc.subarray(['pull_repo', 'push_repo', 'login_success']),
    namespace: fc.constantFrom('console', 'devuser'),
    address: fc.constantFrom('203.0.113.7', '198.51.100.1'),
    text: fc.constantFrom('v1', 'pull', '東京', 'v2 dev', 'absent'),
    textScope: fc.constantFrom('open' as const, 'all' as const),
    from: fc.constantFrom('2026-11-18T03:00:00Z', '2026-11-19T00:00:00Z'),
    to: fc.constantFrom('2026-11-19T05:10:00Z', '2026-11-20T00:00:00Z'),
  },
  { requiredKeys: [] },
)

test(
  'a filter gives the same from Quay, from the store and by looking at every entry',
  async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.array(query, { minLength: 6, maxLength: 12 }), async (days, queries) => {
        await using fresh = await open(days.map(apart), 0.001)
        await using parts = await open(days.map(apart), 1_000)
        await untilSettled(parts, DAYS[0], DAYS[2])
        const { entries: all } = await readOut(parts.logs, RANGE)
        for (const each of queries) {
          const expected = all.filter(createMatcher(each)).map(({ id }) => id)
          const { entries } = await readOut(parts.logs, each, { maxCalls: 0 })
          expect({ each, ids: entries.map(({ id }) => id) }).toEqual({ each, ids: expected })
          const { entries: pages } = await parts.logs.page({ ...each, limit: 1_000 })
          expect(pages.map(({ id }) => id)).toEqual(expected)
          const { entries: live } = await readOut(fresh.logs, each)
          expect(live.map(({ id }) => id)).toEqual(expected)
        }
      }),
      RUNS,
    )
  },
  LONG_MS,
)

test(
  'of a world with equal instants nothing comes twice or in a wrong second, and what Quay does not give is counted',
  async () => {
    await fc.assert(
      fc.asyncProperty(world, async (days) => {
        await using parts = await open(days, 1_000)
        await untilSettled(parts, DAYS[0], DAYS[2])
        const lines = await storedLines(parts, DAYS[0], DAYS[2])
        const whole = truthOf(parts.simulator, DAYS[0], DAYS[2])
        const left = new Map<string, number>()
        for (const line of whole) left.set(line, (left.get(line) ?? 0) + 1)
        for (const line of lines) left.set(line, (left.get(line) ?? 0) - 1)
        expect([...left.values()].filter((count) => count < 0)).toEqual([])
        const seconds = lines.map((line) => Number(line.split(' ', 1)[0]))
        expect(seconds).toEqual(seconds.toSorted((a, b) => b - a))
        const missing = (await parts.logs.days(DAYS[0], DAYS[2])).reduce((sum, each) => sum + (each.missing ?? 0), 0)
        expect(missing).toBe(whole.length - lines.length)
      }),
      RUNS,
    )
  },
  LONG_MS,
)
