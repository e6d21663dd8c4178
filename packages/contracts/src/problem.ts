import * as z from 'zod/mini'
import { FEATURES } from './features.ts'

/** A way in which a call can fail; each has a sentence in each language. */
export type ProblemCode = (typeof FEATURES)[number]['problems'][number]

export const PROBLEM_CODES: readonly ProblemCode[] = FEATURES.flatMap(
  (feature): readonly ProblemCode[] => feature.problems,
)

export const Parameters = z.record(z.string(), z.union([z.string(), z.number()]))
export type Parameters = z.output<typeof Parameters>

/**
 * The one error body (RFC 9457, `application/problem+json`). Words are made of `code` and `params` by whoever shows it.
 * `field` is the path of the input it belongs to; `technicalDetail` is Quay's own text and reaches administrators only.
 */
export const Problem = z.object({
  type: z.string(),
  status: z.number(),
  code: z.enum(PROBLEM_CODES),
  requestId: z.string(),
  params: z.optional(Parameters),
  field: z.optional(z.string()),
  /** Further fields that are wrong, when there are several. */
  fields: z.optional(z.array(z.object({ field: z.string(), code: z.string(), params: z.optional(Parameters) }))),
  retryAfterSeconds: z.optional(z.number()),
  technicalDetail: z.optional(z.string()),
})
export type Problem = z.output<typeof Problem>
