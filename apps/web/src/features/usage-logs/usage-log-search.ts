import { USAGE_LOG_RANGES } from '@quaymaster/contracts/usage-logs'
import type { UsageLogFilter, UsageLogRange } from '@quaymaster/contracts/usage-logs'
import { serverNowMs } from '../../lib/server-clock.ts'

/** What the pages of usage logs show, as it stands in the URL; lists are comma separated there, as the server takes them. */
export type UsageLogSearch = Pick<
  UsageLogFilter,
  'from' | 'to' | 'person' | 'kinds' | 'groups' | 'namespace' | 'repository' | 'address' | 'text'
> & {
  /** Ends now; `week` is what one gets without asking, and leaves no trace in the URL. */
  range?: Exclude<UsageLogRange, 'week'>
  /** The person's own robots count as the person. */
  robots?: true
  /** The chart as a table. */
  chart?: 'table'
}

const HOUR_MS = 3_600_000
const RANGE_MS: Record<UsageLogRange, number> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 168 * HOUR_MS,
  month: 720 * HOUR_MS,
}
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
const KIND_LIST = /^[a-z0-9_]+(?:,[a-z0-9_]+)*$/
const LONGEST = { person: 512, namespace: 512, repository: 512, address: 64, text: 200 } as const

/** Digits alone come out of a URL as a number. */
function textOf(value: unknown, maxLength: number): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' ? text.trim().slice(0, maxLength) || undefined : undefined
}

const matching = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined

/** Reads the search part of a URL; what is unknown is left out, so that an old link still opens. */
export function readUsageLogSearch(raw: Record<string, unknown>): UsageLogSearch {
  const from = matching(raw['from'], INSTANT)
  const to = matching(raw['to'], INSTANT)
  const isFixed = from !== undefined || to !== undefined
  const person = textOf(raw['person'], LONGEST.person)
  const entries = {
    range: isFixed
      ? undefined
      : USAGE_LOG_RANGES.filter((range) => range !== 'week').find((range) => range === raw['range']),
    from,
    to,
    person,
    robots: person !== undefined && raw['robots'] === true ? true : undefined,
    kinds: matching(raw['kinds'], KIND_LIST),
    groups: matching(raw['groups'], KIND_LIST),
    namespace: textOf(raw['namespace'], LONGEST.namespace),
    repository: textOf(raw['repository'], LONGEST.repository),
    address: textOf(raw['address'], LONGEST.address),
    text: textOf(raw['text'], LONGEST.text),
    chart: raw['chart'] === 'table' ? 'table' : undefined,
  } satisfies { [Key in keyof Required<UsageLogSearch>]: unknown }
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))
}

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
  const { range: _range, chart: _chart, robots, ...filter } = search
  const chosen = chosenRange(search)
  return { ...filter, ...(chosen !== 'custom' && { range: chosen }), ...(robots && { robots: 'true' as const }) }
}

/** Where the range begins, for a form that starts from it. */
export function rangeStart(search: UsageLogSearch): string | undefined {
  const chosen = chosenRange(search)
  if (chosen === 'custom') return search.from
  return `${new Date(serverNowMs() - RANGE_MS[chosen]).toISOString().slice(0, 19)}Z`
}

export const utcToday = (): string => new Date(serverNowMs()).toISOString().slice(0, 10)
