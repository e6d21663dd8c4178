import type { Actions } from '../actions.ts'

/** What can be done to a staff account. */
export const STAFF_ACTIONS = {
  changeRole: 'staff.change-role',
  resetPassword: 'staff.reset-password',
  endSessions: 'staff.end-sessions',
  enable: 'staff.enable',
  disable: 'staff.disable',
} as const satisfies Actions
