import * as z from 'zod'
import type { QuayRegistry } from './registry.ts'

const WireConfig = z.object({
  config: z.object({
    AUTHENTICATION_TYPE: z.string().optional(),
    PREFERRED_URL_SCHEME: z.string().nullish(),
    REGISTRY_TITLE: z.string().nullish(),
    REGISTRY_TITLE_SHORT: z.string().nullish(),
    SERVER_HOSTNAME: z.string().nullish(),
  }),
  features: z.record(z.string(), z.unknown()),
  registry_state: z.string(),
  version_number: z.string(),
  account_recovery_mode: z.boolean().optional(),
})

/** Quay: `/config`, recording config.json. A feature is the raw value of Quay's configuration file. */
export const WireRegistry = WireConfig.transform(readRegistry)

function readRegistry(wire: z.output<typeof WireConfig>): QuayRegistry {
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
