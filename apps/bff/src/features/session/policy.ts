import type { PolicyRow } from '../../policy/row.ts'

export const sessionPolicy: readonly PolicyRow[] = [
  { operation: 'session.create', roles: 'public', token: 'none', stepUp: 'never' },
  {
    operation: 'session.delete',
    roles: 'signed-in',
    token: 'none',
    stepUp: 'never',
    isOpenBeforePasswordChange: true,
  },
  {
    operation: 'session.step-up',
    roles: 'signed-in',
    token: 'none',
    stepUp: 'never',
    isOpenBeforePasswordChange: true,
  },
]
