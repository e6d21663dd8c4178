import {
  changeStaffRole,
  createStaff,
  disableStaff,
  enableStaff,
  endStaffSessions,
  listStaff,
  resetStaffPassword,
} from '@quaymaster/contracts/staff'
import type { StaffAccount } from '@quaymaster/contracts/staff'
import type { RouteBody, RouteResponse } from '@quaymaster/contracts/route'
import type { Role } from '@quaymaster/contracts/roles'
import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

const STAFF_KEY = ['staff'] as const

export const staffQuery = queryOptions({
  queryKey: STAFF_KEY,
  queryFn: ({ signal }) => call(listStaff, {}, { signal }),
})

function keepAccount(client: QueryClient, account: StaffAccount): void {
  client.setQueryData(staffQuery.queryKey, (known) => {
    if (known === undefined) return known
    const others = known.accounts.filter(({ name }) => name !== account.name)
    return { accounts: [...others, account].toSorted((a, b) => a.name.localeCompare(b.name)) }
  })
  // What one account may do to another changes with both.
  void client.invalidateQueries({ queryKey: STAFF_KEY })
}

/** Not kept by the query client, whose cache would hold the password. */
export async function createStaffOnce(
  client: QueryClient,
  body: RouteBody<typeof createStaff>,
): Promise<RouteResponse<typeof createStaff>> {
  const answer = await call(createStaff, { body })
  keepAccount(client, answer.account)
  return answer
}

/** Not kept by the query client, whose cache would hold the password. */
export async function resetStaffPasswordOnce(client: QueryClient, name: string) {
  const answer = await call(resetStaffPassword, { params: { name } })
  keepAccount(client, answer.account)
  return answer
}

export async function changeRoleOf(client: QueryClient, name: string, role: Role): Promise<void> {
  keepAccount(client, (await call(changeStaffRole, { params: { name }, body: { role } })).account)
}

export async function switchAccount(client: QueryClient, act: 'enable' | 'disable', name: string): Promise<void> {
  const contract = act === 'enable' ? enableStaff : disableStaff
  keepAccount(client, (await call(contract, { params: { name } })).account)
}

/** How many sessions were ended. */
export async function endSessionsOf(client: QueryClient, name: string): Promise<number> {
  const { account, ended } = await call(endStaffSessions, { params: { name } })
  keepAccount(client, account)
  return ended
}
