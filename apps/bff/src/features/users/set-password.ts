import type { OneTimeSecret } from '@quaymaster/contracts/one-time-secret'
import type { UserRow } from './inventory.ts'
import { fetchUser } from './context.ts'
import type { CallContext, UsersContext } from './context.ts'
import { generatePassword } from './password.ts'

/**
 * Sets a password, typed or made here. No reading tells whether it was taken, so that a lost answer stays unknown.
 * @throws {QuayError} with an unknown outcome where the answer was lost
 */
export async function setPassword(
  context: UsersContext,
  target: UserRow,
  typed: string | undefined,
  call: CallContext,
): Promise<{ user: UserRow; password: OneTimeSecret }> {
  const password = typed ?? generatePassword()
  await context.quay.write((client) => client.users.update(target.name, { password }, call))
  const user = await fetchUser(context, target.name, call).catch(() => undefined)
  return {
    // What was read before the change is older than it, and says so: the password must not be lost with a reading.
    user: user ?? target,
    password: typed === undefined ? { state: 'shown', value: password } : { state: 'typed' },
  }
}
