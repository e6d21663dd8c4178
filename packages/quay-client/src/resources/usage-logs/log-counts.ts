import { QuayHttpError } from '../../errors/http-error.ts'
import type { QuayHttp } from '../../transport/http.ts'
import { scopeAddress } from './log-scope.ts'
import type { QuayLogScope } from './log-scope.ts'
import { formatWindow, splitWindow } from './log-window.ts'
import type { QuayCallOptions } from '../../options.ts'
import { WireLogCounts, logQuery } from './wire.ts'

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
  formatWindow({ from, to })
  const sums = new Map<string, { day: string; kind: string; count: number }>()
  for (const window of splitWindow(from, to, MAX_DAYS)) {
    const found = await countWindow(http, { ...query, ...window }, options)
    if (found.isSearchUnavailable) return { counts: [], isSearchUnavailable: true }
    for (const { day, kind, count } of found.counts) {
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
  const { scope } = query
  try {
    return await http.call(
      {
        operation: 'logs.count',
        method: 'GET',
        ...scopeAddress(scope, 'aggregatelogs'),
        query: logQuery(query),
        answer: WireLogCounts,
        isAbout: ({ counts }) => counts.every(({ day }) => isInWindow(query, day)),
      },
      options,
    )
  } catch (error) {
    if (error instanceof QuayHttpError && error.status === 501) return { counts: [], isSearchUnavailable: true }
    throw error
  }
}
