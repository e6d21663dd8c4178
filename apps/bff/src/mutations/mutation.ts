import type { Decision } from '@quaymaster/contracts/decision'
import type { RouteContract, RouteResponse } from '@quaymaster/contracts/route'
import type { FastifyRequest } from 'fastify'
import type { AuditDetail, AuditTarget } from '../audit/entry.ts'
import type { Actor } from '../auth/actor.ts'
import type { RouteInput } from '../routing/add-route.ts'

/** A change that is asked for. */
export type MutationCall<C extends RouteContract> = RouteInput<C> & {
  request: FastifyRequest
  actor: Actor
  target: AuditTarget
}

/** The same once it may be done; `loaded` is what it is done to, as it was when that was decided. */
export type MutationContext<C extends RouteContract, Target = undefined> = MutationCall<C> & { loaded: Target }

export type MutationResult<C extends RouteContract> = {
  body: RouteResponse<C>
  /** What a repeat of the same call gets: without secrets, which are shown once. The body itself when left out. */
  replayBody?: RouteResponse<C>
  /** Facts for the trail; never a secret or an e-mail address. */
  detail?: AuditDetail
  /** Names the outcome where it is not simply done, such as a deletion that Quay did not do. */
  result?: 'ok' | 'unknown'
}

type TargetLoader<C extends RouteContract, Target> = {
  /** Reads what it is done to, now and once; see `loadTarget`. */
  load: (call: MutationCall<C>) => Promise<Target>
  /** Whether it may be done to this very target. */
  decide: (target: Target, call: MutationCall<C>) => Decision
}

type WithoutTarget = { load?: undefined; decide?: undefined }

export type Mutation<C extends RouteContract, Target = undefined> = {
  /** What it is done to, as the trail names it. */
  target: (input: RouteInput<C>) => AuditTarget
  /**
   * Waits for earlier changes of the same target that say so, too: where reading back after a lost answer could take
   * another's change for this one, and where what is made holds a secret.
   */
  isSerial?: true
  /**
   * Does it. Throws a `ProblemError` or an error of quay-client; one whose outcome is unknown is recorded as such,
   * unless this function itself read back and says what happened.
   */
  run: (context: MutationContext<C, Target>) => Promise<MutationResult<C>>
  /**
   * What a repeat is answered when the role is another one than at the first call. To be there where an answer holds what
   * roles see differently; without it every role gets the kept answer.
   */
  replay?: (kept: RouteResponse<C>, call: MutationCall<C>) => Promise<RouteResponse<C>>
} & (TargetLoader<C, Target> | WithoutTarget)
