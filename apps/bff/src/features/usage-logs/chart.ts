import { groupOfKind } from '@quaymaster/contracts/usage-log-kinds'
import type { RouteResponse } from '@quaymaster/contracts/route'
import type { readUsageLogChart } from '@quaymaster/contracts/usage-logs'
import type { LogStore } from '../../usage-logs/log-store.ts'
import type { RangedQuery } from './filter.ts'

/** Counts by day and group of kinds, for the whole range, days without entries too. */
export async function readChart(store: LogStore, query: RangedQuery): Promise<RouteResponse<typeof readUsageLogChart>> {
  const { from, to } = query
  const lastDay = new Date(Date.parse(to) - 1000).toISOString().slice(0, 10)
  const [counts, coverage] = await Promise.all([store.counts(query), store.days(from.slice(0, 10), lastDay)])
  const states = new Map(coverage.map(({ day, state }) => [day, state]))
  const days = counts.map(({ day, source, counts: byKind }) => {
    const byGroup: Record<string, number> = {}
    for (const [kind, count] of Object.entries(byKind)) {
      const group = groupOfKind(kind)
      byGroup[group] = (byGroup[group] ?? 0) + count
    }
    const counted = source === 'part' ? ('store' as const) : source
    return { day, state: states.get(day) ?? ('empty' as const), source: counted, counts: byGroup }
  })
  const blocker = counts.find((day) => day.blocker !== undefined)?.blocker ?? null
  return { from, to, days, blocker }
}
