import type * as z from 'zod/mini'
import type { Operation } from './operations.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

type ObjectSchema = z.ZodMiniObject
type AnySchema = z.ZodMiniType

/** What BFF and SPA promise each other for one route; also feeds OpenAPI, policy and audit. */
export type RouteContract<
  Params extends ObjectSchema | undefined = ObjectSchema | undefined,
  Query extends ObjectSchema | undefined = ObjectSchema | undefined,
  Body extends ObjectSchema | undefined = ObjectSchema | undefined,
  Response extends AnySchema | undefined = AnySchema | undefined,
> = {
  /** The name that policy, audit trail and logs know this route by. */
  readonly operation: Operation
  readonly method: Method
  /** Path pattern with `:parameters`, always below `/api/`. */
  readonly url: `/api/${string}`
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** Body of the answer; `undefined` answers 204 without one. */
  readonly response: Response
}

type Definition<P, Q, B, R> = {
  operation: Operation
  method: Method
  url: `/api/${string}`
  params?: P
  query?: Q
  body?: B
  response?: R
}

/** Declares one route. What is left out is absent: no parameters, no query, no body, a 204 without a body. */
export function defineRoute<
  P extends ObjectSchema | undefined = undefined,
  Q extends ObjectSchema | undefined = undefined,
  B extends ObjectSchema | undefined = undefined,
  R extends AnySchema | undefined = undefined,
>(definition: Definition<P, Q, B, R>): RouteContract<P, Q, B, R> {
  return {
    operation: definition.operation,
    method: definition.method,
    url: definition.url,
    params: definition.params as P,
    query: definition.query as Q,
    body: definition.body as B,
    response: definition.response as R,
  }
}

type Output<S> = S extends AnySchema ? z.output<S> : undefined

export type RouteParams<C extends RouteContract> = Output<C['params']>
export type RouteQuery<C extends RouteContract> = Output<C['query']>
export type RouteBody<C extends RouteContract> = Output<C['body']>
export type RouteResponse<C extends RouteContract> = C['response'] extends AnySchema ? z.output<C['response']> : void
