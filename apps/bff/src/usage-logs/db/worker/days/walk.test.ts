import type { QuayLogEntry, QuayLogPageToken } from '@quaymaster/quay-client'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openLogFile } from '../../../../testing/log-file.ts'
import { readDay } from './day-record.ts'
import { toCoverage, planDay, saveCounts, setExhausted } from './days.ts'
import { beginFollowing, followedDay, followTop } from './follow.ts'
import { LogFile } from '../file/log-file.ts'
import { beginRun, continueRun } from './runs.ts'
import { dayNumber } from '../../../../time/day-number.ts'
import { dayOfSequence, lastOf } from '../entries/sequence.ts'
import { recheckDay, rewalkDay } from './walk.ts'

const DAY = '2026-11-19'
const NUMBER = dayNumber(DAY)
const NOW = '2026-11-21T00:00:00Z'
const MIDDAY = `${DAY}T12:00:00Z`
const RUNS = { numRuns: process.env['QM_TEST_FULL'] === undefined ? 60 : 1_000 }

type Row = { second: number; name: number }

/** A day's list as Quay has it, newest first, with pages of `size`. */
class QuayDay {
  rows: Row[]
  /** When its pages are read. */
  readAt = NOW
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
    return { entries, next, window: { from: DAY, to: DAY }, readAt: this.readAt }
  }

  placeOf({ token }: QuayLogPageToken): number {
    return this.#pages.get(token) ?? 0
  }
}

/** Its pages continue after what was listed before, whatever arrives above. */
class SteadyDay extends QuayDay {
  #listed = new Map<string, ReadonlySet<Row>>()

  override page(from: number) {
    const page = super.page(from)
    if (page.next !== undefined) this.#listed.set(page.next.token, new Set(this.rows.slice(0, this.placeOf(page.next))))
    return page
  }

  override placeOf(token: QuayLogPageToken): number {
    const listed = this.#listed.get(token.token)
    return listed === undefined ? super.placeOf(token) : this.rows.findLastIndex((row) => listed.has(row)) + 1
  }
}

const entryOf = ({ second, name }: Row): QuayLogEntry => ({
  kind: 'pull_repo',
  at: new Date(Date.parse(DAY) + second * 1000).toISOString().replace('.000', ''),
  ip: null,
  metadata: { name },
})

/** Reads one page, as the console would. */
function step(file: LogFile, quay: QuayDay): boolean {
  const plan = planDay(file, readDay(file, NUMBER), quay.readAt)
  if (plan.step === 'begin') file.transaction(() => beginRun(file, NUMBER, quay.page(0)))
  else if (plan.step === 'continue') {
    const { token } = plan.page
    file.transaction(() => continueRun(file, NUMBER, quay.page(quay.placeOf(token)), token))
  } else return false
  return true
}

