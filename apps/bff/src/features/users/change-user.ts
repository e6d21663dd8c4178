import { isQuayHttpError, isQuayOutcomeUnknown } from '@quaymaster/quay-client'
import type { QuayClient, QuayUserChange } from '@quaymaster/quay-client'
import type { UserRow } from './inventory.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import { fetchUser } from './context.ts'
import type { CallContext, UsersContext } from './context.ts'

/**
 * Changes one field of a person and reads back, since Quay's answer shows the state before.
 * @throws {ProblemError} `outcome_unknown` when that could not be read, `not_done` when it is not so
 */
async function changeUser(
  context: UsersContext,
  name: string,
  change: QuayUserChange,
  isDone: (user: UserRow) => boolean,
  call: CallContext,
): Promise<UserRow> {
  await changeInDoubt(context, (client) => client.users.update(name, change, call))
  const user = await readBack(context, name, call)
  if (user === undefined) throw new ProblemError('user_not_found', 404)
  if (!isDone(user)) throw new ProblemError('not_done', 502)
  return user
}

/** Enables or disables. Somebody who is so already, perhaps by another's hand, is left alone. */
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

/**
 * Deletes a person, and believes only the reading afterwards: Quay says that it deleted a disabled one, and did nothing.
 * @throws {ProblemError} `user_still_there`, `not_done`, `outcome_unknown`
 */
export async function deleteUserVerified(context: UsersContext, name: string, call: CallContext): Promise<void> {
  const isInDoubt = await changeInDoubt(context, async (client) => {
    try {
      await client.users.delete(name, call)
    } catch (error) {
      // Somebody else was quicker.
      if (!isQuayHttpError(error, 'not-found')) throw error
    }
  })
  const row = await readBack(context, name, call)
  if (row !== undefined) throw isInDoubt ? new ProblemError('not_done', 502) : new ProblemError('user_still_there', 409)
}

/** Sends a change. True where its answer was lost, so that only a reading tells what became of it. */
async function changeInDoubt(context: UsersContext, change: (client: QuayClient) => Promise<void>): Promise<boolean> {
  try {
    await context.quay.write(change)
    return false
  } catch (error) {
    if (isQuayOutcomeUnknown(error)) return true
    throw error
  }
}

/** How things are after a change; a failure here leaves its outcome unknown. */
export async function readBack(context: UsersContext, name: string, call: CallContext): Promise<UserRow | undefined> {
  try {
    return await fetchUser(context, name, call)
  } catch (cause) {
    throw new ProblemError('outcome_unknown', 502, { cause })
  }
}
