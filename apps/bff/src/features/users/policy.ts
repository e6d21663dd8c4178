import type { Reason } from '@quaymaster/contracts/decision'
import { QUAY_NAME_MAX_LENGTH, QUAY_NAME_MIN_LENGTH, QUAY_NAME_PATTERN } from '@quaymaster/contracts/names'
import type { Operation } from '@quaymaster/contracts/operations'
import { ROLES } from '@quaymaster/contracts/roles'
import type { Role } from '@quaymaster/contracts/roles'
import type { User } from '@quaymaster/contracts/users'
import { HIDDEN_FROM_HELP_DESK, MASKED_FOR_HELP_DESK, SEEN_BY_ALL } from '../../policy/fields.ts'
import type { FieldTable } from '../../policy/fields.ts'
import type { PolicyRow } from '../../policy/row.ts'
import type { UserRow } from './inventory.ts'

/** What of a person each role is sent. A key that is missing here reaches nobody. */
export const USER_FIELDS = {
  name: SEEN_BY_ALL,
  email: MASKED_FOR_HELP_DESK,
  isEnabled: SEEN_BY_ALL,
  isVerified: SEEN_BY_ALL,
  superuserKind: SEEN_BY_ALL,
  quota: HIDDEN_FROM_HELP_DESK,
  readAt: SEEN_BY_ALL,
} as const satisfies Record<Exclude<keyof User, 'isEmailMasked'>, FieldTable[string]>

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

export type UserOperation = Extract<
  Operation,
  'user.enable' | 'user.disable' | 'user.change-email' | 'user.set-password' | 'user.send-recovery-mail' | 'user.delete'
>

/** What the decision about one person looks at. */
export type TargetContext = {
  user: Pick<UserRow, 'name' | 'email' | 'isEnabled' | 'superuserKind'>
  /** One of the console's own tokens belongs to this person. */
  isConsoleAccount: boolean
}

/**
 * Why this person is out of reach for the role, or Quay would refuse or do nothing. Guards the route and disables the
 * button, so that the two never differ.
 */
export function blockReason(operation: UserOperation, role: Role, target: TargetContext): Reason | undefined {
  const { user, isConsoleAccount } = target
  if (!isActionable(user.name)) return { code: 'name_not_actionable' }
  if (user.superuserKind === 'superuser') return { code: 'target_is_superuser' }
  if (role !== 'administrator') {
    if (user.superuserKind === 'global-read-only') return { code: 'target_is_read_only_superuser' }
    if (isConsoleAccount) return { code: 'target_is_console_account' }
  }
  // The act would be the console's last: its token dies with the account, and no Undo gets through.
  if (isConsoleAccount && (operation === 'user.disable' || operation === 'user.delete')) {
    return { code: 'target_holds_console_token' }
  }
  // Quay answers 204 to this one, and does nothing (recording users-delete).
  if (operation === 'user.delete' && !user.isEnabled) return { code: 'target_is_disabled' }
  if (operation === 'user.send-recovery-mail' && user.email === null) return { code: 'target_has_no_email' }
  return undefined
}

/** Why there is nothing to do. A page offers it not; a call that comes all the same is answered with how things are. */
export function noopReason(operation: UserOperation, user: Pick<UserRow, 'isEnabled'>): Reason | undefined {
  if (operation === 'user.enable' && user.isEnabled) return { code: 'target_is_enabled' }
  if (operation === 'user.disable' && !user.isEnabled) return { code: 'target_is_disabled' }
  return undefined
}

/** Names from before Quay's present rules are shown; what acts on them could act on something else. */
function isActionable(name: string): boolean {
  return name.length >= QUAY_NAME_MIN_LENGTH && name.length <= QUAY_NAME_MAX_LENGTH && QUAY_NAME_PATTERN.test(name)
}
