import type { Reason } from '@quaymaster/contracts/decision'
import type { CREDENTIAL_STATES } from '@quaymaster/contracts/status'
import type { SuperuserKind } from '@quaymaster/contracts/registry'
import type { QuayRegistry } from '@quaymaster/quay-client'
import type { Needs } from './needs.ts'

export type CredentialState = (typeof CREDENTIAL_STATES)[number]

/** What is known about the token that an operation would use. */
export type TokenKnowledge = {
  state: CredentialState
  superuserKind: SuperuserKind | null
  /** Whether Quay let the token read what superusers read; null before the first probe. */
  canReadAsSuperuser: boolean | null
  /** Why it has no superuser's rights, where it has none. */
  weakness: Reason | undefined
}

/** Why an operation cannot be done with this Quay and these tokens, whoever asks; undefined where nothing is in the way. */
export function findBlocker(
  needs: Needs,
  token: TokenKnowledge,
  registry: QuayRegistry | undefined,
): Reason | undefined {
  if (needs.token === 'none') return undefined
  if (registry !== undefined && !registry.hasSuperusers) return { code: 'registry_unsupported' }
  return blockerOfToken(needs, token) ?? (registry && blockerOfRegistry(needs, registry))
}

function blockerOfToken(needs: Needs, token: TokenKnowledge): Reason | undefined {
  const { token: kind } = needs
  if (token.state === 'absent') return { code: 'credential_absent' }
  if (needs.servesFromStore === true) return undefined
  if (token.state === 'dead' || token.state === 'suspect') return { code: 'credential_dead' }
  if (kind === 'write' && token.superuserKind !== null && token.superuserKind !== 'superuser') {
    return token.weakness ?? { code: 'credential_not_superuser' }
  }
  if (token.canReadAsSuperuser === false) return token.weakness ?? { code: 'credential_not_superuser' }
  if (kind === 'write' && token.state === 'live' && token.superuserKind === null) {
    return { code: 'credential_lacks_scope', params: { scope: 'user:read' } }
  }
  return undefined
}

function blockerOfRegistry(needs: Needs, registry: QuayRegistry): Reason | undefined {
  if (needs.token === 'write' && registry.registryState === 'read-only') return { code: 'registry_read_only' }
  if (needs.needs?.includes('database-accounts') === true && !registry.hasOwnAccounts) {
    return { code: 'accounts_external', params: { type: registry.authenticationType } }
  }
  if (needs.needs?.includes('mail') === true && !registry.hasMailing) return { code: 'mail_off' }
  return undefined
}
