import type { Decision } from '@quaymaster/contracts/decision'
import type { Actor } from '../auth/actor.ts'
import type { QuayGateway } from '../quay/gateway.ts'
import { type Clock, isoOf } from '../time/clock.ts'
import { decide } from './decide.ts'
import type { PolicyRow } from './row.ts'

/** What a decision takes besides the policy itself. */
export type DecisionContext = { quay: Pick<QuayGateway, 'blocker'>; clock: Clock }

/** What a row says to an actor, with this Quay and these tokens, now. */
export function decideRow({ quay, clock }: DecisionContext, row: PolicyRow, actor: Actor): Decision {
  const blocker = row.token === 'none' && row.needs === undefined ? undefined : quay.blocker(row)
  return decide(row, actor, blocker, isoOf(clock.now()))
}
