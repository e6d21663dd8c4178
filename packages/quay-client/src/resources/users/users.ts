import { assertSingleLine } from '../../transport/names.ts'
import type { QuayCallOptions } from '../../options.ts'
import type { QuayHttp } from '../../transport/http.ts'
import { isQuayHttpError } from '../../errors/http-error.ts'
import { explainUserRefusal } from './user-refusals.ts'
import { listUserPage, walkUserPages } from './user-pages.ts'
import type { QuayUserPage, QuayUserPageQuery, QuayUserWalk } from './user-pages.ts'
import type { QuayUser } from './user.ts'
import { WireChangedUser, WireCreatedUser, WireRecoveryMail, WireUser, newUserBody } from './wire.ts'

export type QuayNewUser = {
  userName: string
  /** Required while Quay sends mail, which is its default. */
  email?: string | undefined
}

/** What Quay tells once about a new user. Both passwords are secrets; the second is for `docker login`. */
export type QuayCreatedUser = { userName: string; password: string; encryptedPassword: string }

/** One change: Quay applies several one after another, and leaves the first ones applied when a later one fails. */
export type QuayUserChange =
  | { email: string; password?: never; enabled?: never }
  | { password: string; email?: never; enabled?: never }
  | { enabled: boolean; email?: never; password?: never }

/** The registry's users. Needs a superuser's token; reading takes a global read-only superuser's as well. */
export type QuayUsersResource = {
  /** One page, in the order in which users were made. Quay: `listAllUsers`. */
  list: (query?: QuayUserPageQuery, options?: QuayCallOptions) => Promise<QuayUserPage>
  /**
   * Every page, one after another.
   * @throws {QuayPageRestartError} while iterating, when Quay fell back to an earlier page: start the walk again.
   */
  pages: (walk?: QuayUserWalk, options?: QuayCallOptions) => AsyncGenerator<QuayUserPage, void, void>
  /** @throws {QuayHttpError} `not-found`. Organizations and robots are not found either. */
  get: (name: string, options?: QuayCallOptions) => Promise<QuayUser>
  /** Undefined where Quay itself says that there is no such user; a missing endpoint is an error. */
  find: (name: string, options?: QuayCallOptions) => Promise<QuayUser | undefined>
  /**
   * Creates a user; Quay chooses the password and tells it once. Never repeated by itself.
   * @throws {QuayUserRefusedError} with `mail-not-sent` (and an unknown outcome) the user exists.
   */
  create: (user: QuayNewUser, options?: QuayCallOptions) => Promise<QuayCreatedUser>
  /**
   * Changes a user. Quay's answer shows the state before the change, so that nothing is returned: read again.
   * @throws {QuayUserRefusedError}
   */
  update: (name: string, change: QuayUserChange, options?: QuayCallOptions) => Promise<void>
  /** Deletes a user. For a disabled one Quay says that it did, and does nothing: read again. */
  delete: (name: string, options?: QuayCallOptions) => Promise<void>
  /**
   * Sends a recovery mail, and tells to which address.
   * @throws {QuayHttpError} `endpoint-missing` where Quay sends no mail.
   */
  sendRecoveryMail: (name: string, options?: QuayCallOptions) => Promise<{ email: string }>
}

const USER = '/api/v1/superuser/users/{userName}'

export function usersResource(http: QuayHttp): QuayUsersResource {
  const get = async (name: string, options?: QuayCallOptions) =>
    await http.call(
      {
        operation: 'users.get',
        method: 'GET',
        path: USER,
        params: { userName: name },
        answer: WireUser,
        isAbout: (user) => user.name === name,
      },
      options,
    )

  return {
    list: (query, options) => listUserPage(http, query, options),
    pages: (walk, options) => walkUserPages(http, walk, options),
    get,

    async find(name, options) {
      try {
        return await get(name, options)
      } catch (error) {
        if (isQuayHttpError(error, 'not-found')) return undefined
        throw error
      }
    },

    async create({ userName, email }, options) {
      assertSingleLine('users.create', 'userName', userName)
      if (email !== undefined) assertSingleLine('users.create', 'email', email)
      return await explained(
        http.call(
          {
            operation: 'users.create',
            method: 'POST',
            path: '/api/v1/superuser/users/',
            body: newUserBody(userName, email),
            answer: WireCreatedUser,
            isAbout: (created) => created.userName === userName,
          },
          options,
        ),
      )
    },

    async update(name, change, options) {
      const body = oneChange(change)
      await explained(
        http.call(
          {
            operation: 'users.update',
            method: 'PUT',
            path: USER,
            params: { userName: name },
            body,
            answer: WireChangedUser,
            isAbout: (changed) => changed.name === name,
          },
          options,
        ),
      )
    },

    async delete(name, options) {
      await explained(
        http.call({ operation: 'users.delete', method: 'DELETE', path: USER, params: { userName: name } }, options),
      )
    },

    async sendRecoveryMail(name, options) {
      return await explained(
        http.call(
          {
            operation: 'users.send-recovery-mail',
            method: 'POST',
            // The plural is Quay's, in this one path (identity.md 4.6).
            path: '/api/v1/superusers/users/{userName}/sendrecovery',
            params: { userName: name },
            answer: WireRecoveryMail,
          },
          options,
        ),
      )
    },
  }
}

async function explained<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    throw explainUserRefusal(error)
  }
}

function oneChange(change: QuayUserChange): Record<string, string | boolean> {
  const fields = Object.entries(change).filter(([, value]) => value !== undefined)
  if (fields.length !== 1) throw new TypeError('users.update takes exactly one of email, password, enabled.')
  for (const [field, value] of fields) {
    if (typeof value === 'string') assertSingleLine('users.update', field, value)
  }
  return Object.fromEntries(fields)
}
