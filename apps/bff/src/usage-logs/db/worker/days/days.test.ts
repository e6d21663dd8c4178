import { expect, test } from 'vitest'
import { openLogFile } from '../../../../testing/log-file.ts'
import { readDay } from './day-record.ts'
import type { DayRecord } from './day-record.ts'
import { toCoverage, planDay } from './days.ts'
import { dayNumber } from '../../../../time/day-number.ts'

const DAY = '2026-11-19'
const COUNTED_AT = '2026-11-21T00:00:00Z'

/** A day whose list was read from its top to its end, of which Quay counts a hundred entries. */
function readToTheEnd(stored: number): DayRecord {
  using file = openLogFile()
  const blank = readDay(file, dayNumber(DAY))
  return { ...blank, stored, expected: 100, countedAt: COUNTED_AT, hasTop: true, isFloored: true }
}

function planOf(record: DayRecord): string {
  using file = openLogFile()
  return planDay(file, record, COUNTED_AT).step
}

test.each([1, 10, 50, 90, 99])(
  'with %i of the 100 entries that Quay counts, a day is not complete and is compared',
  (stored) => {
    const record = readToTheEnd(stored)
    expect(toCoverage(record).state).toBe('partial')
    expect(planOf(record)).toBe('compare')
  },
)

test.each([1, 10, 50, 90, 99])(
  'with %i of the 100 entries that Quay counts, a day that gives no more is never complete',
  (stored) => {
    const record = { ...readToTheEnd(stored), isExhausted: true, missing: 100 - stored }
    expect(toCoverage(record)).toMatchObject({ state: 'different', missing: 100 - stored })
  },
)

test('with every entry that Quay counts, a day is complete', () => {
  const record = readToTheEnd(100)
  expect(toCoverage(record).state).toBe('complete')
  expect(planOf(record)).toBe('none')
})

test('a day whose entries were counted before its end is not complete, though the numbers agree', () => {
  const record = { ...readToTheEnd(100), countedAt: `${DAY}T23:59:00Z` }
  expect(toCoverage(record).state).toBe('partial')
})
