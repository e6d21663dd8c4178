import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isPassing } from './api-error.ts'

/** Who is signed in, and how the registry is. */
export const ME_KEY = ['me'] as const
const MAX_RETRIES = 2
const RECOVERY_INTERVAL_MS = 5000

/** Doubles from half a second, and never waits longer than eight. */
export const retryDelayMs = (attempt: number): number => Math.min(500 * 2 ** attempt, 8000)

/** A read that failed for a passing reason is tried again at once; after that it recovers by itself, slowly. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => failures < MAX_RETRIES && isPassing(error),
        retryDelay: retryDelayMs,
        refetchInterval: (query) => (isPassing(query.state.error) ? RECOVERY_INTERVAL_MS : false),
        networkMode: 'always',
      },
    },
    // A page learned of trouble first: the shell looks at once, and says it on every page.
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== ME_KEY[0] && isPassing(error)) void client.invalidateQueries({ queryKey: ME_KEY })
      },
    }),
  })
  return client
}
