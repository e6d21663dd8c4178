import type { QuayCallOptions } from '../../../options.ts'
import type { QuayHttp } from '../../../transport/http.ts'
import type { QuayCurrentUser } from './current-user.ts'
import { WireCurrentUser } from './wire.ts'

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
      return await http.call(
        { operation: 'current-user.get', method: 'GET', path: '/api/v1/user/', answer: WireCurrentUser },
        options,
      )
    },
  }
}
