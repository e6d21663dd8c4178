import type { Role } from '@quaymaster/contracts/roles'
import type { User } from '@quaymaster/contracts/users'
import { findBlockers } from '../../policy/action-rules.ts'
import { projectFields, visibilityOf } from '../../policy/fields.ts'
import { maskEmail } from '../../redaction/mask-email.ts'
import { USER_RULES } from './action-rules.ts'
import type { TargetContext } from './action-rules.ts'
import type { UserRow } from './inventory.ts'
import { USER_FIELDS } from './policy.ts'

/** A user as this role may see it, with what is in the way of each action. */
export function presentUser(target: TargetContext & { user: UserRow }, role: Role): User {
  return {
    ...projectFields(USER_FIELDS, target.user, role, { email: (email) => email && maskEmail(email) }),
    isEmailMasked: visibilityOf(USER_FIELDS, 'email', role) === 'masked',
    blockers: findBlockers(USER_RULES, role, target),
  }
}
