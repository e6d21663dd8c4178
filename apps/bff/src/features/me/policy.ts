import type { PolicyRow } from '../../policy/row.ts'

export const mePolicy: readonly PolicyRow[] = [
  { operation: 'me.read', roles: 'signed-in', token: 'none', stepUp: 'never', isOpenBeforePasswordChange: true },
  { operation: 'openapi.read', roles: 'signed-in', token: 'none', stepUp: 'never' },
]
