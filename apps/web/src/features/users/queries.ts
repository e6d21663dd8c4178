import { listUsers, readUser } from '@quaymaster/contracts/users'
import type { UserDetail } from '@quaymaster/contracts/users'
import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { hasProblemCode } from '../../lib/api-error.ts'
import { call } from '../../lib/api.ts'
import { INVENTORY_PAGE_SIZE, pageKey, progressQuery } from '../../lib/inventory-list.ts'
import { dropUser, keepUser, userKey, USERS_KEY } from './user-cache.ts'
import type { UserSearch } from './user-search.ts'

/** One page of the list, read from the inventory. */
export const usersPageQuery = (search: UserSearch, offset: number) => ({
  queryKey: pageKey(USERS_KEY, search, offset),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    call(listUsers, { query: { ...search, offset: String(offset), limit: String(INVENTORY_PAGE_SIZE) } }, { signal }),
})

export const usersProgressQuery = progressQuery(USERS_KEY, (signal) =>
  call(listUsers, { query: { limit: '1' } }, { signal }),
)

/** One person as the inventory knows them. */
export const userQuery = (name: string) =>
  queryOptions({
    queryKey: userKey(name),
    queryFn: ({ signal }) => call(readUser, { params: { name }, query: {} }, { signal }),
  })

/** The same, asked of Quay: once for each visit and each "read again", never because a window got the focus. */
export const freshUserQuery = (client: QueryClient, name: string) =>
  queryOptions({
    queryKey: [...userKey(name), 'fresh'] as const,
    queryFn: async ({ signal }) => {
      try {
        const detail = await call(readUser, { params: { name }, query: { fresh: 'true' } }, { signal })
        keepUser(client, detail)
        return detail
      } catch (error) {
        if (hasProblemCode(error, 'user_not_found')) void dropUser(client, name)
        throw error
      }
    },
    staleTime: 0,
    // Forgotten with the page, so that each visit asks once.
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** How things stand now, after an act of which nobody knows whether it was done. `null`: there is no such person. */
export async function checkUser(client: QueryClient, name: string): Promise<UserDetail | null> {
  try {
    const detail = await call(readUser, { params: { name }, query: { fresh: 'true' } })
    keepUser(client, detail)
    return detail
  } catch (error) {
    if (!hasProblemCode(error, 'user_not_found')) throw error
    await dropUser(client, name)
    return null
  }
}
