import { big } from './entry-writer.ts'
import type { LogFile } from '../file/log-file.ts'
import { dayOfSequence, firstOf, lastOf } from './sequence.ts'
import type { EntryConditions } from '../sql/entry-query.ts'

/** An equality with an index of its own. */
export type Driver = EntryConditions['drivers'][number]

/** What is still to be looked through, from which end, and how many entries a look may cover. */
export type Stretch = { low: number; high: number; slice: number; isOlder: boolean }

/** The place at which a slice ends, counted entry by entry; undefined where the stretch ends before. */
export function findSliceEnd(
  file: LogFile,
  driver: Driver | undefined,
  { low, high, slice, isOlder }: Stretch,
): number | undefined {
  const condition = driver === undefined ? '' : `${driver.column} = ? AND `
  const index = driver === undefined ? 'NOT INDEXED' : `INDEXED BY entries_by_${driver.column}`
  const values = driver === undefined ? [] : [driver.value]
  return file.get<{ sequence: number }>(
    `SELECT sequence FROM entries ${index} WHERE ${condition}sequence BETWEEN ? AND ?
     ORDER BY sequence ${isOlder ? 'DESC' : 'ASC'} LIMIT 1 OFFSET ?`,
    ...values,
    big(low),
    big(high),
    slice,
  )?.sequence
}

/**
 * The far end of as many whole days as a slice may cover, by the counts of days: where the full text leads, counting
 * entries would cost more than looking. Undefined where not one day fits.
 */
export function findWholeDaysEnd(file: LogFile, { low, high, slice, isOlder }: Stretch): number | undefined {
  const days = file.all<{ day: number; stored: number }>(
    `SELECT day, stored FROM days WHERE day BETWEEN ? AND ? AND stored > 0 ORDER BY day ${isOlder ? 'DESC' : 'ASC'}`,
    dayOfSequence(low),
    dayOfSequence(high),
  )
  let covered = 0
  let last: number | undefined
  for (const { day, stored } of days) {
    covered += stored
    if (covered > slice) return last === undefined ? undefined : isOlder ? firstOf(last) : lastOf(last)
    last = day
  }
  return isOlder ? low : high
}
