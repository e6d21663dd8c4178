import type { Operation } from '@quaymaster/contracts/operations'
import type { Role } from '@quaymaster/contracts/roles'
import type { Command } from '../../lib/commands.ts'

/** The pages of the navigation, in its order; `operation` is what opening one takes. */
export const PAGES = [
  { key: 'users', to: '/users', operation: 'user.list', command: 'go-users', group: 'registry' },
  {
    key: 'usageLogs',
    to: '/usage-logs',
    operation: 'usage-log.list',
    command: 'go-usage-logs',
    group: 'registry',
  },
  { key: 'status', to: '/status', operation: 'status.read', command: 'go-status', group: 'registry' },
  { key: 'staff', to: '/settings/staff', operation: 'staff.list', command: 'go-staff', group: 'console' },
  { key: 'account', to: '/account', operation: 'account.read', command: 'go-account', group: 'console' },
] as const satisfies readonly {
  key: string
  to: string
  operation: Operation
  command: Command
  group: 'registry' | 'console'
}[]

export type PageKey = (typeof PAGES)[number]['key']

/** Which built-in roles open a page, for the sentence of who could. */
export const PAGE_ROLES: Record<PageKey, readonly Role[]> = {
  users: ['administrator', 'help-desk', 'auditor'],
  usageLogs: ['administrator', 'help-desk', 'auditor'],
  status: ['administrator', 'help-desk', 'auditor'],
  staff: ['administrator', 'auditor'],
  account: ['administrator', 'help-desk', 'auditor'],
}
