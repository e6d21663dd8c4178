import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { UsageLogEntry } from './entry.ts'
import { createUsageLog } from './model.ts'
import { dayUs } from '../../day.ts'

const everything = { startUs: 0, endUs: 1e15 }

const entryOf = (instantUs: number, number: number): UsageLogEntry => ({
  kind: number % 3 === 0 ? 'push_repo' : 'pull_repo',
  instantUs,
  performerId: (number % 5) + 1,
  namespaceId: (number % 2) + 10,
  repositoryId: null,
  metadata: { number },
  ip: null,
})

/** Many rows at few instants, in any order: segments are split, and groups cross their borders. */
const instants = fc
  .array(fc.nat(40), { minLength: 1, maxLength: 60 })
  .map((seed) =>
    Array.from(
      { length: 12_000 },
      (_, row) => ((seed[row % seed.length] ?? 0) * 7919 + Math.imul(row, 31) + row * row) % 3000,
    ),
  )

const numbers = (entries: readonly UsageLogEntry[]): unknown[] => entries.map(({ metadata }) => metadata['number'])

it('keeps rows by instant, and those of one instant in the order of their insertion', () => {
  fc.assert(
    fc.property(instants, fc.nat(3000), fc.nat(3000), (instantsUs, startUs, spanUs) => {
      const log = createUsageLog()
      const rows = instantsUs.map(entryOf)
      for (const row of rows) log.insert(row)
      expect(log.size).toBe(rows.length)
      const ordered = rows.toSorted((one, other) => one.instantUs - other.instantUs).toReversed()
      expect(numbers(log.newest({ range: everything, filter: {}, count: Infinity }))).toEqual(numbers(ordered))
      const range = { startUs, endUs: startUs + spanUs }
      const inRange = ordered.filter((row) => row.instantUs >= range.startUs && row.instantUs < range.endUs)
      const filter = { namespaceId: 11, performerId: 2, ignoredKinds: new Set(['push_repo']) }
      const wanted = inRange.filter(
        (row) => row.namespaceId === 11 && row.performerId === 2 && row.kind === 'pull_repo',
      )
      expect(numbers(log.newest({ range, filter, skip: 3, count: 25 }))).toEqual(numbers(wanted.slice(3, 28)))
      const fromUs = startUs + Math.floor(spanUs / 2)
      const notLater = inRange.filter((row) => row.instantUs <= fromUs)
      expect(numbers(log.newest({ range, filter: {}, fromUs, count: Infinity }))).toEqual(numbers(notLater))
    }),
    { numRuns: 8 },
  )
})

it('begins with a past that is made only when somebody asks, and goes on from there', () => {
  const log = createUsageLog()
  let made = 0
  log.begin(() => {
    made += 1
    return {
      kindNames: ['pull_repo'],
      instantsUs: Float64Array.of(10, 20, 30),
      kinds: new Uint16Array(3),
      performerIds: Int32Array.of(0, 7, 7),
      namespaceIds: Int32Array.of(4, 4, 4),
      repositoryIds: new Int32Array(3),
      describe: (position) => ({ metadata: { number: position }, ip: null }),
    }
  })
  expect(made).toBe(0)
  log.insert(entryOf(20, 99))
  expect(numbers(log.newest({ range: everything, filter: {}, count: 10 }))).toEqual([2, 99, 1, 0])
  expect(log.newest({ range: everything, filter: {}, count: 10 }).map((row) => row.performerId)).toEqual([
    7,
    5,
    7,
    null,
  ])
  expect({ made, size: log.size }).toEqual({ made: 1, size: 4 })
})

it('gives no two things that happen now the same instant', () => {
  const log = createUsageLog()
  const given = [5, 5, 5, 4, 6].map((nowMs) => log.nextInstantUs(nowMs))
  expect(given).toEqual([5000, 5001, 5002, 5003, 6000])
})

it('finds a page of any day among a million rows within a millisecond', () => {
  const log = createUsageLog()
  const count = 1_000_000
  log.begin(() => ({
    kindNames: ['pull_repo'],
    instantsUs: Float64Array.from({ length: count }, (_, row) => row * ((90 * dayUs) / count)),
    kinds: new Uint16Array(count),
    performerIds: new Int32Array(count),
    namespaceIds: new Int32Array(count).map((_, row) => row % 3000),
    repositoryIds: new Int32Array(count),
    describe: () => ({ metadata: {}, ip: null }),
  }))
  expect(log.size).toBe(count)
  const spentMs: number[] = []
  const read = (day: number, namespaceId?: number): number => {
    const startedAt = performance.now()
    const range = { startUs: day * dayUs, endUs: (day + 1) * dayUs }
    const { length } = log.newest({ range, filter: { namespaceId }, count: 21 })
    spentMs.push(performance.now() - startedAt)
    return length
  }
  for (let day = 0; day < 90; day += 1) {
    expect(read(day)).toBe(21)
    expect(read(day, 17)).toBeGreaterThan(1)
  }
  // The middle one of 180: on a busy machine some wait for others.
  expect(spentMs.toSorted((one, other) => one - other)[90]).toBeLessThan(1)
})
