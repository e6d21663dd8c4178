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

/** What one token turned out to be able to do. Asked by reads only: nothing in Quay changes by it. */
export class TokenProbes {
  #probes = NOT_PROBED

  get all(): readonly Probe[] {
    return this.#probes
  }

  /** Whether superusers' lists can be read; null while unknown. */
  get canReadAsSuperuser(): boolean | null {
    return this.#probes.find(({ capability }) => capability === 'superuser-read')?.isAvailable ?? null
  }

  /** Back to knowing nothing: the token is another one. */
  reset(): void {
    this.#probes = NOT_PROBED
  }

  /**
   * Asks who the token is and reads one person as superusers do. Writing is inferred from the kind of superuser, which
   * Quay tells only to a token with `super:user`; reading organizations from that kind and full access.
   */
  async run(watch: CredentialWatch, registry: QuayRegistry | undefined, probedAt: string): Promise<void> {
    await watch.ask()
    if (watch.state !== 'live') return
    const [isKnown, kind] = [watch.account !== null, watch.superuserKind]
    const canRead = await canListPeople(watch)
    const readsOrganizations = kind === 'global-read-only' || (kind === 'superuser' && registry?.hasFullAccess === true)
    const findings: [Probe['capability'], boolean | null, Reason | undefined][] = [
      ['current-user', isKnown, { code: 'credential_lacks_scope', params: { scope: 'user:read' } }],
      ['superuser-read', canRead, NOT_SUPERUSER],
      ['superuser-write', isKnown ? kind === 'superuser' : null, NOT_SUPERUSER],
      ['organization-read', isKnown ? readsOrganizations : null, kind === 'none' ? NOT_SUPERUSER : undefined],
    ]
    this.#probes = findings.map(([capability, isAvailable, reason]) => ({
      capability,
      isAvailable,
      ...(isAvailable === false && reason !== undefined ? { reason } : {}),
      probedAt,
    }))
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
