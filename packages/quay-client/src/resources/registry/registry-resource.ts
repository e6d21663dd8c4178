import type { QuayCallOptions } from '../../options.ts'
import type { QuayHttp } from '../../transport/http.ts'
import { WireRegistry } from './wire.ts'

/** What the registry says about itself to everybody. */
export type QuayRegistry = {
  /** Free text, such as `Quay v3.11.0`; may be empty. */
  version: string
  title: string
  /** As configured in Quay, without scheme. */
  hostname: string | undefined
  /** `Database`, `LDAP`, `OIDC`, `JWT`, `Keystone`, `AppToken`. */
  authenticationType: string
  registryState: 'normal' | 'read-only'
  /** Every `FEATURE_X` as `X`. Read single ones through `has`. */
  features: ReadonlyMap<string, boolean>
  /** People are kept in Quay's own database: it can make them and set passwords. */
  hasOwnAccounts: boolean
  /** Superusers exist, and with them the administration of people. */
  hasSuperusers: boolean
  /** Superusers may work on what belongs to organizations of others. */
  hasFullAccess: boolean
  /** Quay sends mail: an address is required for a new person, and recovery mails exist. */
  hasMailing: boolean
  /** Quay reports what people use, and limits it. */
  hasQuotas: boolean
  /** Calls without a valid token still see what is public. */
  hasAnonymousAccess: boolean
}

export type QuayRegistryResource = {
  /** Reads Quay's `/config`. Sent without the token, and cheap for Quay: no password hash is computed. */
  describe: (options?: QuayCallOptions) => Promise<QuayRegistry>
}

export function registryResource(http: QuayHttp): QuayRegistryResource {
  return {
    async describe(options) {
      const wire = await http.call(
        { operation: 'registry.describe', method: 'GET', path: '/config', isAnonymous: true, answer: WireRegistry },
        options,
      )
      return readRegistry(wire)
    },
  }
}

function readRegistry(wire: WireRegistry): QuayRegistry {
  const features = new Map(Object.entries(wire.features).map(([name, value]) => [name, readFeature(value)]))
  const has = (name: string) => features.get(name) ?? false
  const authenticationType = wire.config.AUTHENTICATION_TYPE ?? 'Database'
  return {
    version: wire.version_number,
    title: wire.config.REGISTRY_TITLE ?? wire.config.REGISTRY_TITLE_SHORT ?? '',
    hostname: wire.config.SERVER_HOSTNAME ?? undefined,
    authenticationType,
    registryState: wire.registry_state === 'readonly' ? 'read-only' : 'normal',
    features,
    hasOwnAccounts: authenticationType === 'Database',
    hasSuperusers: has('SUPER_USERS'),
    hasFullAccess: has('SUPERUSERS_FULL_ACCESS'),
    hasMailing: has('MAILING'),
    hasQuotas: has('QUOTA_MANAGEMENT') && has('EDIT_QUOTA'),
    hasAnonymousAccess: has('ANONYMOUS_ACCESS'),
  }
}

/** A word stays a word on its way from the configuration file, and only "true" switches on (Quay: `FeatureNameValue`). */
function readFeature(value: unknown): boolean {
  return typeof value === 'string' ? value.toLowerCase() === 'true' : Boolean(value)
}
