import type { Role } from '@quaymaster/contracts/roles'
import type { Credential, Status, STATUS_WARNINGS } from '@quaymaster/contracts/status'
import { projectFields } from '../../policy/fields.ts'
import { CREDENTIAL_FIELDS } from './policy.ts'

type Warning = (typeof STATUS_WARNINGS)[number]

/** One of the console's tokens as this role may see it. */
export const presentCredential = (credential: Credential, role: Role): Credential =>
  projectFields(CREDENTIAL_FIELDS, credential, role, {})

/** What somebody should look at, worst first. `credentials` with everything that administrators see. */
export function findWarnings(
  status: Pick<Status, 'registry' | 'hasFullAccess' | 'describedAt' | 'console' | 'registryCheck'>,
  credentials: readonly Credential[],
): Warning[] {
  const { registry } = status
  const has = (state: Credential['state']) => credentials.some((credential) => credential.state === state)
  const reader = credentials.find(({ token }) => token === 'read')
  const warnings: Record<Warning, boolean> = {
    credential_dead: has('dead'),
    credential_suspect: has('suspect'),
    token_file_unusable: credentials.some(({ isFileUsable }) => isFileUsable === false),
    audit_unavailable: !status.console.isAuditWritable,
    registry_read_only: registry.isReadOnly,
    registry_unconfirmed: ['running', 'waiting', 'asked'].includes(status.registryCheck.state),
    no_full_access: status.describedAt !== null && !status.hasFullAccess,
    // It is meant to be the weaker of the two: a leak of it would hand out the registry.
    read_token_is_superuser: reader?.superuserKind === 'superuser',
    only_write_token: reader?.state === 'absent',
    // The demo's registry is in the same process: nothing goes over a wire.
    plain_http: registry.isPlainHttp && !registry.isDemo,
    demo: registry.isDemo,
  }
  return (Object.keys(warnings) as Warning[]).filter((warning) => warnings[warning])
}
