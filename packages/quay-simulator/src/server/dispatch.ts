import { json, page, text, crash, type Answer } from '../api/answer.ts'
import { ApiError, CrashError, errorText, message } from '../api/api-error.ts'
import { checkBrowser } from '../auth/browser-check.ts'
import { checkCsrf } from '../auth/csrf.ts'
import { identify } from '../auth/identity.ts'
import { readSession, sessionHeader, type Session } from '../auth/session.ts'
import type { Call, Operation } from '../api/call.ts'
import type { Clock } from '../clock.ts'
import type { SimulatorRequest, SimulatorResponse } from './http-message.ts'
import { operations } from '../resources.ts'
import { createMatcher, type Match } from '../routing/matcher.ts'
import { everyPath, isRegistered, type Method } from '../routing/paths.ts'
import { encodePath, parseQuery, parseRequestPath } from '../routing/request-path.ts'
import { createRule, type Rule } from '../routing/rule.ts'
import { hasFeature, setting, settingText } from '../settings.ts'
import type { State } from '../state.ts'
import { unknownPage } from '../api/unknown-page.ts'

export type Dispatcher = {
  handle(request: SimulatorRequest): SimulatorResponse
  operationOf(request: SimulatorRequest): string
}

const operationsByKey = new Map(operations.map((operation) => [`${operation.method} ${operation.path}`, operation]))

const withAutomatic = (methods: readonly Method[]): Set<Method> =>
  new Set(methods.includes('GET') ? [...methods, 'HEAD', 'OPTIONS'] : [...methods, 'OPTIONS'])

/** Features are looked at when the registry starts, so the router is made again only when a setting changes. */
function createRouter(state: State): (method: string, path: string) => Match {
  let madeFor: string | undefined
  let match = createMatcher([])
  return (method, path) => {
    const key = JSON.stringify(state.settings.changed)
    if (key !== madeFor) {
      const registered = everyPath.filter((entry) => isRegistered(entry, state.settings))
      match = createMatcher(registered.map((entry) => createRule(entry, withAutomatic(entry.methods))))
      madeFor = key
    }
    return match(method, path)
  }
}

const crossOriginHeaders = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'DELETE, GET, HEAD, OPTIONS, POST, PUT',
  'access-control-allow-headers': 'AUTHORIZATION, CONTENT-TYPE, X-REQUESTED-WITH',
  'access-control-max-age': '21600',
}

function allowHeader(rules: readonly Rule[]): Record<string, string> {
  return { allow: [...new Set(rules.flatMap((rule) => [...rule.methods]))].join(', ') }
}

function checkReadOnly(call: Call, operation: Operation): void {
  if (setting(call.state.settings, 'REGISTRY_STATE') !== 'readonly' || operation.isAllowedWhenReadOnly) return
  // HEAD counts as a write (settings-read-only.json, step 10).
  if (call.request.method === 'GET' || call.request.method === 'OPTIONS') return
  const words = 'System is currently read-only. Pulls will succeed but all write operations are currently suspended.'
  throw new ApiError(words, () => ({
    ...json({ is_readonly: true, message: words }, 503),
    hasCrossOriginHeaders: false,
  }))
}

function checkAnonymous(call: Call, operation: Operation): void {
  if (call.identity.kind !== 'anonymous' || operation.isOpenToAnonymous) return
  if (hasFeature(call.state.settings, 'ANONYMOUS_ACCESS')) return
  throw errorText(401, 'Anonymous access is not allowed')
}

/** The checks of every API call, in Quay's order (identity.md 1.3), then the method itself. */
function runApi(call: Call, operation: Operation): Answer {
  if (setting(call.state.settings, 'BROWSER_API_CALLS_XHR_ONLY')) {
    checkBrowser(call.request.method, call.request.headers)
  }
  call.identity = identify(call, call.request.headers, call.session)
  checkCsrf(call)
  checkReadOnly(call, operation)
  checkAnonymous(call, operation)
  if (Object.values(call.parameters).some((value) => value.includes('\0'))) throw new CrashError('NUL for the database')
  return operation.handle(call)
}

function runSafely(call: Call, run: () => Answer): Answer {
  try {
    return run()
  } catch (error) {
    if (error instanceof ApiError) return error.answer(call.address)
    if (error instanceof CrashError) return crash()
    throw error
  }
}

