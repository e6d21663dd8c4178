import type { Role } from '@quaymaster/contracts/roles'
import type { User } from '@quaymaster/contracts/users'
import type { UserRow } from '../../catalog/user-row.ts'
import { USER_FIELDS } from './policy.ts'

type Field = keyof typeof USER_FIELDS

/** How much of a field a role is sent; undefined means nothing. */
export function visibilityOf(field: Field, role: Role): 'full' | 'masked' | undefined {
  const roles: Partial<Record<Role, 'full' | 'masked'>> = USER_FIELDS[field]
  return roles[role]
}

/** A person as this role may see it: built key by key, so that what nobody thought of stays here. */
export function presentUser(row: UserRow, role: Role): User {
  const email = visibilityOf('email', role)
  return {
    name: row.name,
    ...(email === 'full' ? { email: row.email, isEmailMasked: false } : {}),
    ...(email === 'masked' ? { email: maskEmail(row.email), isEmailMasked: true } : {}),
    isEnabled: row.isEnabled,
    isVerified: row.isVerified,
    superuserKind: row.superuserKind,
    ...(visibilityOf('quota', role) === 'full' ? { quota: row.quota } : {}),
    readAt: row.readAt,
  }
}

/** `alice@example.org` as `a***@example.org`: enough to ask "is it the one at work?", too little to write to. */
export function maskEmail(email: string | null): string | null {
  if (email === null) return null
  const [local = '', ...domain] = email.split('@')
  const [first = ''] = local
  return domain.length === 1 ? `${first}***@${domain[0]}` : '***'
}
