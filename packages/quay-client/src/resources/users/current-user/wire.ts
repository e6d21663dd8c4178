import * as z from 'zod'
import { readEmail, readSuperuserKind } from '../wire.ts'
import type { QuayCurrentUser } from './current-user.ts'

/** Quay: `getLoggedInUser`. What follows `anonymous` depends on the token's scopes (identity.md 3.1). */
export const WireCurrentUser = z
  .object({
    anonymous: z.literal(false),
    username: z.string().min(1),
    email: z.string().nullish(),
    verified: z.boolean().optional(),
    is_me: z.boolean().optional(),
    super_user: z.boolean().optional(),
    global_readonly_super_user: z.boolean().optional(),
    organizations: z.array(z.object({ name: z.string() })).optional(),
  })
  .transform((wire): QuayCurrentUser => ({
    name: wire.username,
    email: readEmail(wire.email),
    superuserKind: readSuperuserKind(wire),
    hasUserAdminScope: wire.is_me === true,
    organizationNames: (wire.organizations ?? []).map((organization) => organization.name),
  }))
