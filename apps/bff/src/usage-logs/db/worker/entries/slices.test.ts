import { expect, test } from 'vitest'
import { openLogFile } from '../../../../testing/log-file.ts'
import { toEntryRow } from '../../../entry/entry-row.ts'
import { insertRows } from './entry-writer.ts'
import type { LogFile } from '../file/log-file.ts'
import { search } from './search.ts'
import type { SearchOptions } from './search.ts'
import { dayNumber, dayText } from '../../../../time/day-number.ts'
import { firstOf, lastOf, middleOf, STEP } from './sequence.ts'
import { findWholeDaysEnd } from './slices.ts'
import { indexTexts } from './text-indexer.ts'

const FIRST = dayNumber('2026-11-10')
/** Small days, one that no slice covers at first, and a day of which nothing is stored. */
const SIZES = [400, 700, 3_000, 0, 900, 1_200]

/** Every ninety-seventh entry is of the repository `rare`. */
function fill(file: LogFile): string[] {
  const ids: string[] = []
  for (const [index, size] of SIZES.entries()) {
    const day = FIRST + index
    const rows = Array.from({ length: size }, (_, number) => {
      const at = new Date((day * 86_400 + number) * 1000).toISOString().replace('.000', '')
      const repo = ids.length % 97 === 0 ? 'rare' : 'common'
      ids.push(`${at} ${repo}`)
      return {
        row: toEntryRow({ kind: 'pull_repo', at, ip: null, metadata: { namespace: 'payments', repo } }),
        sequence: middleOf(day) + number * STEP,
      }
    })
    file.transaction(() => insertRows(file, rows))
  }
  while (indexTexts(file));
  return ids.filter((id) => id.endsWith('rare')).map((id) => id.split(' ', 1)[0] ?? '')
}

async function look(
  file: LogFile,
  options: SearchOptions,
  text = 'rare',
): Promise<{ found: string[]; slices: number }> {
  const looking = search(file, { text }, options)
  for (let slices = 1; ; slices += 1) {
    const step = await looking.next()
    if (step.done === true) return { found: step.value.entries.map(({ at }) => at), slices }
  }
}

test('words are found in slices of days and of parts of a day, in either order, each once', async () => {
  using file = openLogFile()
  const rare = fill(file)
  expect(rare.length).toBeGreaterThan(60)
  const newer = await look(file, { order: 'newer', limit: 1_000 })
  expect(newer.found).toEqual(rare)
  expect(newer.slices).toBeGreaterThan(1)
  const older = await look(file, { order: 'older', limit: 1_000 })
  expect(older.found).toEqual(rare.toReversed())
  expect((await look(file, { order: 'older', limit: 7 })).found).toEqual(rare.toReversed().slice(0, 7))
  expect((await look(file, { order: 'older', limit: 7 }, 'no-such-word')).found).toEqual([])
  const from = middleOf(FIRST + 2) + 1_000 * STEP
  const before = `${dayText(FIRST + 2)}T00:16:40Z`
  expect((await look(file, { order: 'older', limit: 1_000, from })).found).toEqual(
    rare.filter((at) => at < before).toReversed(),
  )
})

test('a slice ends with the last day that fits, and not within a day', () => {
  using file = openLogFile()
  fill(file)
  const [low, high] = [firstOf(FIRST), lastOf(FIRST + SIZES.length)]
  expect(findWholeDaysEnd(file, { low, high, slice: 2_500, isOlder: true })).toBe(firstOf(FIRST + 4))
  expect(findWholeDaysEnd(file, { low, high, slice: 1_200, isOlder: false })).toBe(lastOf(FIRST + 1))
  expect(findWholeDaysEnd(file, { low, high, slice: 1_000, isOlder: true })).toBeUndefined()
  expect(findWholeDaysEnd(file, { low, high, slice: 100_000, isOlder: true })).toBe(low)
})
