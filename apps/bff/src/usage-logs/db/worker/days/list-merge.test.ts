import type { QuayLogEntry } from '@quaymaster/quay-client'
import { expect, test } from 'vitest'
import { openLogFile } from '../../../../testing/log-file.ts'
import { readDay } from './day-record.ts'
import type { LogFile } from '../file/log-file.ts'
import { ListMerge } from './list-merge.ts'
import { beginRun } from './runs.ts'
import { dayNumber } from '../../../../time/day-number.ts'
import { search } from '../entries/search.ts'
import { indexTexts } from '../entries/text-indexer.ts'

const DAY = '2026-11-19'
const NUMBER = dayNumber(DAY)
const RANGE = { from: `${DAY}T00:00:00Z`, to: '2026-11-20T00:00:00Z' }
const PAGE = 20

const pull = (second: number, repository: string): QuayLogEntry => ({
  kind: 'pull_repo',
  at: `${DAY}T10:00:${String(second).padStart(2, '0')}Z`,
  ip: null,
  metadata: { namespace: 'payments', repo: repository },
})

/** What the day's own list gave: one entry before the second in which all the others are, one in it, one after it. */
function readList(file: LogFile): void {
  const entries = [pull(3, 'after'), pull(2, 'first'), pull(1, 'before')]
  file.transaction(() =>
    beginRun(file, NUMBER, {
      entries,
      next: undefined,
      window: { from: DAY, to: DAY },
      readAt: '2026-11-21T00:00:00Z',
    }),
  )
  while (indexTexts(file));
}

/** Takes a list in pages, as Quay gives it. */
function mend(file: LogFile, entries: readonly QuayLogEntry[]): number {
  const merge = new ListMerge(file, NUMBER, undefined)
  let found = 0
  for (let start = 0; start < entries.length; start += PAGE) {
    file.transaction(() => (found += merge.take(entries.slice(start, start + PAGE))))
  }
  return found
}

async function everything(file: LogFile, text?: string): Promise<string[]> {
  const looking = search(file, { ...RANGE, ...(text !== undefined && { text }) }, { order: 'older', limit: 100_000 })
  for (;;) {
    const step = await looking.next()
    if (step.done === true) return step.value.entries.map(({ at, repository }) => `${at} ${repository ?? ''}`)
  }
}

const crowd = (list: string, count: number) =>
  Array.from({ length: count }, (_, number) => pull(2, `${list}-${number}`))

test('many hundred entries of one second, lost by one list and found in others, all find a place', async () => {
  using file = openLogFile()
  readList(file)
  const lists = ['one', 'two', 'three'].map((name) => crowd(name, 600))
  for (const list of lists) expect(mend(file, list)).toBe(600)
  for (const list of lists) expect(mend(file, list)).toBe(0)
  const all = await everything(file)
  expect(new Set(all).size).toBe(1_803)
  expect(all).toEqual(all.toSorted((a, b) => b.slice(0, 20).localeCompare(a.slice(0, 20))))
  expect(all.at(0)).toContain('after')
  expect(all.at(-1)).toContain('before')
  expect(readDay(file, NUMBER).stored).toBe(1_803)
})

test('what had to move is found by its words, indexed before or not, and nothing else at its old place', async () => {
  using file = openLogFile()
  readList(file)
  mend(file, crowd('one', 300))
  while (indexTexts(file));
  mend(file, crowd('two', 300))
  expect(await everything(file, 'one-')).toHaveLength(300)
  expect(await everything(file, 'two-')).toHaveLength(300)
  expect(await everything(file, 'first')).toHaveLength(1)
  while (indexTexts(file));
  expect(await everything(file, 'one-')).toHaveLength(300)
  expect(await everything(file, 'two-')).toHaveLength(300)
})
