import type { Role } from '@quaymaster/contracts/roles'
import type { PolicyRow } from '../../policy/row.ts'

/** The role of the account that the setup code makes. */
export const FIRST_ROLE: Role = 'administrator'

export const setUpPolicy: readonly PolicyRow[] = [
  { operation: 'set-up.check-code', roles: 'public', token: 'none', stepUp: 'never' },
  { operation: 'set-up.create-administrator', roles: 'public', token: 'none', stepUp: 'never' },
]
