import { UsageLogFilter } from '@quaymaster/contracts/usage-logs'
import type { UsageLogRange } from '@quaymaster/contracts/usage-logs'
import * as z from 'zod/mini'
import { readSearch } from '../../lib/search-parameters.ts'
import type { ReadSearch } from '../../lib/search-parameters.ts'
import { serverNowMs } from '../../lib/server-clock.ts'

const Parameters = z.extend(UsageLogFilter, {
  /** The chart as a table. */
  chart: z.optional(z.literal('table')),
})

/**
 * What the pages of usage logs show, as it stands in the URL; lists are comma separated there, as the server takes them. A range
 * ends now; `week` is what one gets without asking, and leaves no trace in the URL.
 */
export type UsageLogSearch = z.output<typeof Parameters>

const HOUR_MS = 3_600_000
const RANGE_MS: Record<UsageLogRange, number> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 168 * HOUR_MS,
  month: 720 * HOUR_MS,
}

/** Reads the search part of a URL; what is not understood is left out, so that an old link still opens, and named. */
export function readUsageLogParameters(raw: Record<string, unknown>): ReadSearch<UsageLogSearch> {
  const { search, unread } = readSearch(Parameters, raw)
  const { range, robots, ...rest } = search
  const isFixed = rest.from !== undefined || rest.to !== undefined
  return {
    search: {
      ...rest,
      ...(range !== undefined && range !== 'week' && !isFixed && { range }),
      ...(robots === 'true' && rest.person !== undefined && { robots }),
    },
    unread,
  }
}

export const readUsageLogSearch = (raw: Record<string, unknown>): UsageLogSearch => readUsageLogParameters(raw).search

/** The search with some of it replaced; `undefined` takes a filter away. */
export const withSearch = (
  search: UsageLogSearch,
  change: { [Key in keyof UsageLogSearch]: UsageLogSearch[Key] | undefined },
): UsageLogSearch => readUsageLogSearch({ ...search, ...change })

/** The same filters in another range. */
export function withRange(
  search: UsageLogSearch,
  range: UsageLogRange | { from: string; to?: string | undefined },
): UsageLogSearch {
  const plain = { ...search, range: undefined, from: undefined, to: undefined }
  return readUsageLogSearch(typeof range === 'string' ? { ...plain, range } : { ...plain, ...range })
}

/** Takes away whatever narrows the list but the range. */
export const clearLogFilters = ({ range, from, to, chart }: UsageLogSearch): UsageLogSearch =>
  readUsageLogSearch({ range, from, to, chart })

/** Whether the list shows anything less than its whole range. */
export const isLogNarrowed = (search: UsageLogSearch): boolean =>
  Object.keys(search).some((key) => !['range', 'from', 'to', 'chart', 'robots'].includes(key))

export const chosenRange = ({ range, from, to }: UsageLogSearch): UsageLogRange | 'custom' =>
  from !== undefined || to !== undefined ? 'custom' : (range ?? 'week')

/** The filter to send. A range that ends now goes by its name: the server's clock counts, not that of this machine. */
export function filterOf(search: UsageLogSearch): UsageLogFilter {
  const { range: _range, chart: _chart, ...filter } = search
  const chosen = chosenRange(search)
  return { ...filter, ...(chosen !== 'custom' && { range: chosen }) }
}

/** Where the range begins, for a form that starts from it. */
export function rangeStart(search: UsageLogSearch): string | undefined {
  const chosen = chosenRange(search)
  if (chosen === 'custom') return search.from
  return `${new Date(serverNowMs() - RANGE_MS[chosen]).toISOString().slice(0, 19)}Z`
}

export const utcToday = (): string => new Date(serverNowMs()).toISOString().slice(0, 10)
