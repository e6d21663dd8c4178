import type { Decision } from '@quaymaster/contracts/decision'
import { readMe } from '@quaymaster/contracts/me'
import type { Me } from '@quaymaster/contracts/me'
import type { Operation } from '@quaymaster/contracts/operations'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { isRecentlyActive } from './activity.ts'
import { call } from './api.ts'
import { ME_KEY } from './query-client.ts'

const LIVE_INTERVAL_MS = 15_000
const TROUBLED_INTERVAL_MS = 4000

/** Asked again more often while the registry is in trouble, and not at all while nobody is there: idle sessions must end. */
export const meQuery = queryOptions({
  queryKey: ME_KEY,
  queryFn: ({ signal }) => call(readMe, {}, { signal, timeoutMs: 10_000 }),
  staleTime: 10_000,
  gcTime: Infinity,
  refetchInterval: (query) => {
    if (!isRecentlyActive()) return false
    const isTroubled = query.state.status === 'error' || query.state.data?.registry.state !== 'live'
    return isTroubled ? TROUBLED_INTERVAL_MS : LIVE_INTERVAL_MS
  },
})

export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

const ABSENT: Decision = { isAllowed: false, needsStepUp: false, reason: { code: 'role_lacks' } }

/** What this role may do here and now; an operation that the role does not know is not allowed. */
export const decisionFor = (me: Me, operation: Operation): Decision => me.capabilities[operation] ?? ABSENT

/** Whether the answers of an operation carry a field for this role. */
export const useSeesField = (operation: Operation, field: string): boolean =>
  useMe().hiddenFields[operation]?.includes(field) !== true

export function useDecision(operation: Operation): Decision {
  return decisionFor(useMe(), operation)
}