function respond(call: Call, answer: Answer, isApi: boolean): SimulatorResponse {
  const headers = { ...answer.headers }
  if (isApi && answer.hasCrossOriginHeaders) Object.assign(headers, crossOriginHeaders)
  // A session of somebody signed in is permanent and sent again with each answer (sign-in-session.json).
  const session: Session | undefined = call.changedSession ?? (call.session?.userId ? call.session : undefined)
  if (session) headers['set-cookie'] = [sessionHeader(call.state, session, call.request.scheme)]
  return { status: answer.status, headers, body: call.request.method === 'HEAD' ? '' : answer.body }
}

function addressOf(state: State, request: SimulatorRequest): Call['address'] {
  const host = settingText(state.settings, 'SERVER_HOSTNAME') ?? request.headers['host'] ?? 'localhost'
  const scheme = settingText(state.settings, 'PREFERRED_URL_SCHEME') ?? request.scheme
  return { scheme, host }
}

/** The address of the same path in its right form, built from what the request said (paths-slashes.json, steps 11, 12). */
function redirect(request: SimulatorRequest, path: string, rawQuery: string): Answer {
  const scheme = request.headers['x-forwarded-proto'] ?? request.scheme
  const query = rawQuery === '' ? '' : `?${rawQuery}`
  const location = `${scheme}://${request.headers['host'] ?? 'localhost'}${encodePath(path)}${query}`
  const moved = page(308, 'Permanent Redirect')
  return { ...moved, headers: { ...moved.headers, location } }
}

function refuseMethod(call: Call, rules: readonly Rule[]): SimulatorResponse {
  const headers = allowHeader(rules)
  // JSON where a path of the API is owned by other methods, a page where only the web UI owns it.
  const isApi = rules.some((rule) => rule.entry.kind === 'api')
  const answer = isApi
    ? message(405, 'The method is not allowed for the requested URL.').answer(call.address)
    : page(405, 'Method Not Allowed')
  return respond(call, { ...answer, headers: { ...answer.headers, ...headers } }, isApi)
}

/** What stands in for a path of Quay that the simulator has no code for: its checks are made, then it says so. */
const unknownOperation = (rule: Rule, method: string): Operation => ({
  name: `${method} ${rule.entry.path}`,
  method: 'GET',
  path: rule.entry.path,
  handle() {
    throw message(501, `The simulator does not know ${method} ${rule.entry.path}`)
  },
})

/** Makes the part of a registry that turns a request into an answer. */
export function createDispatcher(state: State, clock: Clock): Dispatcher {
  const route = createRouter(state)

  const operationFor = (rule: Rule, method: string): Operation | undefined =>
    operationsByKey.get(`${method === 'HEAD' || method === 'OPTIONS' ? 'GET' : method} ${rule.entry.path}`)

  function answerRoute(call: Call, rule: Rule): SimulatorResponse {
    const { method } = call.request
    const isApi = rule.entry.kind === 'api'
    const known = operationFor(rule, method)
    if (method === 'OPTIONS' && !known?.answersOptions) {
      const answer = text('', 200)
      return respond(call, { ...answer, headers: { ...answer.headers, ...allowHeader([rule]) } }, isApi)
    }
    if (rule.entry.path === '/{anything}/') return respond(call, unknownPage(call), false)
    const operation = known ?? unknownOperation(rule, method)
    const answer = runSafely(call, () => (isApi ? runApi(call, operation) : operation.handle(call)))
    return respond(call, answer, isApi)
  }

  return {
    operationOf(request) {
      const match = route(request.method, parseRequestPath(request.rawUrl).path)
      if (match.kind !== 'route' || match.rule.entry.path === '/{anything}/') return 'unknown'
      return operationFor(match.rule, request.method)?.name ?? `${request.method} ${match.rule.entry.path}`
    },
    handle(request) {
      const { path, rawQuery } = parseRequestPath(request.rawUrl)
      const match = route(request.method, path)
      const call: Call = {
        state,
        clock,
        request,
        address: addressOf(state, request),
        parameters: match.kind === 'route' ? match.parameters : {},
        query: parseQuery(rawQuery),
        identity: { kind: 'anonymous' },
        session: readSession(state, request.headers['cookie']),
        changedSession: undefined,
      }
      if (match.kind === 'route') return answerRoute(call, match.rule)
      if (match.kind === 'redirect') return respond(call, redirect(request, match.path, rawQuery), false)
      if (match.kind === 'method-not-allowed') return refuseMethod(call, match.rules)
      return respond(call, page(404, 'Not Found'), false)
    },
  }
}
