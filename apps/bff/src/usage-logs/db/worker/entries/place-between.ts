import type { EntryRow } from '../../../entry/entry-row.ts'
import type { PlacedRow } from './entry-writer.ts'
import { dayOfSequence, firstOf, STEP } from './sequence.ts'

/**
 * Places for those entries of a list (newest first, of one day) that are not stored yet: between their neighbours that
 * are. `matches` tells which are, `above` where the list begins; without it the list is the newest there is. A place may
 * be taken, where there is no room left or what is stored has gone from the list.
 */
export function placeBetween(
  rows: readonly EntryRow[],
  matches: readonly number[],
  stored: readonly { sequence: number }[],
  above: number | undefined,
): PlacedRow[] {
  const sequences = matches.map((match) => (match < 0 ? undefined : stored[match]?.sequence))
  const lastMatch = matches.findLast((match) => match >= 0) ?? -1
  const lowest = stored[lastMatch + 1]?.sequence ?? firstOf(dayOfSequence(stored[lastMatch]?.sequence ?? above ?? 0))
  const placed: PlacedRow[] = []
  for (let index = 0; index < rows.length;) {
    if (sequences[index] !== undefined) {
      index += 1
      continue
    }
    const start = index
    while (index < rows.length && sequences[index] === undefined) index += 1
    placed.push(...spread(rows.slice(start, index), sequences[start - 1] ?? above, sequences[index] ?? lowest))
  }
  return placed
}

/** Puts neighbours into one gap, evenly, or a step apart where there is room or nothing lies above. */
export function spread(rows: readonly EntryRow[], above: number | undefined, below: number): PlacedRow[] {
  const step = above === undefined ? STEP : Math.min(STEP, Math.floor((above - below) / (rows.length + 1)))
  if (step < 1) return rows.map((row) => ({ row, sequence: below }))
  return rows.map((row, index) => ({
    row,
    sequence: above === undefined ? below + (rows.length - index) * step : above - (index + 1) * step,
  }))
}
