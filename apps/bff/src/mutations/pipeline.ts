import type { RouteContract, RouteResponse } from '@quaymaster/contracts/route'
import { isQuayOutcomeUnknown } from '@quaymaster/quay-client'
import type { FastifyRequest } from 'fastify'
import type { AuditOutcome } from '../audit/entry.ts'
import { auditActorOf } from '../audit/request-actor.ts'
import { deriveKey } from '../config/keyring.ts'
import { problemOfError } from '../plugins/errors.ts'
import { problemOfDecision, recordRefusal } from '../policy/guard.ts'
import { ProblemError } from '../problems.ts'
import type { RouteInput } from '../routes.ts'
import {
  claimKey,
  fingerprintOf,
  type IdempotencyClaim,
  readIdempotencyKey,
  releaseKey,
  settleKey,
} from './idempotency.ts'
import type { Mutation, MutationContext, MutationResult } from './mutation.ts'

/**
 * The life of a change, in order:
 *
 * 1. policy and step-up: `checkPolicy`, before the body is read (routes.ts)
 * 2. idempotency: the key is taken; a repeat is answered from what is kept
 * 3. abilities: this very target, read now
 * 4. audit intent: on the disk before Quay hears of it
 * 5. run: Quay is called, and read back
 * 6. audit outcome, and what a repeat will get
 */
export async function runMutation<C extends RouteContract>(
  contract: C,
  mutation: Mutation<C>,
  input: RouteInput<C>,
  request: FastifyRequest,
): Promise<RouteResponse<C>> {
  const context: MutationContext<C> = { ...input, request, actor: request.actor, target: mutation.target(input) }
  const claim = claimOf(contract, input, request)
  const earlier = await claimKey(request.server.store, claim, request.server.bootId, request.server.clock.now())
  if (earlier !== undefined) return replay<C>(earlier)
  let intent: number
  try {
    await checkAbilities(contract, mutation, context)
    intent = writeIntent(contract, context)
  } catch (error) {
    await releaseKey(request.server.store, claim)
    throw error
  }
  return execute(mutation, context, claim, intent)
}

function claimOf<C extends RouteContract>(
  contract: C,
  input: RouteInput<C>,
  request: FastifyRequest,
): IdempotencyClaim {
  const key = deriveKey(request.server.keyring, 'idempotency-fingerprint')
  return {
    staffId: request.actor.staffId,
    key: readIdempotencyKey(request.headers['idempotency-key']),
    operation: contract.operation,
    fingerprint: fingerprintOf(key, contract.operation, [input.params, input.query, input.body]),
  }
}

/** A kept failure is thrown again, a kept answer given again. */
function replay<C extends RouteContract>({ status, content }: { status: number; content: string | null }) {
  const value: unknown = content === null ? undefined : JSON.parse(content)
  if (status < 400) return value as RouteResponse<C>
  const { code, ...facts } = value as { code: ProblemError['code'] } & ConstructorParameters<typeof ProblemError>[2]
  throw new ProblemError(code, status, facts)
}

async function checkAbilities<C extends RouteContract>(
  contract: C,
  mutation: Mutation<C>,
  context: MutationContext<C>,
) {
  const decision = await mutation.abilities?.(context)
  const problem = decision === undefined ? undefined : problemOfDecision(decision)
  if (problem === undefined) return
  recordRefusal(context.request, contract, problem, context.target)
  throw problem
}

function writeIntent(contract: RouteContract, context: MutationContext<RouteContract>): number {
  const { request, target } = context
  try {
    return request.server.audit.intent({
      operation: contract.operation,
      requestId: request.id,
      actor: auditActorOf(request),
      target,
    })
  } catch (error) {
    throw new ProblemError('audit_unavailable', 503, { cause: error })
  }
}

async function execute<C extends RouteContract>(
  mutation: Mutation<C>,
  context: MutationContext<C>,
  claim: IdempotencyClaim,
  intent: number,
): Promise<RouteResponse<C>> {
  const { request } = context
  const result = await attempt(mutation, context)
  if ('problem' in result) {
    const { problem, kind } = result
    writeOutcome(request, intent, { result: kind, status: problem.status, detail: { code: problem.code } })
    // What certainly did not happen for a passing reason may be tried again with the same key.
    if (kind === 'failed' && problem.status >= 500) await keep(request, () => releaseKey(request.server.store, claim))
    else await settle(request, claim, problem.status, factsOf(problem))
    throw problem
  }
  const { body, replayBody = body, detail, result: kind = 'ok' } = result
  const status = body === undefined ? 204 : 200
  writeOutcome(request, intent, { result: kind, status, detail })
  await settle(request, claim, status, replayBody)
  return body
}

type Failure = { problem: ProblemError; kind: AuditOutcome['result'] }

async function attempt<C extends RouteContract>(
  mutation: Mutation<C>,
  context: MutationContext<C>,
): Promise<MutationResult<C> | Failure> {
  try {
    return await mutation.run(context)
  } catch (error) {
    const problem = problemOfError(error)
    return { problem, kind: resultOf(error, problem) }
  }
}

async function settle(request: FastifyRequest, claim: IdempotencyClaim, status: number, content: unknown) {
  const text = content === undefined ? null : JSON.stringify(content)
  await keep(request, () => settleKey(request.server.store, claim, { status, content: text }))
}

/** The change has happened, or certainly not: a store that fails now must not turn the answer into a lie. */
async function keep(request: FastifyRequest, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    request.log.error({ err: error }, 'the outcome could not be kept for a repeat')
  }
}

function resultOf(error: unknown, problem: ProblemError): AuditOutcome['result'] {
  if (isQuayOutcomeUnknown(error) || problem.code === 'outcome_unknown') return 'unknown'
  return problem.status < 500 ? 'refused' : 'failed'
}

function factsOf({ code, field, params, technicalDetail }: ProblemError) {
  return { code, field, params, technicalDetail }
}

/** The change has happened by now: a trail that cannot be written is cried out, but does not undo it. */
function writeOutcome(request: FastifyRequest, intent: number, outcome: AuditOutcome): void {
  try {
    request.server.audit.outcome(intent, outcome)
  } catch (error) {
    request.log.fatal({ err: error, intent, result: outcome.result }, 'an outcome could not be recorded')
  }
}
