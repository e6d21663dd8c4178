import type { UserDetail } from '@quaymaster/contracts/users'
import type { UserRow } from './inventory.ts'
import type { Actor } from '../../auth/actor.ts'
import { decideActions } from '../../policy/action-rules.ts'
import { USER_RULES } from './action-rules.ts'
import { describeTarget } from './context.ts'
import type { UsersContext } from './context.ts'
import { presentUser } from './present.ts'

const CHANGES = 10

/**
 * One person for one actor: fields by role, what may be done and why not, and what staff did. `doneBy` is the request whose
 * change this answers: it goes out only if that was done, though the trail hears of it a moment later.
 */
export function presentUserDetail(
  context: UsersContext,
  actor: Actor,
  user: UserRow,
  source: UserDetail['source'],
  doneBy?: string,
): UserDetail {
  const target = describeTarget(context, user)
  return {
    user: presentUser(target, actor.role),
    source,
    isConsoleAccount: target.isConsoleAccount,
    abilities: decideActions(context, USER_RULES, actor, target),
    changes: context.audit
      .recentFor({ kind: 'user', name: user.name }, CHANGES)
      .map(({ requestId, ...change }) => (requestId === doneBy ? { ...change, result: 'ok' } : change)),
  }
}
