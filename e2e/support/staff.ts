import type { Role } from '@quaymaster/contracts/roles'

/** The staff accounts that every test finds, one per role. */
export const STAFF: Readonly<Record<Role, { name: string; password: string }>> = {
  administrator: { name: 'ada', password: 'harbor-lantern-nine-07' },
  'help-desk': { name: 'hugo', password: 'meadow-copper-violin-12' },
  auditor: { name: 'aiko', password: 'glacier-saffron-loom-33' },
}
