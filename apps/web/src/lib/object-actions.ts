import type { Actions } from '@quaymaster/contracts/actions'
import type { Decision, ReasonCode } from '@quaymaster/contracts/decision'
import type { Me } from '@quaymaster/contracts/me'
import { decisionFor } from './me.ts'

/** Decisions about the actions of one object, by their names. */
export type Decisions<A extends Actions> = { readonly [Name in keyof A]: Decision }

/** What to expect of each action before the server was asked about this very object: its row says what is in the way. */
export function expectDecisions<A extends Actions>(
  me: Me,
  actions: A,
  blockers: { readonly [Name in keyof A]?: ReasonCode | undefined },
): Decisions<A> {
  const expect = (action: keyof A, decision: Decision): Decision => {
    const code = decision.isAllowed ? blockers[action] : undefined
    return code === undefined ? decision : { isAllowed: false, needsStepUp: false, reason: { code } }
  }
  return Object.fromEntries(
    Object.entries(actions).map(([action, operation]) => [action, expect(action, decisionFor(me, operation))]),
  ) as Decisions<A>
}
