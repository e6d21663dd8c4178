import * as z from 'zod/mini'

/** What is read in the background and kept. */
export const INVENTORY_KINDS = ['users'] as const

/**
 * How far the inventory of one kind is. `empty`: nothing was read yet. `filling`: it is read for the first time.
 * `complete`: everything was read; it may be read again just now (`isReading`). `asOf` is the instant of the oldest row
 * shown, null when there is none.
 */
export const InventoryProgress = z.object({
  state: z.enum(['empty', 'filling', 'complete']),
  isReading: z.boolean(),
  /**
   * Rows read in the present run, and how many are expected (of the last run), null when nobody knows. Of a kind that has a
   * list below each of its parents, such as teams: of how many parents the list was read.
   */
  read: z.number(),
  expected: z.nullable(z.number()),
  asOf: z.nullable(z.string()),
  /** When everything was known last. */
  completedAt: z.nullable(z.string()),
  /** Why background reads are paused, when they are. */
  paused: z.nullable(z.enum(['unreachable', 'credential', 'bad_response', 'budget', 'registry_unconfirmed'])),
})
export type InventoryProgress = z.output<typeof InventoryProgress>

/** The same with its kind, where several stand side by side. */
export const KindProgress = z.extend(InventoryProgress, { kind: z.enum(INVENTORY_KINDS) })
