import { addDays } from './calendar.ts'
import type { CallAllowance } from './call-allowance.ts'
import type { LogSource } from './log-source.ts'
import { COUNTED_DAYS } from './quay-counts.ts'
import type { StoreKeeper } from './store-keeper.ts'

type Options = { keeper: StoreKeeper; source: LogSource; allowance: CallAllowance; signal: AbortSignal }

/** Each day whose count is known saves the call for the empty page that ends its list. */
const WORTHWHILE_DAYS = 3

/** Asks for the counts of days that are about to be read, newest first, as long as that saves more calls than it costs. */
export async function countAhead(
  { keeper, source, allowance, signal }: Options,
  days: readonly string[],
): Promise<void> {
  let left = days.toSorted()
  while (left.length >= WORTHWHILE_DAYS) {
    const to = left.at(-1) ?? ''
    const from = left.find((day) => day > addDays(to, -COUNTED_DAYS)) ?? to
    const identity = await keeper.adopt()
    const at = keeper.now()
    const counts = await allowance.spend(() =>
      source.counts({ scope: { kind: 'registry' }, from, to }, { priority: 'interactive', signal }),
    )
    await keeper.keep(identity, 'saveCounts', { from, to, at, counts })
    left = left.filter((day) => day < from)
  }
}
