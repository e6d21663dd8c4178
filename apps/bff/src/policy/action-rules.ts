import type { Actions } from '@quaymaster/contracts/actions'
import type { Decision, ReasonCode } from '@quaymaster/contracts/decision'
import type { Role } from '@quaymaster/contracts/roles'
import type { Actor } from '../auth/actor.ts'
import { decideRow, type DecisionContext } from './decide-row.ts'
import type { PolicyTable } from './table.ts'

/** What about an object is in the way of an action. */
export type ActionRule<Target> = {
  readonly reason: ReasonCode
  readonly applies: (target: Target) => boolean
  /** Roles that may do it all the same. */
  readonly exempt?: readonly Role[]
  /** There is nothing to do: no page offers it, and a call that comes all the same is answered with how things are. */
  readonly isNoop?: true
}

/** The actions of one kind of object, and what is in their way. Of several rules that apply the first is the reason. */
export type ActionRules<A extends Actions, Target> = {
  /** What the object is called in operations and trail. */
  readonly object: string
  readonly actions: A
  /** In the way of every action. */
  readonly every: readonly ActionRule<Target>[]
  readonly each: { readonly [Name in keyof A]?: readonly ActionRule<Target>[] }
}

/** The rules of any object, for whoever lists them. */
export type AnyActionRules = ActionRules<Actions, never>

type Scope = 'all' | 'refusals'

const NO_RULES: readonly never[] = []

/** Runs for every action of every row of a list: without an allocation. */
function findReasonIn<Target>(
  rules: readonly ActionRule<Target>[],
  role: Role,
  target: Target,
  scope: Scope,
): ReasonCode | undefined {
  for (const rule of rules) {
    if (scope === 'refusals' && rule.isNoop === true) continue
    if (rule.exempt?.includes(role) !== true && rule.applies(target)) return rule.reason
  }
  return undefined
}

const findReason = <A extends Actions, Target>(
  { every, each }: ActionRules<A, Target>,
  action: keyof A,
  role: Role,
  target: Target,
  scope: Scope,
): ReasonCode | undefined =>
  findReasonIn(every, role, target, scope) ?? findReasonIn(each[action] ?? NO_RULES, role, target, scope)

/** Why an action is refused for this object; undefined where it is done, or has nothing to do. */
export const findRefusal = <A extends Actions, Target>(
  rules: ActionRules<A, Target>,
  action: keyof A,
  role: Role,
  target: Target,
): ReasonCode | undefined => findReason(rules, action, role, target, 'refusals')

/** What about this object is in the way of each action, for a page that knows the decisions about the operations. */
export function findBlockers<A extends Actions, Target>(
  rules: ActionRules<A, Target>,
  role: Role,
  target: Target,
): { [Name in keyof A]?: ReasonCode } {
  const blockers: { [Name in keyof A]?: ReasonCode } = {}
  const ofEvery = findReasonIn(rules.every, role, target, 'all')
  for (const action in rules.actions) {
    const reason = ofEvery ?? findReasonIn(rules.each[action] ?? NO_RULES, role, target, 'all')
    if (reason !== undefined) blockers[action] = reason
  }
  return blockers
}

type ActionContext = DecisionContext & { policy: PolicyTable }

function decide<A extends Actions, Target>(
  context: ActionContext,
  rules: ActionRules<A, Target>,
  action: keyof A,
  actor: Actor,
  target: Target,
  scope: Scope,
): Decision {
  const operation = rules.actions[action]
  if (operation === undefined) throw new Error(`A ${rules.object} has no action ${String(action)}.`)
  const decision = decideRow(context, context.policy.row(operation), actor)
  const code = decision.isAllowed ? findReason(rules, action, actor.role, target, scope) : undefined
  return code === undefined ? decision : { isAllowed: false, needsStepUp: false, reason: { code } }
}

/** Whether an action may be done to this object now: the role and the registry first, then the object. */
export const decideAction = <A extends Actions, Target>(
  context: ActionContext,
  rules: ActionRules<A, Target>,
  action: keyof A,
  actor: Actor,
  target: Target,
): Decision => decide(context, rules, action, actor, target, 'refusals')

/** The same for every action, as a page offers them: what has nothing to do is not offered. */
export function decideActions<A extends Actions, Target>(
  context: ActionContext,
  rules: ActionRules<A, Target>,
  actor: Actor,
  target: Target,
): { [Name in keyof A]: Decision } {
  const decisions = Object.keys(rules.actions).map((action) => [
    action,
    decide(context, rules, action, actor, target, 'all'),
  ])
  return Object.fromEntries(decisions) as { [Name in keyof A]: Decision }
}
