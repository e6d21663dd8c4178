import type { QuayLogEntry, QuayLogPageToken } from '@quaymaster/quay-client'
import { expect, test } from 'vitest'
import { openLogFile } from '../../../../testing/log-file.ts'
import { readDay } from './day-record.ts'
import { planDay, saveCounts } from './days.ts'
import { beginRun, continueRun } from './runs.ts'
import type { ListSegment } from './runs.ts'
import { dayNumber } from '../../../../time/day-number.ts'
import { rewalkDay } from './walk.ts'

const DAY = '2026-11-19'
const NUMBER = dayNumber(DAY)
const NOW = '2026-11-21T00:00:00Z'

const token = (name: string): QuayLogPageToken => ({ token: name, reachedAt: null, top: '' })

const entry = (minute: number): QuayLogEntry => ({
  kind: 'pull_repo',
  at: `${DAY}T10:${String(minute).padStart(2, '0')}:00Z`,
  ip: null,
  metadata: {},
})

const segment = (minutes: readonly number[], next: string | undefined): ListSegment => ({
  entries: minutes.map(entry),
  next: next === undefined ? undefined : token(next),
  window: { from: DAY, to: DAY },
  readAt: NOW,
})

test('a page continues the one before it, and the day is read with its last one', () => {
  using file = openLogFile()
  beginRun(file, NUMBER, segment([50, 40], 'second'))
  expect(planDay(file, readDay(file, NUMBER), NOW)).toMatchObject({
    step: 'continue',
    page: { token: token('second') },
  })
  continueRun(file, NUMBER, segment([30], undefined), token('second'))
  expect(readDay(file, NUMBER)).toMatchObject({ stored: 3, isFloored: true, hasTop: true, runSequence: null })
})

test('a page that comes twice, or out of its turn, is left out', () => {
  using file = openLogFile()
  beginRun(file, NUMBER, segment([50, 40], 'second'))
  continueRun(file, NUMBER, segment([20], 'fourth'), token('third'))
  expect(readDay(file, NUMBER).stored).toBe(2)
  continueRun(file, NUMBER, segment([30], 'third'), token('second'))
  continueRun(file, NUMBER, segment([30], 'third'), token('second'))
  expect(readDay(file, NUMBER)).toMatchObject({ stored: 3, page: { token: token('third') } })
})

test('a page of a day that is walked again meanwhile is left out, and what is stored stays', () => {
  using file = openLogFile()
  beginRun(file, NUMBER, segment([50, 40], 'second'))
  rewalkDay(file, NUMBER)
  continueRun(file, NUMBER, segment([30], undefined), token('second'))
  expect(readDay(file, NUMBER)).toMatchObject({ stored: 2, isFloored: false })
  beginRun(file, NUMBER, segment([50], 'other'))
  continueRun(file, NUMBER, segment([30], undefined), token('second'))
  expect(readDay(file, NUMBER)).toMatchObject({ stored: 2, page: { token: token('other') } })
  continueRun(file, NUMBER, segment([45, 30], undefined), token('other'))
  expect(readDay(file, NUMBER)).toMatchObject({ stored: 4, isFloored: true, hasTop: true, walk: null, vanished: 1 })
})

test('how many entries are left is known where Quay counted after the end of the day', () => {
  using file = openLogFile()
  beginRun(file, NUMBER, segment([50, 40], 'second'))
  expect(planDay(file, readDay(file, NUMBER), NOW)).toMatchObject({ remaining: null })
  file.run('UPDATE days SET expected = 5, counted_at = ? WHERE day = ?', NOW, NUMBER)
  expect(planDay(file, readDay(file, NUMBER), NOW)).toMatchObject({ remaining: 3 })
})

test('a day continues while fewer of its entries are stored than Quay counts, and ends with the last of them', () => {
  for (const [count, step] of [
    [20, 'continue'],
    [3, 'continue'],
    [2, 'none'],
  ] as const) {
    using file = openLogFile()
    saveCounts(file, { from: DAY, to: DAY, at: NOW, counts: [{ day: DAY, kind: 'pull_repo', count }] })
    beginRun(file, NUMBER, segment([50, 40], 'second'))
    expect(planDay(file, readDay(file, NUMBER), NOW).step, String(count)).toBe(step)
  }
})
