import * as z from 'zod/mini'

const Tally = z.object({ comparable: z.number(), found: z.number() })

/**
 * What a check came to. `same_registry`: everything stored was kept; `other_registry`: the log store was set aside and
 * the users are read anew; `registry_restored`: the same registry without the newest stored entries, as after a restored
 * backup: the log store was set aside.
 */
export const RegistryDecision = z.object({
  verdict: z.enum(['same_registry', 'other_registry', 'registry_restored']),
  by: z.enum(['entries', 'users', 'administrator']),
  at: z.string(),
  entries: Tally,
  users: Tally,
})
export type RegistryDecision = z.output<typeof RegistryDecision>

/** What a check waits for: a call that fails or is refused says nothing of the registry. */
export const REGISTRY_CHECK_WAITS = ['unreachable', 'credential', 'not_allowed', 'store'] as const

/**
 * Whether what is stored belongs to the registry that answers now. Until it is `confirmed` nothing is stored, and what is
 * stored stays visible. `asked`: neither entries nor users decide, an administrator does.
 */
export const RegistryCheckStatus = z.object({
  state: z.enum(['starting', 'confirmed', 'running', 'waiting', 'asked']),
  /** Names the question while it is asked; null else. */
  checkId: z.nullable(z.string()),
  /** Why the check began; null without one. */
  trigger: z.nullable(z.enum(['connection_changed', 'entries_missing'])),
  step: z.enum(['days', 'users']),
  /** How many days, or users, were compared, and of how many. */
  done: z.number(),
  total: z.number(),
  entries: Tally,
  users: Tally,
  waitingFor: z.nullable(z.enum(REGISTRY_CHECK_WAITS)),
  lastDecision: z.nullable(RegistryDecision),
})
export type RegistryCheckStatus = z.output<typeof RegistryCheckStatus>
