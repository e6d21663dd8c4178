import type { Reason } from '@quaymaster/contracts/decision'
import type { Credential } from '@quaymaster/contracts/status'
import { isQuayHttpError } from '@quaymaster/quay-client'
import type { QuayRegistry } from '@quaymaster/quay-client'
import type { CredentialWatch } from './credential-watch.ts'

export type Probe = NonNullable<Credential['probes']>[number]

const NOT_PROBED: Probe[] = (['current-user', 'superuser-read', 'superuser-write', 'organization-read'] as const).map(
  (capability) => ({ capability, isAvailable: null, reason: { code: 'not_probed_yet' }, probedAt: null }),
)

const NOT_SUPERUSER: Reason = { code: 'credential_not_superuser' }
const FULL_ACCESS_OFF: Reason = { code: 'full_access_off' }
const WITHOUT_SCOPE: Reason = { code: 'credential_lacks_scope', params: { scope: 'super:user' } }

/** What one token turned out to be able to do. Asked by reads only: nothing in Quay changes by it. */
export class TokenProbes {
  #probes = NOT_PROBED
  #weakness: Reason = NOT_SUPERUSER

  get all(): readonly Probe[] {
    return this.#probes
  }

  /** Whether superusers' lists can be read; null while unknown. */
  get canReadAsSuperuser(): boolean | null {
    return this.#probes.find(({ capability }) => capability === 'superuser-read')?.isAvailable ?? null
  }

  /** Why the token has no superuser's rights, where it has none. */
  get weakness(): Reason {
    return this.#weakness
  }

  /** Back to knowing nothing: the token is another one. */
  reset(): void {
    this.#probes = NOT_PROBED
    this.#weakness = NOT_SUPERUSER
  }

  /**
   * Asks who the token is and reads one person as superusers do. Writing is inferred from the kind of superuser, which
   * Quay tells only to a token with `super:user`; reading organizations from that kind and full access. `other` is the
   * other token, where there is one: it may know that the account is a superuser, so that only the scope is missing.
   */
  async run(
    watch: CredentialWatch,
    other: CredentialWatch | undefined,
    registry: QuayRegistry | undefined,
    probedAt: string,
  ): Promise<void> {
    await watch.ask()
    if (watch.state !== 'live') return
    const isSuperuser = await isSuperuserByWord(watch, other)
    // Where nobody could be asked, what was known before stays.
    if (isSuperuser !== undefined) this.#weakness = isSuperuser ? WITHOUT_SCOPE : NOT_SUPERUSER
    const weakness = this.#weakness
    const [isKnown, kind] = [watch.account !== null, watch.superuserKind]
    const canRead = await canListPeople(watch)
    const readsOrganizations = kind === 'global-read-only' || (kind === 'superuser' && registry?.hasFullAccess === true)
    const findings: [Probe['capability'], boolean | null, Reason][] = [
      ['current-user', isKnown, { code: 'credential_lacks_scope', params: { scope: 'user:read' } }],
      ['superuser-read', canRead, weakness],
      ['superuser-write', isKnown ? kind === 'superuser' : null, weakness],
      ['organization-read', isKnown ? readsOrganizations : null, kind === 'none' ? weakness : FULL_ACCESS_OFF],
    ]
    this.#probes = findings.map(([capability, isAvailable, reason]) => ({
      capability,
      isAvailable,
      ...(isAvailable === false ? { reason } : {}),
      probedAt,
    }))
  }
}

/**
 * A token without `super:user` looks like that of somebody who is no superuser (recording access-current-user); undefined
 * where the other one could not be asked.
 */
async function isSuperuserByWord(
  watch: CredentialWatch,
  other: CredentialWatch | undefined,
): Promise<boolean | undefined> {
  if (watch.account === null || watch.superuserKind !== 'none' || other === undefined) return false
  try {
    return (await other.client.users.find(watch.account))?.superuserKind === 'superuser'
  } catch {
    return undefined
  }
}

async function canListPeople(watch: CredentialWatch): Promise<boolean | null> {
  try {
    await watch.client.users.list({ limit: 1 })
    return true
  } catch (error) {
    return isQuayHttpError(error, 'forbidden') ? false : null
  }
}
