import type { QuayLogEntry } from '@quaymaster/quay-client'
import { expect, test } from 'vitest'
import { finishWork } from '../../../../testing/finish-work.ts'
import { openLogFile } from '../../../../testing/log-file.ts'
import { toEntryRow } from '../../../entry/entry-row.ts'
import { insertRows, removeRows } from './entry-writer.ts'
import type { LogFile } from '../file/log-file.ts'
import { search } from './search.ts'
import { dayNumber } from '../../../../time/day-number.ts'
import { middleOf, STEP } from './sequence.ts'
import { countByDay } from './count-by-day.ts'
import { hasUnindexed, indexTexts } from './text-indexer.ts'

const DAY = '2026-11-19'
const RANGE = { from: `${DAY}T00:00:00Z`, to: '2026-11-20T00:00:00Z' }

const pull = (repository: string, second: number): QuayLogEntry => ({
  kind: 'pull_repo',
  at: new Date(Date.parse(`${DAY}T10:00:00Z`) + second * 1000).toISOString().replace('.000', ''),
  namespace: { name: 'payments', isOrganization: true },
  performer: { name: 'mei.tanaka', isRobot: false },
  ip: '198.51.100.7',
  metadata: { namespace: 'payments', repo: repository },
})

const placeOf = (index: number) => middleOf(dayNumber(DAY)) + index * STEP

function put(file: LogFile, repositories: readonly string[], start = 0): void {
  const rows = repositories.map((name, index) => ({
    row: toEntryRow(pull(name, start + index)),
    sequence: placeOf(start + index),
  }))
  file.transaction(() => insertRows(file, rows))
}

async function found(file: LogFile, text: string, textScope: 'open' | 'all' = 'all'): Promise<(string | null)[]> {
  const { entries } = await finishWork(search(file, { ...RANGE, text, textScope }, { order: 'older', limit: 50 }))
  return entries.map(({ repository }) => repository)
}

const counted = async (file: LogFile, text: string) =>
  (await finishWork(countByDay(file, { ...RANGE, text }, DAY, DAY))).map(({ counts }) => counts)

test('words are found before and after their texts are indexed, in one order, once each', async () => {
  using file = openLogFile()
  put(file, ['ledger', 'gateway', 'ledger-archive'])
  const before = await found(file, 'ledger')
  expect(before).toEqual(['payments/ledger-archive', 'payments/ledger'])
  expect(indexTexts(file)).toBe(false)
  expect(await found(file, 'ledger')).toEqual(before)
  put(file, ['ledger-again', 'other'], 3)
  expect(hasUnindexed(file, placeOf(0), placeOf(9))).toBe(true)
  expect(await found(file, 'ledger')).toEqual(['payments/ledger-again', ...before])
  expect(await found(file, '198.51.100.7')).toHaveLength(5)
  expect(await found(file, '198.51.100.7', 'open')).toEqual([])
  expect(await counted(file, 'ledger')).toEqual([{ pull_repo: 3 }])
})

test('entries that go are not found any more, whether their texts were indexed or not', async () => {
  using file = openLogFile()
  put(file, ['ledger', 'gateway'])
  indexTexts(file)
  put(file, ['ledger-late'], 2)
  file.transaction(() => removeRows(file, placeOf(0), placeOf(2)))
  expect(await found(file, 'ledger')).toEqual([])
  // Another entry at the same place must not be found by what stood there.
  put(file, ['scanner', 'scanner', 'scanner'])
  indexTexts(file)
  expect(await found(file, 'ledger')).toEqual([])
  expect(await found(file, 'scanner')).toHaveLength(3)
  expect(await counted(file, 'ledger')).toEqual([{}])
})

test('many are indexed a part at a time', () => {
  using file = openLogFile()
  put(
    file,
    Array.from({ length: 40 }, (_, index) => `repository-${index}`),
  )
  for (let part = 1; part < 9; part += 1)
    put(
      file,
      Array.from({ length: 40 }, () => 'more'),
      part * 40,
    )
  expect(indexTexts(file)).toBe(true)
  expect(indexTexts(file)).toBe(false)
  expect(hasUnindexed(file, placeOf(0), placeOf(400))).toBe(false)
})
