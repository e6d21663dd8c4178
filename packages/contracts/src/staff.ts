import * as z from 'zod/mini'
import { defineDecisions } from './actions.ts'
import { StaffName } from './names.ts'
import { Role } from './roles.ts'
import { defineRoute } from './route.ts'
import { STAFF_ACTIONS } from './staff/actions.ts'

/** An account of the console itself; people of Quay are `User`. */
export const StaffAccount = z.object({
  name: z.string(),
  role: Role,
  isEnabled: z.boolean(),
  mustChangePassword: z.boolean(),
  createdAt: z.string(),
  lastSignInAt: z.nullable(z.string()),
  sessionCount: z.number(),
  abilities: defineDecisions(STAFF_ACTIONS),
})
export type StaffAccount = z.output<typeof StaffAccount>

const Name = z.object({ name: StaffName })
const Account = z.object({ account: StaffAccount })
/** `password` is null when the same call was made before: it was shown then and is kept nowhere. */
const AccountWithPassword = z.object({ account: StaffAccount, password: z.nullable(z.string()) })

export const listStaff = defineRoute({
  operation: 'staff.list',
  method: 'GET',
  url: '/api/staff',
  response: z.object({ accounts: z.array(StaffAccount) }),
})

/** The server makes the first password, shown once; it must be changed at the first sign-in. */
export const createStaff = defineRoute({
  operation: 'staff.create',
  method: 'POST',
  url: '/api/staff',
  body: z.strictObject({ name: StaffName, role: Role }),
  response: AccountWithPassword,
})

export const changeStaffRole = defineRoute({
  operation: 'staff.change-role',
  method: 'PUT',
  url: '/api/staff/:name/role',
  params: Name,
  body: z.strictObject({ role: Role }),
  response: Account,
})

export const resetStaffPassword = defineRoute({
  operation: 'staff.reset-password',
  method: 'PUT',
  url: '/api/staff/:name/password',
  params: Name,
  response: AccountWithPassword,
})

export const disableStaff = defineRoute({
  operation: 'staff.disable',
  method: 'POST',
  url: '/api/staff/:name/disable',
  params: Name,
  response: Account,
})

export const enableStaff = defineRoute({
  operation: 'staff.enable',
  method: 'POST',
  url: '/api/staff/:name/enable',
  params: Name,
  response: Account,
})

export const endStaffSessions = defineRoute({
  operation: 'staff.end-sessions',
  method: 'DELETE',
  url: '/api/staff/:name/sessions',
  params: Name,
  response: z.object({ account: StaffAccount, ended: z.number() }),
})
