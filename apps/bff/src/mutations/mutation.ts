import type { Decision } from '@quaymaster/contracts/decision'
import type { RouteContract, RouteResponse } from '@quaymaster/contracts/route'
import type { FastifyRequest } from 'fastify'
import type { AuditDetail, AuditTarget } from '../audit/entry.ts'
import type { Actor } from '../auth/actor.ts'
import type { RouteInput } from '../routing/add-route.ts'

export type MutationContext<C extends RouteContract> = RouteInput<C> & {
  request: FastifyRequest
  actor: Actor
  target: AuditTarget
}

export type MutationResult<C extends RouteContract> = {
  body: RouteResponse<C>
  /** What a repeat of the same call gets: without secrets, which are shown once. The body itself when left out. */
  replayBody?: RouteResponse<C>
  /** Facts for the trail; never a secret or an e-mail address. */
  detail?: AuditDetail
  /** Names the outcome where it is not simply done, such as a deletion that Quay did not do. */
  result?: 'ok' | 'unknown'
}

export type Mutation<C extends RouteContract> = {
  /** What it is done to, as the trail names it. */
  target: (input: RouteInput<C>) => AuditTarget
  /** Whether it may be done to this very target, read now. Runs after the row's own policy. */
  abilities?: (context: MutationContext<C>) => Promise<Decision>
  /**
   * Does it. Throws a `ProblemError` or an error of quay-client; one whose outcome is unknown is recorded as such,
   * unless this function itself read back and says what happened.
   */
  run: (context: MutationContext<C>) => Promise<MutationResult<C>>
  /**
   * What a repeat is answered when the role is another one than at the first call. To be there where an answer holds what
   * roles see differently; without it every role gets the kept answer.
   */
  replay?: (kept: RouteResponse<C>, context: MutationContext<C>) => Promise<RouteResponse<C>>
}
