import { ROLES } from '@quaymaster/contracts/roles'
import type { Role } from '@quaymaster/contracts/roles'
import type { Credential } from '@quaymaster/contracts/status'
import type { PolicyRow } from '../../policy/row.ts'

const everyRole = { administrator: 'full', 'help-desk': 'full', auditor: 'full' } as const
const withoutHelpDesk = { administrator: 'full', auditor: 'full' } as const

/** What of the console's own tokens each role is sent: whose they are is no business of the help desk. */
export const CREDENTIAL_FIELDS = {
  token: everyRole,
  state: everyRole,
  since: everyRole,
  account: withoutHelpDesk,
  superuserKind: withoutHelpDesk,
  fileChangedAt: withoutHelpDesk,
  isFileUsable: withoutHelpDesk,
  fileProblem: withoutHelpDesk,
  probes: withoutHelpDesk,
} as const satisfies Record<keyof Credential, Partial<Record<Role, 'full' | 'masked'>>>

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
