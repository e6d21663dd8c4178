import type { Decision } from '@quaymaster/contracts/decision'
import type { FastifyRequest } from 'fastify'
import type { UserRow } from './inventory.ts'
import type { Actor } from '../../auth/actor.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import { describeTarget, fetchUser } from './context.ts'
import type { CallContext, UsersContext } from './context.ts'
import { decideAction } from '../../policy/action-rules.ts'
import { USER_RULES } from './action-rules.ts'

type Mutating = { params: { name: string }; request: FastifyRequest; actor: Actor }

/** The people that changes are about, each read from Quay before anything is decided about it. */
export class UserTargets {
  readonly #context: UsersContext
  readonly #byRequest = new WeakMap<FastifyRequest, UserRow>()

  constructor(context: UsersContext) {
    this.#context = context
  }

  /** Reads the person now, since yesterday's row may not know that somebody became a superuser; then decides. */
  decider(action: keyof typeof USER_RULES.actions, callOf: (request: FastifyRequest) => CallContext) {
    return async ({ params, request, actor }: Mutating): Promise<Decision> => {
      const user = await fetchUser(this.#context, params.name, callOf(request))
      if (user === undefined) throw new ProblemError('user_not_found', 404)
      this.#byRequest.set(request, user)
      return decideAction(this.#context, USER_RULES, action, actor, describeTarget(this.#context, user))
    }
  }

  /** The person that this request is about, as read when it was decided. */
  of(request: FastifyRequest): UserRow {
    const user = this.#byRequest.get(request)
    if (user === undefined) throw new Error('The target is read before the change runs.')
    return user
  }
}
