import { QuayHttpError } from '../../errors/http-error.ts'
import type { QuayHttp } from '../../transport/http.ts'
import { scopeAddress } from './log-scope.ts'
import type { QuayLogScope } from './log-scope.ts'
import { splitWindow, windowParameters } from './log-window.ts'
import type { QuayCallOptions } from '../../options.ts'
import { WireLogCounts } from './wire.ts'

/**
 * Quay groups by day of the month and fails beyond 31 days (content.md 1.2): in 28 days none comes twice, whatever the
 * month.
 */
const MAX_DAYS = 28

export type QuayLogCountQuery = {
  scope: QuayLogScope
  /** Days in UTC, `YYYY-MM-DD`, both included. */
  from: string
  to: string
  /** Not for a repository or the registry. One that does not exist is ignored by Quay. */
  performer?: string | undefined
}

export type QuayLogCounts = {
  /** Days and kinds with entries only, by day. */
  counts: readonly { day: string; kind: string; count: number }[]
  isSearchUnavailable: boolean
}

/** Quay's own counts; see `QuayLogsResource.counts`. */
export async function readLogCounts(
  http: QuayHttp,
  query: QuayLogCountQuery,
  options?: QuayCallOptions,
): Promise<QuayLogCounts> {
  const { scope, from, to, performer } = query
  if (performer !== undefined && scope.kind !== 'organization') {
    throw new TypeError('Quay counts by performer for organizations only')
  }
  windowParameters({ from, to })
  const sums = new Map<string, { day: string; kind: string; count: number }>()
  for (const window of splitWindow(from, to, MAX_DAYS)) {
    const wire = await countWindow(http, { ...query, ...window }, options)
    if (wire.search_unavailable === true) return { counts: [], isSearchUnavailable: true }
    for (const { kind, count, datetime } of wire.aggregated) {
      const day = datetime.slice(0, 10)
      const sum = sums.get(`${day} ${kind}`)
      if (sum === undefined) sums.set(`${day} ${kind}`, { day, kind, count })
      else sum.count += count
    }
  }
  const counts = [...sums.values()].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return { counts, isSearchUnavailable: false }
}

const isInWindow = ({ from, to }: QuayLogCountQuery, day: string): boolean => day >= from && day <= to

async function countWindow(
  http: QuayHttp,
  query: QuayLogCountQuery,
  options?: QuayCallOptions,
): Promise<WireLogCounts> {
  const { scope, performer } = query
  try {
    return await http.call(
      {
        operation: 'logs.count',
        method: 'GET',
        ...scopeAddress(scope, 'aggregatelogs'),
        query: { ...windowParameters(query), ...(performer === undefined ? {} : { performer }) },
        answer: WireLogCounts,
        isAbout: ({ aggregated }) => aggregated.every(({ datetime }) => isInWindow(query, datetime.slice(0, 10))),
      },
      options,
    )
  } catch (error) {
    if (error instanceof QuayHttpError && error.status === 501) return { aggregated: [], search_unavailable: true }
    throw error
  }
}
