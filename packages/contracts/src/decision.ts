import * as z from 'zod/mini'
import { FEATURES } from './features.ts'
import { Parameters } from './problem.ts'

/** Why something cannot be done now; each has a sentence and, where there is one, a remedy in each language. */
export type ReasonCode = (typeof FEATURES)[number]['reasons'][number]

export const REASON_CODES: readonly ReasonCode[] = FEATURES.flatMap((feature): readonly ReasonCode[] => feature.reasons)

export const Reason = z.object({ code: z.enum(REASON_CODES), params: z.optional(Parameters) })
export type Reason = z.output<typeof Reason>

/** Whether an operation may be done and, if not, why not. `needsStepUp`: a fresh proof of identity is asked for first. */
export const Decision = z.object({
  isAllowed: z.boolean(),
  needsStepUp: z.boolean(),
  reason: z.optional(Reason),
})
export type Decision = z.output<typeof Decision>
