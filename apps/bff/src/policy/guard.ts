import type { Decision } from '@quaymaster/contracts/decision'
import type { Operation } from '@quaymaster/contracts/operations'
import type { RouteContract } from '@quaymaster/contracts/route'
import type { FastifyRequest } from 'fastify'
import type { AuditTarget } from '../audit/entry.ts'
import { auditActorOf } from '../audit/request-actor.ts'
import { ProblemError, problemOfReason } from '../problems/problem-error.ts'
import { findActorNow } from '../auth/sessions/sessions.ts'
import { decideRow } from './decide-row.ts'
import type { PolicyRow } from './row.ts'

const NAME_PARAMETERS = ['name', 'id'] as const

/** What a path names, if it names something well formed: before validation, anything may stand there. */
function targetOfPath(
  contract: Pick<RouteContract, 'operation' | 'params'>,
  request: FastifyRequest,
): AuditTarget | undefined {
  const params = contract.params?.safeParse(request.params)
  if (params?.success !== true) return undefined
  const values = params.data as Record<string, unknown>
  const key = NAME_PARAMETERS.find((name) => typeof values[name] === 'string')
  const [kind = ''] = contract.operation.split('.')
  return key === undefined ? undefined : { kind, name: String(values[key]) }
}

/** Writes a refusal to the trail. It stays a refusal when the trail cannot be written. */
export function recordRefusal(
  request: FastifyRequest,
  contract: Pick<RouteContract, 'operation' | 'params'>,
  problem: ProblemError,
  target = targetOfPath(contract, request),
): void {
  try {
    request.server.audit.record({
      operation: contract.operation,
      requestId: request.id,
      actor: auditActorOf(request),
      target,
      result: 'refused',
      status: problem.status,
      detail: {
        code: problem.code,
        ...(problem.params?.['reason'] === undefined ? {} : { reason: problem.params['reason'] }),
      },
    })
  } catch (error) {
    request.log.error({ err: error }, 'a refusal could not be recorded')
  }
}

/** The problem that a decision leads to; undefined when the operation may be done now. */
export function problemOfDecision(decision: Decision): ProblemError | undefined {
  if (!decision.isAllowed) return problemOfReason(decision.reason ?? { code: 'role_lacks' })
  return decision.needsStepUp ? new ProblemError('step_up_required', 403) : undefined
}

/** First step of every route with a session: the row's roles, what Quay offers, and a fresh proof of identity. */
export function checkPolicy(
  row: PolicyRow,
  contract: RouteContract,
  request: FastifyRequest,
  target?: AuditTarget,
): void {
  const problem = problemOfDecision(decideRow(request.server, row, request.actor))
  if (problem === undefined) return
  recordRefusal(request, contract, problem, target)
  throw problem
}

/**
 * The row of an operation that was asked for by another request: what needed a fresh proof of identity then, does not again.
 * @throws {ProblemError} the refusal of the row, which then stands in the trail
 */
export function assertRowAllows(operation: Operation, request: FastifyRequest, target: AuditTarget): void {
  const { isAllowed, reason } = decideRow(request.server, request.server.policy.row(operation), request.actor)
  if (isAllowed) return
  const problem = problemOfReason(reason ?? { code: 'role_lacks' })
  recordRefusal(request, { operation, params: undefined }, problem, target)
  throw problem
}

/**
 * For an answer that was waited for: it was made for a role, and goes to nobody else.
 * @throws {ProblemError} `not_signed_in` or `access_changed`
 */
export async function assertAccessUnchanged(request: FastifyRequest): Promise<void> {
  const actor = await findActorNow(request.server, request.actor)
  if (actor === undefined) throw new ProblemError('not_signed_in', 401)
  if (actor.role !== request.actor.role) throw new ProblemError('access_changed', 403)
}

/**
 * The same as `checkPolicy` once more, for whoever asked as the store has them now: while a body was on its way, or Quay was asked about the
 * target, the account may have been disabled, the role taken away, the proof of identity have run out.
 * @throws {ProblemError} `not_signed_in`, or the refusal of the row
 */
export async function checkPolicyAgain(
  contract: RouteContract,
  request: FastifyRequest,
  target: AuditTarget,
): Promise<void> {
  const actor = await findActorNow(request.server, request.actor)
  if (actor === undefined) {
    const problem = new ProblemError('not_signed_in', 401)
    recordRefusal(request, contract, problem, target)
    throw problem
  }
  request.actor = actor
  checkPolicy(request.server.policy.row(contract.operation), contract, request, target)
}
