import type { PolicyRow } from '../../policy/row.ts'

/** The ticket is the right; whoever made it was checked, and is checked again by the kind of file. */
export const downloadsPolicy: readonly PolicyRow[] = [
  { operation: 'download.read', roles: 'signed-in', token: 'none', stepUp: 'never' },
]
