import type { Role } from '@quaymaster/contracts/roles'
import type { Operation } from '@quaymaster/contracts/operations'
import type { PolicyRow } from '../../policy/row.ts'

const changes: readonly Operation[] = [
  'staff.create',
  'staff.change-role',
  'staff.reset-password',
  'staff.disable',
  'staff.enable',
  'staff.end-sessions',
]

/** Who keeps the accounts of the console; one of them must always be able to sign in. */
export const KEEPER_ROLES: readonly Role[] = ['administrator']

export const staffPolicy: readonly PolicyRow[] = [
  { operation: 'staff.list', roles: ['administrator', 'auditor'], token: 'none', stepUp: 'never' },
  ...changes.map((operation): PolicyRow => ({ operation, roles: KEEPER_ROLES, token: 'none', stepUp: 'always' })),
]
