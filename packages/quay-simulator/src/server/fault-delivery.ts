import type { Delivery, Manner } from './delivery.ts'
import { bytesOf, isBodiless } from './delivery.ts'
import type { ParsedFault } from './faults.ts'
import type { SimulatorRequest, SimulatorResponse } from './http-message.ts'

const whole: Manner = { kind: 'whole' }

function page(status: number, title: string): SimulatorResponse {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n<hr><center>nginx</center>\n</body>\n</html>\n`,
  }
}

const signInPage: SimulatorResponse = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html>\n<html lang="en"><head><title>Sign in</title></head><body><form method="post"><input name="username"><input name="password" type="password"></form></body></html>\n',
}

const json = (body: string): SimulatorResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body,
})

/** Faults that need the registry's own answer, because they only disturb it. */
const disturbing: ReadonlySet<ParsedFault['kind']> = new Set([
  'latency',
  'slow-drip',
  'reset',
  'cut',
  'unknown-field',
  'other-object',
  'dead-token',
])

/** Whether the registry does the work although the fault hits the call. */
export function isExecutedUnder(fault: ParsedFault): boolean {
  if (disturbing.has(fault.kind)) return true
  if (fault.kind === 'status' && bodyKindOf(fault) === 'answer') return true
  return 'afterExecution' in fault && fault.afterExecution
}

type StatusFault = Extract<ParsedFault, { kind: 'status' }>

function bodyKindOf({ body, json: said, status }: StatusFault): 'answer' | 'html' | 'empty' | 'json' {
  if (said !== undefined) return 'json'
  if (body) return body
  if (isBodiless(status)) return 'empty'
  return status < 400 ? 'answer' : 'html'
}

function bodyWithStatus(
  { status, json: said }: StatusFault,
  kind: ReturnType<typeof bodyKindOf>,
  answer: SimulatorResponse,
): SimulatorResponse {
  if (kind === 'html') return page(status, `${status}`)
  if (kind === 'json') return { ...json(JSON.stringify(said)), status }
  return { ...answer, status, body: kind === 'empty' ? '' : answer.body }
}

function answerWithStatus(fault: StatusFault, answer: SimulatorResponse): SimulatorResponse {
  const bodyKind = bodyKindOf(fault)
  const response = bodyWithStatus(fault, bodyKind, answer)
  const headers = { ...response.headers }
  if (fault.retryAfterSeconds !== undefined) headers['retry-after'] = String(fault.retryAfterSeconds)
  if (fault.status !== 206) return { ...response, headers }
  const all = bytesOf(response)
  const half = all.subarray(0, Math.ceil(all.length / 2))
  return {
    ...response,
    headers: { ...headers, 'content-range': `bytes 0-${half.length - 1}/${all.length}` },
    body: half,
  }
}

// Every object gets the field, at whatever depth: a later Quay may add one anywhere.
function withField(value: unknown, name: string, added: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withField(item, name, added))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, item]) => [key, withField(item, name, added)])
  return Object.fromEntries([...entries, [name, added]])
}

function withOther(value: unknown, asked: string, answered: string): unknown {
  if (value === asked) return answered
  if (Array.isArray(value)) return value.map((item) => withOther(item, asked, answered))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withOther(item, asked, answered)]))
}

type OtherObject = Extract<ParsedFault, { kind: 'other-object' }>

/** A read is answered as if it had asked for the other one; a change is done to the one that was asked for. */
export function askingForOther({ asked, answered }: OtherObject, request: SimulatorRequest): SimulatorRequest {
  if (request.method !== 'GET') return request
  return { ...request, rawUrl: request.rawUrl.replaceAll(asked, answered) }
}

function aboutOther({ asked, answered }: OtherObject, answer: SimulatorResponse): SimulatorResponse {
  if (!String(answer.headers['content-type']).startsWith('application/json')) return answer
  return { ...answer, body: `${JSON.stringify(withOther(JSON.parse(answer.body.toString()), asked, answered))}\n` }
}

function withUnknownField(
  fault: Extract<ParsedFault, { kind: 'unknown-field' }>,
  answer: SimulatorResponse,
): SimulatorResponse {
  if (!String(answer.headers['content-type']).startsWith('application/json')) return answer
  const value: unknown = JSON.parse(answer.body.toString())
  return { ...answer, body: `${JSON.stringify(withField(value, fault.name, fault.value))}\n` }
}

function huge(bytes: number | undefined): Delivery {
  const head = '{"users": [], "filler": "'
  if (bytes === undefined) return { response: json(head), manner: { kind: 'endless' } }
  return { response: json(head.padEnd(bytes - 2, 'x') + '"}'), manner: whole }
}

function redirect(fault: Extract<ParsedFault, { kind: 'redirect' }>, request: SimulatorRequest): SimulatorResponse {
  const self = `${request.scheme}://${request.headers['host'] ?? ''}${request.rawUrl}`
  return {
    ...page(fault.status, `${fault.status}`),
    headers: { 'content-type': 'text/html', location: fault.to === 'self' ? self : fault.to },
  }
}

function broken(fault: Extract<ParsedFault, { kind: 'reset' | 'cut' }>, answer: SimulatorResponse): Manner {
  const { length } = bytesOf(answer)
  // An answer without a body would be complete with its head: all that can be lost is the whole of it.
  if (length === 0) return { kind: 'drop', http2: fault.kind === 'reset' ? fault.http2 : 'stream' }
  const afterBytes = Math.min(fault.afterBytes ?? Math.ceil(length / 2), length - 1)
  if (fault.kind === 'reset') return { kind: 'reset', afterBytes, http2: fault.http2 }
  return { kind: 'cut', afterBytes, framing: fault.framing }
}

/**
 * Turns an answer into what the fault leaves of it.
 * @param answer the registry's own answer; where the fault kept the call from it, anything
 */
export function deliveryUnder(fault: ParsedFault, request: SimulatorRequest, answer: SimulatorResponse): Delivery {
  switch (fault.kind) {
    case 'hang':
      return { response: answer, manner: { kind: 'hang' } }
    case 'drop':
      return { response: answer, manner: { kind: 'drop', http2: fault.http2 } }
    case 'slow-drip':
      return { response: answer, manner: { kind: 'slow-drip', bytesPerSecond: fault.bytesPerSecond } }
    case 'reset':
    case 'cut':
      return { response: answer, manner: broken(fault, answer) }
    case 'status':
      return { response: answerWithStatus(fault, answer), manner: whole }
    case 'html':
      return { response: signInPage, manner: whole }
    case 'empty':
      return { response: json(''), manner: whole }
    case 'redirect':
      return { response: redirect(fault, request), manner: whole }
    case 'unknown-field':
      return { response: withUnknownField(fault, answer), manner: whole }
    case 'other-object':
      return { response: aboutOther(fault, answer), manner: whole }
    case 'malformed-json':
      return { response: json(fault.text ?? '{"users": [{"username": "maria", }'), manner: whole }
    case 'huge-body':
      return huge(fault.bytes)
    case 'deep-json':
      return { response: json('['.repeat(fault.depth) + ']'.repeat(fault.depth)), manner: whole }
    default:
      return { response: answer, manner: whole }
  }
}
