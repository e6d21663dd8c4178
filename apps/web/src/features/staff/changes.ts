import {
  changeStaffRole,
  createStaff,
  disableStaff,
  enableStaff,
  endStaffSessions,
  resetStaffPassword,
} from '@quaymaster/contracts/staff'
import type { StaffAccount } from '@quaymaster/contracts/staff'
import type { RouteBody } from '@quaymaster/contracts/route'
import type { Role } from '@quaymaster/contracts/roles'
import type { QueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { defineChange } from '../../lib/change.ts'
import { STAFF_KEY, staffQuery } from './queries.ts'

function keepAccount(client: QueryClient, { account }: { account: StaffAccount }): void {
  client.setQueryData(staffQuery.queryKey, (known) => {
    if (known === undefined) return known
    const others = known.accounts.filter(({ name }) => name !== account.name)
    return { accounts: [...others, account].toSorted((a, b) => a.name.localeCompare(b.name)) }
  })
}

/** What one account may do to another changes with both: the list is read again after each change. */
const answered = { keep: keepAccount, invalidates: [STAFF_KEY] }

export const createStaffChange = defineChange({
  send: (body: RouteBody<typeof createStaff>) => call(createStaff, { body }),
  ...answered,
})

export const resetStaffPasswordChange = defineChange({
  send: (name: string) => call(resetStaffPassword, { params: { name } }),
  ...answered,
})

export const changeStaffRoleChange = (name: string) =>
  defineChange({ send: (role: Role) => call(changeStaffRole, { params: { name }, body: { role } }), ...answered })

export const enableStaffChange = defineChange({
  send: (name: string) => call(enableStaff, { params: { name } }),
  ...answered,
})

export const disableStaffChange = defineChange({
  send: (name: string) => call(disableStaff, { params: { name } }),
  ...answered,
})

export const endStaffSessionsChange = defineChange({
  send: (name: string) => call(endStaffSessions, { params: { name } }),
  ...answered,
})
