import type { RouteBody, RouteContract, RouteParams, RouteQuery, RouteResponse } from '@quaymaster/contracts/route'
import { isRecentlyActive } from './activity.ts'
import { noteServerDate } from './server-clock.ts'
import { ApiError, hasProblemCode, readProblem, unreachable, unreadable } from './api-error.ts'
import { closeIdempotencyKey, digestAct, takeIdempotencyKey } from './idempotency-keys.ts'
import { reportSessionEnded, requestStepUp } from './session-gate.ts'

type Part<Name extends string, Value> = [Value] extends [undefined] ? unknown : { readonly [K in Name]: Value }

/** What a contract's route wants: only the parts that it declares. */
export type CallInput<C extends RouteContract> = Part<'params', RouteParams<C>> &
  Part<'query', RouteQuery<C>> &
  Part<'body', RouteBody<C>>

export type CallOptions = {
  signal?: AbortSignal
  /** Milliseconds until the call counts as unanswered. @default 30000 */
  timeoutMs?: number
}

type Arguments<C extends RouteContract> =
  Partial<Record<string, unknown>> extends CallInput<C>
    ? [input?: CallInput<C>, options?: CallOptions]
    : [input: CallInput<C>, options?: CallOptions]

type LooseInput = {
  params?: Record<string, string>
  query?: Record<string, string | undefined>
  body?: unknown
}

const DEFAULT_TIMEOUT_MS = 30_000
const LOST_ANSWER_DELAYS_MS = [600, 2000]

/** The address of a route with its parameters filled in, each as one encoded segment. */
export function routeAddress(contract: RouteContract, input: LooseInput = {}): string {
  const path = contract.url.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = input.params?.[name]
    if (value === undefined) throw new TypeError(`${contract.operation} needs the parameter ${name}`)
    return encodeURIComponent(value)
  })
  const entries = Object.entries(input.query ?? {}).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`
}

async function send(contract: RouteContract, input: LooseInput, key: string | undefined, options: CallOptions) {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS)
  const headers: Record<string, string> = { 'X-Quaymaster': '1', Accept: 'application/json' }
  // What a page asks for by itself must not keep a session alive that nobody uses.
  if (!isRecentlyActive()) headers['X-Quaymaster-Background'] = '1'
  if (key !== undefined) headers['Idempotency-Key'] = key
  if (input.body !== undefined) headers['Content-Type'] = 'application/json'
  let response: Response
  try {
    response = await fetch(routeAddress(contract, input), {
      method: contract.method,
      headers,
      body: input.body === undefined ? null : JSON.stringify(input.body),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]),
    })
  } catch (error) {
    if (options.signal?.aborted === true) throw error
    throw unreachable(error)
  }
  noteServerDate(response.headers.get('date'))
  if (!response.ok) throw await readProblem(response)
  if (contract.response === undefined) return undefined
  try {
    return await response.json()
  } catch (error) {
    // A mutation whose answer broke off has done something: it counts as unanswered, and its key stays open.
    throw key === undefined ? unreadable(response, error) : unreachable(error)
  }
}

const isUnanswered = (error: unknown) => hasProblemCode(error, 'console_unreachable', 'idempotency_in_progress')

/** A mutation is repeated under its own key while nobody knows whether it arrived. */
async function sendMutation(contract: RouteContract, input: LooseInput, key: string, options: CallOptions) {
  for (const delayMs of LOST_ANSWER_DELAYS_MS) {
    try {
      return await send(contract, input, key, options)
    } catch (error) {
      if (!isUnanswered(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, delayMs))
    }
  }
  return send(contract, input, key, options)
}

async function withStepUp<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (!hasProblemCode(error, 'step_up_required')) throw error
      if (!(await requestStepUp())) throw error
    }
  }
}

/**
 * Calls one route of the console, typed by its contract. A mutation carries an idempotency key; a call that needs a fresh
 * proof of identity asks for it and goes out again under the same key.
 * @throws {ApiError} with the server's problem, or with `console_unreachable` or `answer_unreadable`.
 */
export async function call<const C extends RouteContract>(
  contract: C,
  ...[input, options = {}]: Arguments<C>
): Promise<RouteResponse<C>> {
  const parts = (input ?? {}) as LooseInput
  try {
    if (contract.method === 'GET') return (await send(contract, parts, undefined, options)) as RouteResponse<C>
    return (await callMutation(contract, parts, options)) as RouteResponse<C>
  } catch (error) {
    if (hasProblemCode(error, 'not_signed_in')) reportSessionEnded()
    throw error
  }
}

async function callMutation(contract: RouteContract, input: LooseInput, options: CallOptions): Promise<unknown> {
  const act = await digestAct(contract.operation, input)
  const key = takeIdempotencyKey(act)
  try {
    const answer = await withStepUp(() => sendMutation(contract, input, key, options))
    closeIdempotencyKey(act)
    return answer
  } catch (error) {
    if (error instanceof ApiError && !isUnanswered(error)) closeIdempotencyKey(act)
    throw error
  }
}
