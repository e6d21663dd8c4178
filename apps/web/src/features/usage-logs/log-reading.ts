import { streamUsageLogs, tailUsageLogs } from '@quaymaster/contracts/usage-logs'
import type { UsageLogFilter, UsageLogLine } from '@quaymaster/contracts/usage-logs'
import { routeAddress } from '../../lib/api.ts'
import { readNdjson } from '../../lib/ndjson.ts'
import type { ReadEntries } from './log-list.ts'

/** How many calls to Quay one look for more rows may make. */
export const CALLS_BOUND = 40

/** Reads entries of this filter. `calls`: how many calls to Quay each reading may make; 0 reads what is stored. */
export const entriesOf =
  (filter: UsageLogFilter, calls: () => number): ReadEntries =>
  ({ limit, window, ...request }, signal) =>
    readNdjson<UsageLogLine>(
      routeAddress(streamUsageLogs, {
        query: { ...pinned(filter, window), ...request, limit: String(limit), calls: String(calls()) },
      }),
      signal,
    )

/** A range that ends now begins where its first page said, so that all its pages belong together. */
function pinned(filter: UsageLogFilter, window: { from: string } | undefined): UsageLogFilter {
  if (window === undefined || filter.range === undefined) return filter
  const { range: _range, ...rest } = filter
  return { ...rest, from: window.from }
}

/** Entries of this filter that arrive from now on. */
export const tailOf = (filter: UsageLogFilter, signal: AbortSignal): AsyncIterable<UsageLogLine[]> =>
  readNdjson<UsageLogLine>(routeAddress(tailUsageLogs, { query: filter }), signal)
