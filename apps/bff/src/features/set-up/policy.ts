import type { PolicyRow } from '../../policy/row.ts'

export const setUpPolicy: readonly PolicyRow[] = [
  { operation: 'set-up.check-code', roles: 'public', token: 'none', stepUp: 'never' },
  { operation: 'set-up.create-administrator', roles: 'public', token: 'none', stepUp: 'never' },
]
