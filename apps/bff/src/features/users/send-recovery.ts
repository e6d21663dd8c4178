import { isQuayHttpError } from '@quaymaster/quay-client'
import { ProblemError } from '../../problems/problem-error.ts'
import type { UserRow } from './inventory.ts'
import type { CallContext, UsersContext } from './context.ts'

/**
 * Has Quay write to somebody who forgot the password. Never sent again by itself: each one reaches a person.
 * @throws {QuayError} with an unknown outcome where the answer was lost
 */
export async function sendRecovery(
  context: UsersContext,
  { name, email }: Pick<UserRow, 'name' | 'email'>,
  call: CallContext,
): Promise<void> {
  let sent: { email: string }
  try {
    sent = await context.quay.write((client) => client.users.sendRecoveryMail(name, call))
  } catch (error) {
    // The route exists only while Quay sends mail, which may have changed since it was asked.
    if (!isQuayHttpError(error, 'endpoint-missing')) throw error
    throw new ProblemError('not_allowed', 409, { params: { reason: 'mail_off' }, cause: error })
  }
  // Of all that this answer could name, the address is what tells one person from another.
  if (sent.email !== email) throw new ProblemError('outcome_unknown', 502)
}
