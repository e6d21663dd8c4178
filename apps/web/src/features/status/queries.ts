import { readStatus } from '@quaymaster/contracts/status'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { isRecentlyActive } from '../../lib/activity.ts'

const INTERVAL_MS = 5000

/** Asked again while somebody looks: the page shows how things stand, and asks nothing of Quay. */
export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => call(readStatus, {}, { signal }),
  refetchInterval: () => isRecentlyActive() && INTERVAL_MS,
})
