import { expect, test } from 'vitest'
import { finishWork } from '../../../../testing/finish-work.ts'
import { openLogFile } from '../../../../testing/log-file.ts'
import { toEntryRow } from '../../../entry/entry-row.ts'
import type { LogFilter } from '../../../filter/log-filter.ts'
import { saveCounts } from '../days/days.ts'
import { insertRows } from './entry-writer.ts'
import type { LogFile } from '../file/log-file.ts'
import { dayNumber } from '../../../../time/day-number.ts'
import { middleOf } from './sequence.ts'
import { countByDay } from './count-by-day.ts'

const [BEFORE, DAY, AFTER] = ['2026-11-18', '2026-11-19', '2026-11-20']

/** One entry of each day is stored, of which Quay counts forty. */
function fill(file: LogFile): void {
  for (const day of [BEFORE, DAY, AFTER]) {
    const row = toEntryRow({ kind: 'pull_repo', at: `${day}T10:00:00Z`, ip: '198.51.100.7', metadata: {} })
    file.transaction(() => insertRows(file, [{ row, sequence: middleOf(dayNumber(day)) }]))
  }
  const counts = [BEFORE, DAY, AFTER].map((day) => ({ day, kind: 'pull_repo', count: 40 }))
  file.transaction(() => saveCounts(file, { from: BEFORE, to: AFTER, at: '2026-11-22T00:00:00Z', counts }))
}

test('a day that is not stored whole counts what Quay counts, also between two days that are cut', async () => {
  using file = openLogFile()
  fill(file)
  const query = { from: `${BEFORE}T09:00:00Z`, to: `${AFTER}T12:00:00Z` }
  expect(await finishWork(countByDay(file, query, BEFORE, AFTER))).toEqual([
    { day: BEFORE, source: 'store', counts: { pull_repo: 1 } },
    { day: DAY, source: 'quay', counts: { pull_repo: 40 } },
    { day: AFTER, source: 'store', counts: { pull_repo: 1 } },
  ])
})

test('where more than the kind is asked for, stored entries are counted', async () => {
  using file = openLogFile()
  fill(file)
  const query = { from: `${DAY}T00:00:00Z`, to: `${AFTER}T00:00:00Z` }
  const countDay = async (more: LogFilter) => (await finishWork(countByDay(file, { ...query, ...more }, DAY, DAY)))[0]
  expect(await countDay({ address: '198.51.100.7' })).toMatchObject({ source: 'store', counts: { pull_repo: 1 } })
  expect(await countDay({ kinds: ['pull_repo'] })).toMatchObject({ source: 'quay', counts: { pull_repo: 40 } })
  expect(await countDay({ kinds: ['push_repo'] })).toMatchObject({ source: 'quay', counts: {} })
})
