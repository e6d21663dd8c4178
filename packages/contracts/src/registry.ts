import * as z from 'zod/mini'

export const AUTHENTICATION_TYPES = ['Database', 'LDAP', 'JWT', 'Keystone', 'OIDC', 'AppToken', 'unknown'] as const

/** What an account of Quay may do by Quay's own configuration. */
export const SUPERUSER_KINDS = ['none', 'superuser', 'global-read-only'] as const
export type SuperuserKind = (typeof SUPERUSER_KINDS)[number]

/**
 * How the registry answers us. `credential-suspect` and `credential-dead`: no answer of Quay is passed on, since a dead
 * token turns into an anonymous caller. `starting`: nothing has been asked yet.
 */
export const REGISTRY_STATES = [
  'starting',
  'live',
  'slow',
  'unreachable',
  'bad-response',
  'credential-suspect',
  'credential-dead',
] as const

/** What every page shows of the registry. */
export const RegistrySummary = z.object({
  host: z.string(),
  title: z.string(),
  isDemo: z.boolean(),
  isReadOnly: z.boolean(),
  /** True where the console holds no token that can change anything. */
  isConsoleReadOnly: z.boolean(),
  isPlainHttp: z.boolean(),
  state: z.enum(REGISTRY_STATES),
  /** Since when it is in this state. */
  since: z.string(),
  authenticationType: z.enum(AUTHENTICATION_TYPES),
  isMailOn: z.boolean(),
  hasQuota: z.boolean(),
})
export type RegistrySummary = z.output<typeof RegistrySummary>
