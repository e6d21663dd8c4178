import { Problem } from '@quaymaster/contracts/problem'
import type { RouteBody, RouteContract, RouteParams, RouteQuery, RouteResponse } from '@quaymaster/contracts/route'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { assertAccessUnchanged, checkPolicy } from '../policy/guard.ts'

/** What a handler works with: every part was checked against the contract. */
export type RouteInput<C extends RouteContract> = {
  params: RouteParams<C>
  query: RouteQuery<C>
  body: RouteBody<C>
}

type Handler<C extends RouteContract> = (
  input: RouteInput<C>,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<RouteResponse<C>> | RouteResponse<C>

/** A handler that writes the answer itself returns the reply. */
type AnyHandler<C extends RouteContract> = (
  input: RouteInput<C>,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<RouteResponse<C> | FastifyReply> | RouteResponse<C> | FastifyReply

/** A name, a password and an address of ours: whoever has no session yet, or proves who it is, sends no more. */
export const SMALL_BODY_BYTES = 4096

type RouteMarks = {
  isTicketed?: boolean
  isStream?: boolean
  /** Undefined means the limit of the listener. */
  maxBodyBytes?: number
}

const Nothing = z.strictObject({})
const NoBody = z.nullish(Nothing)
const NoContent = z.undefined()

/** Of what a contract leaves out, nothing may be sent. */
function schemaOf(contract: RouteContract) {
  return {
    params: contract.params ?? Nothing,
    querystring: contract.query ?? Nothing,
    ...(contract.method === 'GET' ? {} : { body: contract.body ?? NoBody }),
    response: {
      ...(contract.response === undefined ? { 204: NoContent } : { 200: contract.response }),
      '4xx': Problem,
      '5xx': Problem,
    },
    operationId: contract.operation,
    tags: [contract.operation.split('.')[0] ?? ''],
  }
}

/** Registers a route under its policy. Features use `addRoute`, `addMutation` or `addStream`. */
export function registerRoute<C extends RouteContract>(
  app: FastifyInstance,
  contract: C,
  handler: AnyHandler<C>,
  { isStream = false, maxBodyBytes, ...marks }: RouteMarks = {},
): void {
  const row = app.policy.row(contract.operation)
  app.route({
    method: contract.method,
    url: contract.url,
    schema: schemaOf(contract),
    config: { operation: contract.operation, ...marks },
    ...(maxBodyBytes === undefined ? {} : { bodyLimit: maxBodyBytes }),
    // Before the body is read: whoever may not do it learns nothing of what is wrong with it.
    onRequest: async (request) => {
      if (row.roles !== 'public') checkPolicy(row, contract, request)
    },
    handler: async (request, reply) => {
      const { params, query, body } = request
      const pending = handler({ params, query, body } as RouteInput<C>, request, reply)
      const answer = await pending
      const wasWaitedFor = pending instanceof Promise && contract.method === 'GET' && !isStream
      if (wasWaitedFor && row.roles !== 'public') await assertAccessUnchanged(request)
      // A stream has been sent to its end by now, or its reader has left.
      if (contract.response !== undefined || isStream) return answer
      return reply.code(204).send()
    },
  })
}

/** Adds a route that changes nothing outside the session: reads, sign-in and sign-out, set-up. */
export function addRoute<C extends RouteContract>(
  app: FastifyInstance,
  contract: C,
  handler: Handler<C>,
  marks: Pick<RouteMarks, 'maxBodyBytes'> = {},
): void {
  registerRoute(app, contract, handler, marks)
}
