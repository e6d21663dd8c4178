import { addDays } from '../../time/calendar.ts'
import type { CallAllowance } from './call-allowance.ts'
import type { LogSource } from '../../quay/log-source.ts'
import { COUNTED_DAYS, keepCounts } from '../source/quay-counts.ts'
import type { LogDatabase } from '../db/log-database.ts'

type Options = { database: LogDatabase; source: LogSource; allowance: CallAllowance; signal: AbortSignal }

/** Each day whose count is known saves the call for the empty page that ends its list. */
const WORTHWHILE_DAYS = 3

/**
 * Asks for the counts of days that are about to be read, newest first, as long as that saves more calls than it costs;
 * says whether it asked.
 */
export async function prefetchCounts(
  { database, source, allowance, signal }: Options,
  days: readonly string[],
): Promise<boolean> {
  const counting = {
    database,
    source,
    call: { priority: 'interactive', signal },
    spend: <T>(call: () => Promise<T>) => allowance.spend(call),
  } as const
  let left = days.toSorted()
  while (left.length >= WORTHWHILE_DAYS) {
    const to = left.at(-1) ?? ''
    const from = left.find((day) => day > addDays(to, -COUNTED_DAYS)) ?? to
    await keepCounts(counting, from, to)
    left = left.filter((day) => day < from)
  }
  return left.length < days.length
}
