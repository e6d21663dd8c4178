import type { QuayLogEntry, QuayLogPageToken } from '@quaymaster/quay-client'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openLogFile } from '../../testing/log-file.ts'
import { readDay } from './day-record.ts'
import { coverageOf, planDay, saveCounts, setExhausted } from './days.ts'
import { LogFile } from './log-file.ts'
import { beginRun, continueRun } from './runs.ts'
import { dayNumber, lastOf } from './sequence.ts'
import { doubtDay, rewalkDay } from './walk.ts'

const DAY = '2026-11-19'
const NUMBER = dayNumber(DAY)
const NOW = '2026-11-21T00:00:00Z'
const RUNS = { numRuns: process.env['QM_TEST_FULL'] === undefined ? 60 : 1_000 }

type Row = { second: number; name: number }

/** A day's list as Quay has it, newest first, with pages of `size`. */
class QuayDay {
  rows: Row[]
  readonly #size: number
  #pages = new Map<string, number>()
  #last = 0

  constructor(rows: readonly Row[], size: number) {
    this.rows = rows.toSorted((a, b) => b.second - a.second || b.name - a.name)
    this.#size = size
  }

  page(from: number) {
    const entries = this.rows.slice(from, from + this.#size).map(entryOf)
    const end = from + this.#size
    this.#last += 1
    const token: QuayLogPageToken = { token: `page-${this.#last}`, reachedAt: null, top: '' }
    this.#pages.set(token.token, end)
    const next = end < this.rows.length ? token : undefined
    return { entries, next, window: { from: DAY, to: DAY }, readAt: NOW }
  }

  placeOf = ({ token }: QuayLogPageToken): number => this.#pages.get(token) ?? 0
}

const entryOf = ({ second, name }: Row): QuayLogEntry => ({
  kind: 'pull_repo',
  at: new Date(Date.parse(DAY) + second * 1000).toISOString().replace('.000', ''),
  ip: null,
  metadata: { name },
})

/** Reads one page, as the console would. */
function step(file: LogFile, quay: QuayDay): boolean {
  const plan = planDay(file, readDay(file, NUMBER), NOW)
  if (plan.step === 'begin') file.transaction(() => beginRun(file, NUMBER, quay.page(0)))
  else if (plan.step === 'continue') {
    const { token } = plan.page
    file.transaction(() => continueRun(file, NUMBER, quay.page(quay.placeOf(token)), token))
  } else return false
  return true
}

function stored(file: LogFile): Row[] {
  const rows = file.all<{ at: number; metadata: string }>(
    'SELECT at, metadata FROM entries JOIN entry_details USING (sequence) ORDER BY sequence DESC',
  )
  return rows.map(({ at, metadata }) => ({
    second: at - NUMBER * 86_400,
    name: (JSON.parse(metadata) as { name: number }).name,
  }))
}

const keysOf = (rows: readonly Row[]) => {
  const counts = new Map<string, number>()
  for (const { second, name } of rows) counts.set(`${second} ${name}`, (counts.get(`${second} ${name}`) ?? 0) + 1)
  return counts
}

const rowsAt = (second: number, times: number): Row[] => Array.from({ length: times }, () => ({ second, name: 0 }))

/** Everything of the first is in the second. */
function expectKept(before: readonly Row[], after: readonly Row[]): void {
  const left = keysOf(after)
  for (const [key, count] of keysOf(before))
    expect({ key, has: (left.get(key) ?? 0) >= count }).toEqual({ key, has: true })
}

const count = (file: LogFile, number: number) =>
  saveCounts(file, { from: DAY, to: DAY, at: NOW, counts: [{ day: DAY, kind: 'pull_repo', count: number }] })

const rowArbitrary = fc.record({ second: fc.integer({ min: 0, max: 40 }), name: fc.integer({ min: 0, max: 3 }) })
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('read' as const), pages: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'restart' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('arrive' as const), rows: fc.array(rowArbitrary, { maxLength: 6 }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('vanish' as const), every: fc.integer({ min: 2, max: 5 }) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'expire' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'count' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'reopen' as const }) },
)

test('whatever happens to the list of a day, what was stored stays, once each and in order, and what Quay has is added', () => {
  fc.assert(
    fc.property(
      fc.array(rowArbitrary, { maxLength: 60 }),
      fc.array(act, { maxLength: 12 }),
      fc.integer({ min: 2, max: 9 }),
      (rows, acts, size) => {
        using first = openLogFile()
        let file: LogFile = first
        const quay = new QuayDay(rows, size)
        let everSeen: Row[] = []
        for (const what of acts) {
          const before = stored(file)
          if (what.type === 'read') for (let page = 0; page < what.pages; page += 1) step(file, quay)
          else if (what.type === 'restart') rewalkDay(file, NUMBER)
          else if (what.type === 'arrive') quay.rows = new QuayDay([...quay.rows, ...what.rows], size).rows
          else if (what.type === 'vanish') quay.rows = quay.rows.filter((_, index) => index % what.every !== 0)
          else if (what.type === 'reopen') {
            file.close()
            file = LogFile.open({ path: first.path })
          } else if (what.type === 'expire') file.run("UPDATE days SET page_at = '2026-11-01T00:00:00Z'")
          else {
            count(file, quay.rows.length)
            doubtDay(file, NUMBER)
          }
          expectKept(before, stored(file))
          everSeen = stored(file)
        }
        // The list may have changed under a walk: one that is undisturbed has everything.
        rewalkDay(file, NUMBER)
        while (step(file, quay));
        const after = stored(file)
        expectKept(everSeen, after)
        expectKept(quay.rows, after)
        const seconds = after.map(({ second }) => second)
        expect(seconds).toEqual(seconds.toSorted((a, b) => b - a))
        expect(readDay(file, NUMBER)).toMatchObject({ stored: after.length, vanished: after.length - quay.rows.length })
        file.close()
      },
    ),
    RUNS,
  )
})

