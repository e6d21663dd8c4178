import type { Role } from '@quaymaster/contracts/roles'
import type { User } from '@quaymaster/contracts/users'
import type { UserRow } from './inventory.ts'
import { projectFields, visibilityOf } from '../../policy/fields.ts'
import { maskEmail } from '../../redaction/mask-email.ts'
import { USER_FIELDS } from './policy.ts'

/** A user as this role may see it. */
export function presentUser(row: UserRow, role: Role): User {
  const isEmailMasked = visibilityOf(USER_FIELDS, 'email', role) === 'masked'
  const user = projectFields(USER_FIELDS, row, role, { email: (email) => email && maskEmail(email) })
  return { ...user, isEmailMasked }
}
