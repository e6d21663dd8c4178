import { readEmail, readSuperuserKind } from '../users/user.ts'
import type { QuaySuperuserKind } from '../users/user.ts'
import type { QuayCallOptions } from '../../options.ts'
import type { QuayHttp } from '../../transport/http.ts'
import { WireCurrentUser } from './wire.ts'

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

export type QuayCurrentUserResource = {
  /**
   * Quay: `getLoggedInUser`.
   * @throws {QuayHttpError} `invalid-token` for a dead token, and also for one without `user:read`: see `canary`.
   */
  get: (options?: QuayCallOptions) => Promise<QuayCurrentUser>
}

export function currentUserResource(http: QuayHttp): QuayCurrentUserResource {
  return {
    async get(options) {
      const wire = await http.call(
        { operation: 'current-user.get', method: 'GET', path: '/api/v1/user/', answer: WireCurrentUser },
        options,
      )
      return readCurrentUser(wire)
    },
  }
}

function readCurrentUser(wire: WireCurrentUser): QuayCurrentUser {
  return {
    name: wire.username,
    email: readEmail(wire.email),
    superuserKind: readSuperuserKind(wire),
    hasUserAdminScope: wire.is_me === true,
    organizationNames: (wire.organizations ?? []).map((organization) => organization.name),
  }
}
