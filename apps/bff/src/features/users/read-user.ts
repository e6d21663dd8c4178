import type { UserDetail } from '@quaymaster/contracts/users'
import type { Actor } from '../../auth/actor.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import { fetchUser } from './context.ts'
import type { CallContext, UsersContext } from './context.ts'
import { presentUserDetail } from './detail.ts'

/**
 * One person. `isFresh` asks Quay once; else the inventory answers, and Quay is asked only for whom it does not hold.
 * @throws {ProblemError} `user_not_found`, or what became of the call to Quay
 */
export async function readOneUser(
  context: UsersContext,
  actor: Actor,
  name: string,
  isFresh: boolean,
  call: CallContext,
): Promise<UserDetail> {
  const known = isFresh ? undefined : context.users.find(name)
  if (known !== undefined) return presentUserDetail(context, actor, known, 'inventory')
  const user = await fetchUser(context, name, call)
  if (user === undefined) throw new ProblemError('user_not_found', 404)
  return presentUserDetail(context, actor, user, 'quay')
}