test('a list that goes on with newer entries than it has come down to is stored in order', () => {
  using file = openLogFile()
  const quay = new QuayDay(rowsAt(0, 3), 2)
  step(file, quay)
  quay.rows = new QuayDay([...quay.rows, ...rowsAt(1, 3)], 2).rows
  step(file, quay)
  rewalkDay(file, NUMBER)
  while (step(file, quay));
  expect(stored(file).map(({ second }) => second)).toEqual([1, 1, 1, 0, 0, 0])
})

describe('a day of which Quay counts fewer entries than are stored', () => {
  const whole = Array.from({ length: 50 }, (_, number) => ({ second: number * 10, name: number }))

  function readWhole(file: LogFile): QuayDay {
    const quay = new QuayDay(whole, 20)
    while (step(file, quay));
    count(file, 50)
    expect(coverageOf(readDay(file, NUMBER)).state).toBe('complete')
    return quay
  }

  test('is walked once for that count, keeps everything, and is complete', () => {
    using file = openLogFile()
    const quay = readWhole(file)
    quay.rows = quay.rows.filter(({ name }) => name % 5 !== 0)
    count(file, 40)
    expect(coverageOf(readDay(file, NUMBER))).toMatchObject({ state: 'partial' })
    expect(doubtDay(file, NUMBER)).toBe(true)
    let pages = 0
    while (step(file, quay)) pages += 1
    expect(pages).toBe(2)
    expect(stored(file)).toHaveLength(50)
    expect(coverageOf(readDay(file, NUMBER))).toMatchObject({ state: 'complete', stored: 50, expected: 40 })
    count(file, 40)
    expect(doubtDay(file, NUMBER)).toBe(false)
    expect(step(file, quay)).toBe(false)
  })

  test('names what is missing here, however many have gone from Quay', () => {
    using file = openLogFile()
    const quay = readWhole(file)
    quay.rows = quay.rows.filter(({ name }) => name % 5 !== 0)
    // Three more are counted that no list gives.
    count(file, 43)
    expect(doubtDay(file, NUMBER)).toBe(true)
    while (step(file, quay));
    setExhausted(file, DAY, true)
    expect(coverageOf(readDay(file, NUMBER))).toMatchObject({
      state: 'different',
      stored: 50,
      expected: 43,
      missing: 3,
    })
  })

  test('costs no call where Quay has nothing left', () => {
    using file = openLogFile()
    const quay = readWhole(file)
    quay.rows = []
    count(file, 0)
    expect(doubtDay(file, NUMBER)).toBe(true)
    expect(coverageOf(readDay(file, NUMBER))).toMatchObject({ state: 'complete', stored: 50, expected: 0 })
    expect(step(file, quay)).toBe(false)
  })
})

test('a list that goes by what is stored without meeting it keeps that, in its place', () => {
  using file = openLogFile()
  const gone = new QuayDay(
    [
      { second: 500, name: 1 },
      { second: 490, name: 2 },
    ],
    20,
  )
  file.transaction(() => beginRun(file, NUMBER, { ...gone.page(0), readAt: `${DAY}T12:00:00Z` }))
  const quay = new QuayDay(
    Array.from({ length: 60 }, (_, number) => ({ second: number * 20 + 5, name: 9 })),
    20,
  )
  while (step(file, quay));
  const rows = stored(file)
  expect(rows).toHaveLength(62)
  expect(rows.map(({ second }) => second)).toEqual(rows.map(({ second }) => second).toSorted((a, b) => b - a))
})

test('a day whose places are used up at the top is compared with its list, and loses nothing', () => {
  using file = openLogFile()
  const quay = new QuayDay(
    Array.from({ length: 30 }, (_, number) => ({ second: number, name: 0 })),
    20,
  )
  while (step(file, quay));
  const newest = file.get<{ sequence: number }>('SELECT max(sequence) AS sequence FROM entries')?.sequence ?? 0
  for (const table of ['entries', 'entry_details', 'unindexed']) {
    file.run(`UPDATE ${table} SET sequence = ? WHERE sequence = ?`, BigInt(lastOf(NUMBER) - 100), BigInt(newest))
  }
  quay.rows = new QuayDay([...quay.rows, { second: 100, name: 7 }], 20).rows
  file.run('UPDATE days SET has_top = 0')
  while (step(file, quay));
  expect(stored(file)).toEqual(quay.rows)
})
