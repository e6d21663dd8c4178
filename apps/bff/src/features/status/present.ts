import type { Role } from '@quaymaster/contracts/roles'
import type { Credential, Status, STATUS_WARNINGS } from '@quaymaster/contracts/status'
import { CREDENTIAL_FIELDS } from './policy.ts'

type Warning = (typeof STATUS_WARNINGS)[number]

/** One of the console's tokens as this role may see it. */
export function presentCredential(credential: Credential, role: Role): Credential {
  const sees = (field: keyof typeof CREDENTIAL_FIELDS) => {
    const roles: Partial<Record<Role, 'full' | 'masked'>> = CREDENTIAL_FIELDS[field]
    return roles[role] === 'full'
  }
  const { token, state, since, account, superuserKind, fileChangedAt, isFileUsable, fileProblem, probes } = credential
  return {
    token,
    state,
    since,
    ...(sees('account') && account !== undefined ? { account } : {}),
    ...(sees('superuserKind') && superuserKind !== undefined ? { superuserKind } : {}),
    ...(sees('fileChangedAt') && fileChangedAt !== undefined ? { fileChangedAt } : {}),
    ...(sees('isFileUsable') && isFileUsable !== undefined ? { isFileUsable } : {}),
    ...(sees('fileProblem') && fileProblem !== undefined ? { fileProblem } : {}),
    ...(sees('probes') && probes !== undefined ? { probes } : {}),
  }
}

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
