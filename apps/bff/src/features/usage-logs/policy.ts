import { ROLES } from '@quaymaster/contracts/roles'
import type { Role } from '@quaymaster/contracts/roles'
import type { PolicyRow } from '../../policy/row.ts'

const everyRole = { administrator: 'full', 'help-desk': 'full', auditor: 'full' } as const
const withoutHelpDesk = { administrator: 'full', auditor: 'full' } as const

/** What of an entry each role is sent. A key that is missing here reaches no role. */
export const USAGE_LOG_FIELDS = {
  id: everyRole,
  at: everyRole,
  kind: everyRole,
  subject: everyRole,
  performer: everyRole,
  namespace: everyRole,
  repository: everyRole,
  address: withoutHelpDesk,
  country: withoutHelpDesk,
  application: withoutHelpDesk,
  /** Which keys of it: `usage-logs/entry/visible-metadata.ts`. */
  metadata: everyRole,
  /** Of the log store's file: it grows with what is hidden, too. */
  sizeBytes: withoutHelpDesk,
} as const satisfies Record<string, Partial<Record<Role, 'full'>>>

const read = {
  roles: ROLES,
  token: 'read',
  stepUp: 'never',
  fields: USAGE_LOG_FIELDS,
  servesFromStore: true,
} as const

const withoutDesk = ['administrator', 'auditor'] as const

export const usageLogsPolicy: readonly PolicyRow[] = [
  { operation: 'usage-log.list', ...read },
  { operation: 'usage-log.tail', ...read },
  { operation: 'usage-log.read', ...read },
  { operation: 'usage-log.chart', ...read },
  { operation: 'usage-log.coverage', ...read },
  { operation: 'usage-log.user-activity', ...read },
  { operation: 'usage-log.fill', roles: withoutDesk, token: 'read', stepUp: 'never' },
  { operation: 'usage-log.restore-file', roles: ['administrator'], token: 'none', stepUp: 'always' },
  { operation: 'usage-log.export', ...read, roles: withoutDesk, stepUp: 'always' },
  { operation: 'usage-log.quay-export', roles: ['administrator'], token: 'write', stepUp: 'always' },
]
