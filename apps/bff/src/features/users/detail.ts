import type { Decision } from '@quaymaster/contracts/decision'
import type { UserDetail } from '@quaymaster/contracts/users'
import { isoOf } from '../../time/clock.ts'
import type { UserRow } from './inventory.ts'
import type { Actor } from '../../auth/actor.ts'
import { decide } from '../../policy/decide.ts'
import type { UsersContext } from './context.ts'
import { blockReason, noopReason } from './policy.ts'
import type { TargetContext, UserOperation } from './policy.ts'
import { presentUser } from './present.ts'

const CHANGES = 10

/** Whether this actor may do this to this person now: the role and the registry first, then the person. */
export function decideOnUser(
  context: UsersContext,
  operation: UserOperation,
  actor: Actor,
  target: TargetContext,
): Decision {
  const row = context.policy.row(operation)
  const decision = decide(row, actor, context.quay.blocker(row), isoOf(context.clock.now()))
  if (!decision.isAllowed) return decision
  const reason = blockReason(operation, actor.role, target)
  return reason === undefined ? decision : { isAllowed: false, needsStepUp: false, reason }
}

export function targetFacts(context: UsersContext, user: UserRow): TargetContext {
  return { user, isConsoleAccount: context.quay.consoleAccounts().has(user.name) }
}

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
  const target = targetFacts(context, user)
  const offer = (operation: UserOperation): Decision => {
    const decision = decideOnUser(context, operation, actor, target)
    const idle = decision.isAllowed ? noopReason(operation, user) : undefined
    return idle === undefined ? decision : { isAllowed: false, needsStepUp: false, reason: idle }
  }
  return {
    user: presentUser(user, actor.role),
    source,
    isConsoleAccount: target.isConsoleAccount,
    abilities: {
      enable: offer('user.enable'),
      disable: offer('user.disable'),
      changeEmail: offer('user.change-email'),
      setPassword: offer('user.set-password'),
      sendRecoveryMail: offer('user.send-recovery-mail'),
      delete: offer('user.delete'),
    },
    changes: context.audit
      .recentFor({ kind: 'user', name: user.name }, CHANGES)
      .map(({ requestId, ...change }) => (requestId === doneBy ? { ...change, result: 'ok' } : change)),
  }
}
