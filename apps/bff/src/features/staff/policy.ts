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

export const staffPolicy: readonly PolicyRow[] = [
  { operation: 'staff.list', roles: ['administrator', 'auditor'], token: 'none', stepUp: 'never' },
  ...changes.map((operation): PolicyRow => ({ operation, roles: ['administrator'], token: 'none', stepUp: 'always' })),
]
