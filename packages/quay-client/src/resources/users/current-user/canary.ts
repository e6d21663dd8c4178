import type { QuayCurrentUserResource } from './current-user-resource.ts'
import type { QuayCurrentUser } from './current-user.ts'
import type { QuayCallOptions } from '../../../options.ts'
import { isQuayHttpError } from '../../../errors/http-error.ts'
import type { QuayUsersResource } from '../users.ts'

/**
 * What became of the token. Quay never says that one is dead: it goes on as if nobody had asked. Only a call that needs
 * a user tells, and it answers a token without `user:read` in the same words.
 */
export type QuayCanary =
  | { state: 'live'; user: QuayCurrentUser }
  /** Alive, but without `user:read`, so that its account stays unknown. */
  | { state: 'scope-missing' }
  | { state: 'dead' }
  /** Nothing is known: Quay cannot be reached, or does not speak as Quay does. */
  | { state: 'unreachable'; error: unknown }

/** Asks Quay who the token belongs to, and tells a dead token from one that may not ask that. */
export async function askCanary(
  currentUser: QuayCurrentUserResource,
  users: QuayUsersResource,
  options?: QuayCallOptions,
): Promise<QuayCanary> {
  try {
    return { state: 'live', user: await currentUser.get(options) }
  } catch (error) {
    if (!isQuayHttpError(error, 'invalid-token')) return { state: 'unreachable', error }
  }
  // A list of superusers' answers a live token with 200 or 403, and a dead one with 401 (recording access-superuser-reads).
  try {
    await users.list({ limit: 1 }, options)
    return { state: 'scope-missing' }
  } catch (error) {
    if (isQuayHttpError(error, 'invalid-token')) return { state: 'dead' }
    return isQuayHttpError(error, 'forbidden') ? { state: 'scope-missing' } : { state: 'unreachable', error }
  }
}