/** Polls the newest pages, as the console would; no check doubts that Quay has lost entries. */
function poll(file: LogFile, quay: QuayDay): void {
  if (followedDay(file) === undefined) {
    file.transaction(() => beginFollowing(file, quay.page(0), NUMBER))
    return
  }
  const segment = { ...quay.page(0) }
  for (let pages = 1; pages <= 2; pages += 1) {
    let { outcome } = file.transaction(() => followTop(file, segment, NUMBER))
    if (outcome === 'vanished') ({ outcome } = file.transaction(() => followTop(file, segment, NUMBER, true)))
    if (outcome === 'met') return
    if (segment.next === undefined) break
    const { entries, next } = quay.page(quay.placeOf(segment.next))
    segment.entries = [...segment.entries, ...entries]
    segment.next = next
  }
  file.transaction(() => beginFollowing(file, quay.page(0), NUMBER))
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

/** The list is in the order of time, and no entry stands in another day. */
function expectInOrder(file: LogFile): void {
  const seconds = stored(file).map(({ second }) => second)
  expect(seconds).toEqual(seconds.toSorted((a, b) => b - a))
  const places = file.all<{ sequence: number }>('SELECT sequence FROM entries')
  expect(places.filter(({ sequence }) => dayOfSequence(sequence) !== NUMBER)).toEqual([])
}

const copyOf = (row: Row): Row => ({ ...row })

/** Everything of the first is in the second, as often at least. */
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
  { weight: 2, arbitrary: fc.constant({ type: 'poll' as const }) },
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

type World = [Row[], Act[], number, boolean, boolean]
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

const [ZERO, ONE] = [
  { second: 0, name: 0 },
  { second: 1, name: 0 },
]

/** What once went wrong. */
const WORLDS: World[] = [
  // An entry comes late, below one that has gone from Quay.
  [
    [ZERO],
    [
      { type: 'arrive', rows: [ONE] },
      { type: 'read', pages: 1 },
      { type: 'arrive', rows: [ZERO] },
      { type: 'vanish', every: 3 },
      { type: 'poll' },
    ],
    2,
    false,
    true,
  ],
  // The newest page continues below a segment that is still being read.
  [
    [ZERO, ZERO, ONE],
    [
      { type: 'poll' },
      { type: 'vanish', every: 3 },
      { type: 'poll' },
      { type: 'arrive', rows: [ZERO] },
      { type: 'read', pages: 1 },
    ],
    2,
    false,
    true,
  ],
]

test('whatever happens to the list of a day, what was stored stays, once each and in order, and what Quay has is added', () => {
  fc.assert(
    fc.property(
      fc.array(rowArbitrary, { maxLength: 60 }),
      fc.array(act, { maxLength: 12 }),
      fc.integer({ min: 2, max: 9 }),
      fc.boolean(),
      fc.boolean(),
      (rows, acts, size, isOver, isSteady) => {
        using first = openLogFile()
        let file: LogFile = first
        const quay = new (isSteady ? SteadyDay : QuayDay)(rows.map(copyOf), size)
        quay.readAt = isOver ? NOW : MIDDAY
        let everListed: Row[] = rows
        let everSeen: Row[] = []
        for (const what of acts) {
          const before = stored(file)
          if (what.type === 'read') for (let page = 0; page < what.pages; page += 1) step(file, quay)
          else if (what.type === 'poll') poll(file, quay)
          else if (what.type === 'restart') rewalkDay(file, NUMBER)
          else if (what.type === 'arrive') {
            quay.rows = new QuayDay([...quay.rows, ...what.rows.map(copyOf)], size).rows
            everListed = [...everListed, ...what.rows]
          } else if (what.type === 'vanish') quay.rows = quay.rows.filter((_, index) => index % what.every !== 0)
          else if (what.type === 'reopen') {
            file.close()
            file = LogFile.open({ path: first.path })
          } else if (what.type === 'expire') file.run("UPDATE days SET page_at = '2026-11-01T00:00:00Z'")
          else {
            count(file, quay.rows.length)
            recheckDay(file, NUMBER)
          }
          expectKept(before, stored(file))
          expectInOrder(file)
          if (isSteady) expectKept(stored(file), everListed)
          everSeen = stored(file)
        }
        // The list may have changed under a walk: one that is undisturbed has everything.
        quay.readAt = NOW
        rewalkDay(file, NUMBER)
        while (step(file, quay));
        const after = stored(file)
        expectKept(everSeen, after)
        expectKept(quay.rows, after)
        expectInOrder(file)
        expect(readDay(file, NUMBER)).toMatchObject({ stored: after.length, vanished: after.length - quay.rows.length })
        file.close()
      },
    ),
    { ...RUNS, examples: WORLDS },
  )
})

test('a day that is begun again a hundred times, with newer entries each time, keeps its order and its place', () => {
  using file = openLogFile()
  for (let time = 1; time <= 100; time += 1) {
    const quay = new QuayDay(rowsAt(time * 10, 3), 2)
    quay.readAt = MIDDAY
    file.transaction(() => beginFollowing(file, quay.page(0), NUMBER))
    if (time % 3 === 0) rewalkDay(file, NUMBER)
  }
  const quay = new QuayDay(
    Array.from({ length: 100 }, (_, number) => ({ second: number * 10, name: 0 })),
    9,
  )
  quay.readAt = MIDDAY
  for (let second = 1_001; second <= 1_100; second += 1) {
    quay.rows = new QuayDay([...quay.rows, { second, name: 0 }], 9).rows
    poll(file, quay)
  }
  expectInOrder(file)
  expect(stored(file)).toEqual(expect.arrayContaining([{ second: 1_100, name: 0 }]))
})

test('a list that continues with newer entries than it has come down to is stored in order', () => {
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
    expect(toCoverage(readDay(file, NUMBER)).state).toBe('complete')
    return quay
  }

  test('is walked once for that count, keeps everything, and is complete', () => {
    using file = openLogFile()
    const quay = readWhole(file)
    quay.rows = quay.rows.filter(({ name }) => name % 5 !== 0)
    count(file, 40)
    expect(toCoverage(readDay(file, NUMBER))).toMatchObject({ state: 'partial' })
    expect(recheckDay(file, NUMBER)).toBe(true)
    let pages = 0
    while (step(file, quay)) pages += 1
    expect(pages).toBe(2)
    expect(stored(file)).toHaveLength(50)
    expect(toCoverage(readDay(file, NUMBER))).toMatchObject({ state: 'complete', stored: 50, expected: 40 })
    count(file, 40)
    expect(recheckDay(file, NUMBER)).toBe(false)
    expect(step(file, quay)).toBe(false)
  })

  test('names what is missing here, however many have gone from Quay', () => {
    using file = openLogFile()
    const quay = readWhole(file)
    quay.rows = quay.rows.filter(({ name }) => name % 5 !== 0)
    // Three more are counted that no list gives.
    count(file, 43)
    expect(recheckDay(file, NUMBER)).toBe(true)
    while (step(file, quay));
    setExhausted(file, DAY, true)
    expect(toCoverage(readDay(file, NUMBER))).toMatchObject({
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
    expect(recheckDay(file, NUMBER)).toBe(true)
    expect(toCoverage(readDay(file, NUMBER))).toMatchObject({ state: 'complete', stored: 50, expected: 0 })
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
