import { ROLES } from '@quaymaster/contracts/roles'
import { HIDDEN_FROM_HELP_DESK, MASKED_FOR_HELP_DESK, SEEN_BY_ALL } from '../../policy/fields.ts'
import type { FieldTable } from '../../policy/fields.ts'
import type { PolicyRow } from '../../policy/row.ts'

/** What of an entry each role is sent. A key that is missing here reaches no role. */
export const USAGE_LOG_FIELDS = {
  id: SEEN_BY_ALL,
  at: SEEN_BY_ALL,
  kind: SEEN_BY_ALL,
  subject: SEEN_BY_ALL,
  performer: SEEN_BY_ALL,
  namespace: SEEN_BY_ALL,
  repository: SEEN_BY_ALL,
  address: HIDDEN_FROM_HELP_DESK,
  country: HIDDEN_FROM_HELP_DESK,
  application: HIDDEN_FROM_HELP_DESK,
  /** Which keys of it: `usage-logs/entry/visible-metadata.ts`. */
  metadata: MASKED_FOR_HELP_DESK,
  /** Of the log store's file: it grows with what is hidden, too. */
  sizeBytes: HIDDEN_FROM_HELP_DESK,
} as const satisfies FieldTable

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
