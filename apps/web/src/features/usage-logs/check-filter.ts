import type { UsageLogFilter } from '@quaymaster/contracts/usage-logs'
import { entriesOf } from './log-reading.ts'

/**
 * Has the server look at a filter; it may ask Quay once whether a name is there.
 * @throws {ApiError} at the field that is wrong.
 */
export async function checkFilter(filter: UsageLogFilter): Promise<void> {
  const stop = new AbortController()
  const lines = entriesOf(filter, () => 1)({ direction: 'older', limit: 1 }, stop.signal)
  // The first line comes once the filter was accepted.
  await lines[Symbol.asyncIterator]().next()
  stop.abort()
}
