import * as z from 'zod'

/** Quay: `getLoggedInUser`. What follows `anonymous` depends on the token's scopes (identity.md 3.1). */
export const WireCurrentUser = z.object({
  anonymous: z.literal(false),
  username: z.string().min(1),
  email: z.string().nullish(),
  verified: z.boolean().optional(),
  is_me: z.boolean().optional(),
  super_user: z.boolean().optional(),
  global_readonly_super_user: z.boolean().optional(),
  organizations: z.array(z.object({ name: z.string() })).optional(),
})
export type WireCurrentUser = z.output<typeof WireCurrentUser>
