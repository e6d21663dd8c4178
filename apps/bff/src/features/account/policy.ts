import type { PolicyRow } from '../../policy/row.ts'

export const accountPolicy: readonly PolicyRow[] = [
  { operation: 'account.read', roles: 'signed-in', token: 'none', stepUp: 'never', isOpenBeforePasswordChange: true },
  {
    operation: 'account.change-password',
    roles: 'signed-in',
    token: 'none',
    // The present password is part of the request: that is the proof.
    stepUp: 'never',
    isOpenBeforePasswordChange: true,
  },
  { operation: 'account.end-session', roles: 'signed-in', token: 'none', stepUp: 'never' },
]
