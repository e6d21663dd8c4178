import type { Role } from '@quaymaster/contracts/roles'
import type { RouteContract, RouteResponse } from '@quaymaster/contracts/route'
import { isQuayOutcomeUnknown } from '@quaymaster/quay-client'
import type { FastifyRequest } from 'fastify'
import type { AuditOutcome } from '../audit/entry.ts'
import { auditActorOf } from '../audit/request-actor.ts'
import { deriveKey } from '../config/keyring.ts'
import { problemOfError } from '../quay/quay-problem.ts'
import { checkPolicyAgain, problemOfDecision, recordRefusal } from '../policy/guard.ts'
import { ProblemError } from '../problems/problem-error.ts'
import type { RouteInput } from '../routing/add-route.ts'
import { parseStored } from '../store/stored-names.ts'
import {
  claimKey,
  type EarlierOutcome,
  fingerprintOf,
  type IdempotencyClaim,
  readIdempotencyKey,
  releaseKey,
  settleKey,
} from './idempotency.ts'
import type { Mutation, MutationCall, MutationContext, MutationResult } from './mutation.ts'

/**
 * The life of a change, in order:
 *
 * 1. policy and step-up: `checkPolicy`, before the body is read (routes.ts), and again now that it is here
 * 2. idempotency: the key is taken; a repeat is answered from what is kept
 * 3. target: after its earlier changes, if it says so; read now and decided about; then policy and step-up once more, since that took
 *    a while
 * 4. audit intent: on the disk before Quay hears of it
 * 5. run: Quay is called, and read back
 * 6. audit outcome, and what a repeat will get
 */
export async function runMutation<C extends RouteContract, Target>(
  contract: C,
  mutation: Mutation<C, Target>,
  input: RouteInput<C>,
  request: FastifyRequest,
): Promise<RouteResponse<C>> {
  const target = mutation.target(input)
  await checkPolicyAgain(contract, request, target)
  const call: MutationCall<C> = { ...input, request, actor: request.actor, target }
  const claim = claimOf(contract, input, request)
  const earlier = await claimKey(request.server.store, claim, request.server.bootId, request.server.clock.now())
  if (earlier !== undefined) return replay(contract, mutation, call, earlier)
  const change = () => admitAndExecute(contract, mutation, call, claim)
  if (mutation.isSerial !== true) return change()
  return request.server.targetQueue.run(`${target.kind} ${target.name}`, change)
}

async function admitAndExecute<C extends RouteContract, Target>(
  contract: C,
  mutation: Mutation<C, Target>,
  call: MutationCall<C>,
  claim: IdempotencyClaim,
): Promise<RouteResponse<C>> {
  let context: MutationContext<C, Target>
  let intent: number
  try {
    context = await admit(contract, mutation, call)
    intent = writeIntent(contract, context)
  } catch (error) {
    await releaseKey(call.request.server.store, claim)
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

/** An answer as it is kept: with the role that it was made for, which version 0.1 did not write down. */
type KeptAnswer = { role?: Role; body?: unknown }

const keptAnswerOf = (value: unknown): KeptAnswer =>
  typeof value === 'object' && value !== null && 'role' in value ? (value as KeptAnswer) : { body: value }

/**
 * A kept failure is thrown again, a kept answer given again. To another role than then it is given as that one may see it; so
 * is one that an earlier version kept in another shape.
 */
async function replay<C extends RouteContract, Target>(
  contract: C,
  mutation: Mutation<C, Target>,
  call: MutationCall<C>,
  { status, content }: EarlierOutcome,
): Promise<RouteResponse<C>> {
  const value: unknown = content === null ? undefined : parseStored(content)
  if (status < 400) {
    const { role, body } = keptAnswerOf(value)
    const kept = body as RouteResponse<C>
    const isAsKept = role === call.actor.role && fitsContract(contract, kept)
    if (isAsKept || mutation.replay === undefined) return kept
    return await mutation.replay(kept, call)
  }
  const { code, ...facts } = value as { code: ProblemError['code'] } & ConstructorParameters<typeof ProblemError>[2]
  throw new ProblemError(code, status, facts)
}

const fitsContract = ({ response }: RouteContract, kept: unknown): boolean =>
  response === undefined || response.safeParse(kept).success

/** The target first, then who asks: of the two, only the second can be settled without leaving time for another change. */
async function admit<C extends RouteContract, Target>(
  contract: C,
  mutation: Mutation<C, Target>,
  call: MutationCall<C>,
): Promise<MutationContext<C, Target>> {
  const { request, target } = call
  const loaded = (await mutation.load?.(call)) as Target
  const admitted = { ...call, loaded }
  assertDecision(contract, mutation, admitted)
  await checkPolicyAgain(contract, request, target)
  const context = { ...admitted, actor: request.actor }
  // What may be done to a target depends on the role: another role is asked about it anew.
  if (context.actor.role !== call.actor.role) assertDecision(contract, mutation, context)
  return context
}

function assertDecision<C extends RouteContract, Target>(
  contract: C,
  mutation: Mutation<C, Target>,
  context: MutationContext<C, Target>,
): void {
  const decision = mutation.decide?.(context.loaded, context)
  const problem = decision === undefined ? undefined : problemOfDecision(decision)
  if (problem === undefined) return
  recordRefusal(context.request, contract, problem, context.target)
  throw problem
}

function writeIntent(
  contract: RouteContract,
  { request, target }: Pick<MutationCall<RouteContract>, 'request' | 'target'>,
): number {
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

async function execute<C extends RouteContract, Target>(
  mutation: Mutation<C, Target>,
  context: MutationContext<C, Target>,
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
  await settle(request, claim, status, { role: context.actor.role, body: replayBody } satisfies KeptAnswer)
  return body
}

type Failure = { problem: ProblemError; kind: AuditOutcome['result'] }

async function attempt<C extends RouteContract, Target>(
  mutation: Mutation<C, Target>,
  context: MutationContext<C, Target>,
): Promise<MutationResult<C> | Failure> {
  try {
    return await mutation.run(context)
  } catch (error) {
    const problem = problemOfError(error)
    return { problem, kind: resultOf(error, problem) }
  }
}

async function settle(request: FastifyRequest, claim: IdempotencyClaim, status: number, content: object) {
  const text = JSON.stringify(content)
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
