import * as z from 'zod/mini'

/**
 * How far the catalog is. `empty`: nothing was read yet. `filling`: the first pass runs. `complete`: a whole pass was made;
 * one may run again (`isReading`). `asOf` is the instant of the oldest row shown, null when there is none.
 */
export const CatalogProgress = z.object({
  state: z.enum(['empty', 'filling', 'complete']),
  isReading: z.boolean(),
  /** Rows read in the present pass, and how many are expected (of the last pass), null when nobody knows. */
  read: z.number(),
  expected: z.nullable(z.number()),
  asOf: z.nullable(z.string()),
  completedAt: z.nullable(z.string()),
  /** Why reading rests, when it does. */
  paused: z.nullable(z.enum(['unreachable', 'credential', 'bad-response', 'budget', 'registry_unconfirmed'])),
})
export type CatalogProgress = z.output<typeof CatalogProgress>
