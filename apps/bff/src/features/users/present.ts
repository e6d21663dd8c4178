import type { Role } from '@quaymaster/contracts/roles'
import type { User } from '@quaymaster/contracts/users'
import type { UserRow } from './inventory.ts'
import { maskEmail } from '../../redaction/mask-email.ts'
import { USER_FIELDS } from './policy.ts'

type Field = keyof typeof USER_FIELDS

/** How much of a field a role is sent; undefined means nothing. */
export function visibilityOf(field: Field, role: Role): 'full' | 'masked' | undefined {
  const roles: Partial<Record<Role, 'full' | 'masked'>> = USER_FIELDS[field]
  return roles[role]
}

/** A person as this role may see it: built key by key, so that what nobody thought of stays here. */
export function presentUser(row: UserRow, role: Role): User {
  const { name, isEnabled, isVerified, superuserKind, readAt } = row
  const user: User = { name, isEnabled, isVerified, superuserKind, readAt }
  const email = visibilityOf('email', role)
  if (email !== undefined) {
    user.email = email === 'full' || row.email === null ? row.email : maskEmail(row.email)
    user.isEmailMasked = email === 'masked'
  }
  if (visibilityOf('quota', role) === 'full') user.quota = row.quota
  return user
}
