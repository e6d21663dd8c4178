import type { InventoryProgress } from '@quaymaster/contracts/inventory'
import type { User, UserDetail, UserList } from '@quaymaster/contracts/users'
import type { QueryClient } from '@tanstack/react-query'
import { listPages, refreshList } from '../../lib/inventory-list.ts'

/** Keys follow the URLs: `['users', filter, offset]` are pages of the list, `['users', name]` is one person. */
export const USERS_KEY = ['users'] as const
export const userKey = (name: string) => [...USERS_KEY, name] as const

const pages = listPages(USERS_KEY)

/** The row of a person in any page of the list that was read, so that a detail page has something to show at once. */
export function findListedUser(client: QueryClient, name: string): User | undefined {
  return client
    .getQueriesData<UserList>(pages)
    .flatMap(([, page]) => page?.users ?? [])
    .filter((user) => user.name === name)
    .toSorted((a, b) => b.readAt.localeCompare(a.readAt))[0]
}

/** Takes over what the server said of one person: the detail and every row of the list change at once. */
export function keepUser(client: QueryClient, detail: UserDetail): void {
  const { user } = detail
  client.setQueryData(userKey(user.name), detail)
  client.setQueriesData<UserList>(pages, (page) =>
    page?.users.some(({ name }) => name === user.name) === true
      ? { ...page, users: page.users.map((row) => (row.name === user.name ? user : row)) }
      : page,
  )
}

/** A pass over all people has begun: every page of the list says so, until it is read again. */
export function keepInventoryProgress(client: QueryClient, inventory: InventoryProgress): void {
  client.setQueriesData<UserList>(pages, (page) => page && { ...page, inventory })
}

/** A person who is gone leaves the list at once, and is not offered as known any more. */
export async function dropUser(client: QueryClient, name: string): Promise<void> {
  client.removeQueries({ queryKey: userKey(name), exact: true })
  client.setQueriesData<UserList>(pages, (page) => {
    const users = page?.users.filter((row) => row.name !== name)
    if (page === undefined || users === undefined || users.length === page.users.length) return page
    return { ...page, users, matching: page.matching - 1, total: page.total - 1 }
  })
  await refreshList(client, USERS_KEY)
}
