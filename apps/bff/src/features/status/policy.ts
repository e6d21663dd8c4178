import { ROLES } from '@quaymaster/contracts/roles'
import type { Credential } from '@quaymaster/contracts/status'
import { HIDDEN_FROM_HELP_DESK, SEEN_BY_ALL } from '../../policy/fields.ts'
import type { FieldTable } from '../../policy/fields.ts'
import type { PolicyRow } from '../../policy/row.ts'

/** What of the console's own tokens each role is sent: whose they are is no business of the help desk. */
export const CREDENTIAL_FIELDS = {
  token: SEEN_BY_ALL,
  state: SEEN_BY_ALL,
  since: SEEN_BY_ALL,
  account: HIDDEN_FROM_HELP_DESK,
  superuserKind: HIDDEN_FROM_HELP_DESK,
  fileChangedAt: HIDDEN_FROM_HELP_DESK,
  isFileUsable: HIDDEN_FROM_HELP_DESK,
  fileProblem: HIDDEN_FROM_HELP_DESK,
  probes: HIDDEN_FROM_HELP_DESK,
} as const satisfies Record<keyof Credential, FieldTable[string]>

export const statusPolicy: readonly PolicyRow[] = [
  { operation: 'status.read', roles: ROLES, token: 'none', stepUp: 'never', fields: CREDENTIAL_FIELDS },
  {
    operation: 'status.probe',
    roles: ['administrator'],
    token: 'none',
    stepUp: 'never',
    fields: CREDENTIAL_FIELDS,
  },
  {
    operation: 'status.answer-registry-check',
    roles: ['administrator'],
    token: 'none',
    stepUp: 'always',
    fields: CREDENTIAL_FIELDS,
  },
]
