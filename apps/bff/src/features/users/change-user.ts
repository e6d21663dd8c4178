import { isQuayHttpError } from '@quaymaster/quay-client'
import type { QuayUserChange } from '@quaymaster/quay-client'
import type { UserRow } from './inventory.ts'
import { changeAndReadBack, deleteAndReadBack } from '../../mutations/change-and-read-back.ts'
import { fetchUser } from './context.ts'
import type { CallContext, UsersContext } from './context.ts'

/** Changes one field of a user. @throws {ProblemError} see `changeAndReadBack` */
function changeUser(
  context: UsersContext,
  name: string,
  change: QuayUserChange,
  isDone: (user: UserRow) => boolean,
  call: CallContext,
): Promise<UserRow> {
  return changeAndReadBack({
    quay: context.quay,
    change: (client) => client.users.update(name, change, call),
    read: () => fetchUser(context, name, call),
    isDone,
    missing: 'user_not_found',
  })
}

/** Enables or disables. A user who is so already, perhaps by another's hand, is left alone. */
export async function setUserEnabled(
  context: UsersContext,
  target: UserRow,
  isEnabled: boolean,
  call: CallContext,
): Promise<UserRow> {
  if (target.isEnabled === isEnabled) return target
  return await changeUser(context, target.name, { enabled: isEnabled }, (user) => user.isEnabled === isEnabled, call)
}

export async function changeEmail(
  context: UsersContext,
  target: UserRow,
  email: string,
  call: CallContext,
): Promise<UserRow> {
  return await changeUser(context, target.name, { email }, (user) => user.email === email, call)
}

/** Deletes a user. Quay says that it deleted a disabled one, and did nothing. @throws {ProblemError} see `deleteAndReadBack` */
export async function deleteUserVerified(context: UsersContext, name: string, call: CallContext): Promise<void> {
  await deleteAndReadBack({
    quay: context.quay,
    async delete(client) {
      try {
        await client.users.delete(name, call)
      } catch (error) {
        // Another client was faster.
        if (!isQuayHttpError(error, 'not-found')) throw error
      }
    },
    read: () => fetchUser(context, name, call),
    stillThere: 'user_still_there',
  })
}
