import { changeOwnPassword, endOwnSession, readAccount } from '@quaymaster/contracts/staff'
import type { RouteBody } from '@quaymaster/contracts/route'
import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { meQuery } from '../../lib/me.ts'

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => call(readAccount, {}, { signal }),
})

/** Not kept by the query client, whose cache would hold both passwords. Returns how many other sessions ended. */
export async function changeOwnPasswordOnce(
  client: QueryClient,
  body: RouteBody<typeof changeOwnPassword>,
): Promise<number> {
  const { endedSessions } = await call(changeOwnPassword, { body })
  await client.invalidateQueries({ queryKey: meQuery.queryKey })
  void client.invalidateQueries({ queryKey: accountQuery.queryKey })
  return endedSessions
}

export async function endSession(client: QueryClient, id: string): Promise<void> {
  try {
    await call(endOwnSession, { params: { id } })
  } finally {
    await client.invalidateQueries({ queryKey: accountQuery.queryKey })
  }
}
