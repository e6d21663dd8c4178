import { CrashError, invalidRequest, message, requiresAuthentication, requiresFreshLogin } from './api-error.ts'
import type { Answer } from './answer.ts'
import type { Identity } from '../auth/identity.ts'
import type { Session } from '../auth/session.ts'
import type { Clock } from '../clock.ts'
import type { SimulatorRequest } from '../server/http-message.ts'
import { parsePythonJson, PythonJsonError } from '../python/json-parse.ts'
import { firstViolation, type Schema, type SchemaOf } from '../python/schema.ts'
import type { Method } from '../routing/paths.ts'
import type { State } from '../state.ts'

/** One request on its way through a handler. */
export type Call = {
  state: State
  clock: Clock
  request: SimulatorRequest
  /** Where the registry says it is, for addresses in answers. */
  address: { scheme: string; host: string }
  parameters: Record<string, string>
  query: ReadonlyMap<string, string>
  identity: Identity
  /** The session of the request's cookie, if it has one. */
  session: Session | undefined
  /** Set by a handler that changes the session: its cookie is sent along. */
  changedSession: Session | undefined
}

/** One method of one path. */
export type Operation = {
  /** What faults and the request log call it. */
  name: string
  method: Method
  path: string
  /** Answered although anonymous callers are refused (identity.md 1.3, the endpoints marked anon). */
  isOpenToAnonymous?: true
  /** Answers OPTIONS itself, as it answers GET. */
  answersOptions?: true
  /** Answered by a registry that is read-only. */
  isAllowedWhenReadOnly?: true
  handle(call: Call): Answer
}

/** A path parameter of the route. */
export function parameter(call: Call, name: string): string {
  const value = call.parameters[name]
  if (value === undefined) throw new Error(`The route has no parameter ${name}`)
  return value
}

const unreadable = () => message(400, 'The browser (or proxy) sent a request that this server could not understand.')

const isJsonType = (type: string | undefined): boolean =>
  /^application\/(?:json|[^;\s]+\+json)$/i.test((type ?? '').split(';')[0]?.trim() ?? '')

function parseBody(body: Buffer): unknown {
  try {
    return parsePythonJson(body)
  } catch (error) {
    if (error instanceof PythonJsonError) throw unreadable()
    if (error instanceof RangeError) throw new CrashError('Recursion')
    throw error
  }
}

function checkBody(value: unknown, schema: Schema): void {
  const violation = firstViolation(value, schema)
  if (violation !== undefined) throw invalidRequest(violation)
}

const missingBody = (): Error => invalidRequest('Missing JSON body')

/**
 * The body of a request that needs one: type, then syntax, then schema (identity.md 1.9; bodies-schema.json).
 * @param refuseNull what JSON's `null` comes to
 */
export function readBody<T>(call: Call, schema: SchemaOf<T>, refuseNull = missingBody): T {
  if (!isJsonType(call.request.headers['content-type'])) {
    throw message(415, "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.")
  }
  const value = parseBody(call.request.body)
  if (value === null) throw refuseNull()
  checkBody(value, schema)
  return value as T
}

/** The body of a request that may have one: whatever is no JSON is ignored (robots-create.json). */
export function readOptionalBody<T>(call: Call, schema: SchemaOf<T>): Partial<T> {
  if (!isJsonType(call.request.headers['content-type'])) return {}
  let value: unknown
  try {
    value = parsePythonJson(call.request.body)
  } catch {
    return {}
  }
  if (value === null) return {}
  checkBody(value, schema)
  return value as Partial<T>
}

/** A boolean of the query: only these words are false (users-list-disabled.json). */
export function booleanParameter(call: Call, name: string, otherwise: boolean): boolean {
  const value = call.query.get(name)
  return value === undefined ? otherwise : !['false', 'False', 'FALSE', '0', 'null', ''].includes(value)
}

/** A whole number of the query, as Python's `int` reads it; `help` is the parameter's description, which is the error. */
export function integerParameter(call: Call, name: string, help: string): number | undefined {
  const value = call.query.get(name)
  if (value === undefined) return undefined
  const word = value.trim()
  if (!/^[+-]?\d+(?:_\d+)*$/.test(word)) throw message(400, { [name]: help })
  return Number(word.replaceAll('_', ''))
}

/** The person who calls, where there must be one and where a session must be young; tokens always pass (identity.md 1.5). */
export function requireFreshLogin(call: Call): void {
  if (call.identity.kind === 'anonymous') throw requiresAuthentication()
  const freshMs = 10 * 60_000
  if (call.identity.kind === 'session' && call.clock.nowMs() - call.identity.freshAtMs > freshMs) {
    throw requiresFreshLogin()
  }
}
