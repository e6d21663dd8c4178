import type { QuaySuperuserKind } from '../user.ts'

/** The account that the token belongs to. */
export type QuayCurrentUser = {
  name: string
  /** Known only with the scope `user:admin`. */
  email: string | undefined
  /** `none` also for a superuser whose token lacks the scope `super:user`. */
  superuserKind: QuaySuperuserKind
  /** Whether the token holds `user:admin`: the rest of the profile is shown only then. */
  hasUserAdminScope: boolean
  /** Organizations that the account is a member of. */
  organizationNames: readonly string[]
}
