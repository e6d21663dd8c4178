import { ROLES } from '@quaymaster/contracts/roles'
import type { User } from '@quaymaster/contracts/users'
import { HIDDEN_FROM_HELP_DESK, MASKED_FOR_HELP_DESK, SEEN_BY_ALL } from '../../policy/fields.ts'
import type { FieldTable } from '../../policy/fields.ts'
import type { PolicyRow } from '../../policy/row.ts'

/** What of a person each role is sent. A key that is missing here reaches nobody. */
export const USER_FIELDS = {
  name: SEEN_BY_ALL,
  email: MASKED_FOR_HELP_DESK,
  isEnabled: SEEN_BY_ALL,
  isVerified: SEEN_BY_ALL,
  superuserKind: SEEN_BY_ALL,
  quota: HIDDEN_FROM_HELP_DESK,
  readAt: SEEN_BY_ALL,
} as const satisfies Record<Exclude<keyof User, 'isEmailMasked' | 'blockers'>, FieldTable[string]>

const read = {
  roles: ROLES,
  token: 'read',
  stepUp: 'never',
  fields: USER_FIELDS,
  servesFromStore: true,
} as const

export const usersPolicy: readonly PolicyRow[] = [
  { operation: 'user.list', ...read },
  { operation: 'user.read', ...read },
  { operation: 'user.read-again', roles: ROLES, token: 'read', stepUp: 'never' },
  {
    operation: 'user.create',
    roles: ['administrator'],
    token: 'write',
    stepUp: 'never',
    needs: ['database-accounts'],
    fields: USER_FIELDS,
  },
  {
    operation: 'user.enable',
    roles: ['administrator', 'help-desk'],
    token: 'write',
    stepUp: ['help-desk'],
    fields: USER_FIELDS,
  },
  { operation: 'user.disable', roles: ['administrator'], token: 'write', stepUp: 'never', fields: USER_FIELDS },
  {
    operation: 'user.change-email',
    roles: ['administrator'],
    token: 'write',
    stepUp: 'always',
    needs: ['database-accounts'],
    fields: USER_FIELDS,
  },
  {
    operation: 'user.set-password',
    roles: ['administrator', 'help-desk'],
    token: 'write',
    stepUp: 'always',
    needs: ['database-accounts'],
    fields: USER_FIELDS,
  },
  {
    operation: 'user.send-recovery-mail',
    roles: ['administrator', 'help-desk'],
    token: 'write',
    stepUp: ['help-desk'],
    needs: ['database-accounts', 'mail'],
    fields: USER_FIELDS,
  },
  {
    operation: 'user.export',
    roles: ['administrator', 'auditor'],
    token: 'none',
    stepUp: 'always',
    fields: USER_FIELDS,
  },
  { operation: 'user.delete', roles: ['administrator'], token: 'write', stepUp: 'always' },
]
