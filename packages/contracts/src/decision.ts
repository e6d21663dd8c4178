import * as z from 'zod/mini'
import { Parameters } from './problem.ts'

/** Why something cannot be done now; each has a sentence and, where there is one, a remedy in each language. */
export const REASON_CODES = [
  'role_lacks',
  'password_change_required',
  'target_is_superuser',
  'target_is_read_only_superuser',
  'target_is_console_account',
  'target_holds_console_token',
  'target_is_disabled',
  'target_is_enabled',
  'target_has_no_email',
  'target_is_own_account',
  'target_is_last_administrator',
  'name_not_actionable',
  'accounts_external',
  'mail_off',
  'registry_read_only',
  'registry_unsupported',
  'credential_absent',
  'credential_dead',
  'credential_not_superuser',
  'credential_lacks_scope',
  'full_access_off',
  'not_probed_yet',
] as const

export type ReasonCode = (typeof REASON_CODES)[number]

export const Reason = z.object({ code: z.enum(REASON_CODES), params: z.optional(Parameters) })
export type Reason = z.output<typeof Reason>

/** Whether an operation may be done and, if not, why not. `needsStepUp`: a fresh proof of identity is asked for first. */
export const Decision = z.object({
  isAllowed: z.boolean(),
  needsStepUp: z.boolean(),
  reason: z.optional(Reason),
})
export type Decision = z.output<typeof Decision>
