import * as z from 'zod'

/** Quay: `/config`, recording config.json. A feature is the raw value of Quay's configuration file. */
export const WireRegistry = z.object({
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
export type WireRegistry = z.output<typeof WireRegistry>
