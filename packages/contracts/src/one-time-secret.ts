import * as z from 'zod/mini'

/**
 * A password or token that exists in this one answer only. `already-shown`: the same call was made before. `lost`: Quay made
 * it but its answer never came (`answer_lost`) or was an error about mail (`mail_not_sent`). `typed`: chosen by the operator.
 */
export const OneTimeSecret = z.discriminatedUnion('state', [
  z.object({ state: z.literal('shown'), value: z.string() }),
  z.object({ state: z.literal('already-shown') }),
  z.object({ state: z.literal('typed') }),
  z.object({ state: z.literal('lost'), reason: z.enum(['mail_not_sent', 'answer_lost']) }),
])
export type OneTimeSecret = z.output<typeof OneTimeSecret>
