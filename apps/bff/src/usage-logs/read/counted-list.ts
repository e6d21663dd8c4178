import type { ListScope } from '../db/worker/days/list-merge.ts'
import { findScopedList } from '../filter/log-filter.ts'
import type { ScopedList } from '../filter/log-filter.ts'
import { findBlocker } from '../source/blocker.ts'
import { isClosedScope } from '../source/closed-scope.ts'
import { COUNTED_DAYS } from '../source/quay-counts.ts'
import { DAY_MS } from '../../time/calendar.ts'
import type { PlanOptions } from './plan-options.ts'

/** A shorter list of Quay's that has everything that is looked for, as it was counted. */
export type CountedList = {
  scope: ScopedList['scope']
  namespace: ListScope
  /** Entries by day, as counted at this instant. */
  counts: Map<string, number>
  countedAt: string
}

/**
 * The list of the repository or namespace that is looked for, if Quay has one and says how much is in it. Quay's filter by
 * performer is no help: it finds neither sign-ins nor what robots did that are gone.
 */
export async function countScopedList(options: PlanOptions, days: readonly string[]): Promise<CountedList | undefined> {
  const { query, source, allowance, signal, database } = options
  const list = findScopedList(query)
  const [from, to] = [days.at(0), days.at(-1)]
  if (list === undefined || from === undefined || to === undefined) return undefined
  const { scope, namespace } = list
  const call = { priority: 'interactive', signal } as const
  try {
    const counts = new Map<string, number>()
    const countedAt = `${database.now().slice(0, 19)}Z`
    const callCount = Math.ceil((Date.parse(to) - Date.parse(from)) / DAY_MS / COUNTED_DAYS)
    const rows = await allowance.spend(
      () => source.counts({ scope, from, to }, call),
      () => Math.max(1, callCount),
    )
    for (const { day, count } of rows) counts.set(day, (counts.get(day) ?? 0) + count)
    return { scope, namespace: { name: namespace, isOrganization: null }, counts, countedAt }
  } catch (error) {
    // An account that is gone has no list; its entries are in the registry's.
    if (isClosedScope(error) || findBlocker(error) === 'bad_response') return undefined
    throw error
  }
}
