import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createQuayClient, isQuayHttpError, isQuayUserRefusedError } from '@quaymaster/quay-client'
import type { QuayClient } from '@quaymaster/quay-client'
import { afterAll, beforeAll, expect, test } from 'vitest'

// What a running Quay answered, sent to the client over HTTP: each recorded body must pass its wire schema.
const RECORDINGS = join(import.meta.dirname, '../../recordings')

type Exchange = {
  file: string
  request: { method: string; path: string; text?: string; body?: unknown }
  response: { status: number; headers?: Record<string, string>; body?: unknown; text?: string }
}

type Step = Partial<Exchange> & { as?: unknown }

const files = readdirSync(RECORDINGS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
const exchanges = files.flatMap((file) => {
  const { steps } = JSON.parse(readFileSync(join(RECORDINGS, file), 'utf8')) as { steps: Step[] }
  return steps.flatMap(({ request, response }) => (request && response ? [{ file, request, response }] : []))
})

/** Placeholders as the registry might have filled them in. */
const FILLINGS: readonly (readonly [RegExp, string])[] = [
  [/\{\{uuid:\d+\}\}/g, '5a0b7f0c-59b5-4a8e-9c1d-0e6b6f6a7b11'],
  [/\{\{generated-password:\d+\}\}/g, 'MSPCH8VECVK979BYS7UIMKS4KNSY9Q40'],
  [/\{\{html\}\}/g, '<!doctype html><html></html>'],
  [/\{\{host\}\}/g, 'quay.example.com'],
  [/\{\{schema-text\}\}/g, "\n\nFailed validating 'type' in schema:\n    {'type': 'string'}\n\nOn instance:\n    None"],
  [/\{\{[^}]+\}\}/g, 'gAAAAABrA-ozWgOy0123456789'],
]

function fill(value: unknown): unknown {
  if (value === '{{any-number}}') return 7
  if (typeof value === 'string')
    return FILLINGS.reduce((text, [mark, filling]) => text.replaceAll(mark, filling), value)
  if (Array.isArray(value)) return value.map(fill)
  if (typeof value !== 'object' || value === null) return value
  if ('{{unordered}}' in value) return fill(value['{{unordered}}'])
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item)]))
}

const USER = /^\/api\/v1\/superuser\/users\/([^/?]+)$/
const RECOVERY = /^\/api\/v1\/superusers\/users\/([^/?]+)\/sendrecovery$/

/** The client's call for a recorded request, or undefined where the client never sends such a one. */
function callFor({ request, response }: Exchange): ((quay: QuayClient) => Promise<unknown>) | undefined {
  const { method, path } = request
  // The client compares whom an answer is about: it asks for that one.
  const { username: name = 'maria' } = (response.body ?? {}) as { username?: string }
  const line = `${method} ${path.split('?')[0]}`
  if (line === 'GET /api/v1/user/') return (quay) => quay.currentUser.get()
  if (line === 'GET /config') return (quay) => quay.registry.describe()
  // The page with limit=0, which never ends, is refused on purpose.
  if (line === 'GET /api/v1/superuser/users/') {
    return path.endsWith('limit=0') ? undefined : (quay) => quay.users.list({ pageToken: 'x' })
  }
  if (line === 'POST /api/v1/superuser/users/') {
    // A name of two lines is one that the client does not send.
    return name.includes('\n') ? undefined : (quay) => quay.users.create({ userName: name })
  }
  if (RECOVERY.test(path) && method === 'POST') return (quay) => quay.users.sendRecoveryMail('maria')
  if (!USER.test(path)) return undefined
  if (method === 'GET') return (quay) => quay.users.get(name)
  if (method === 'PUT') return (quay) => quay.users.update(name, { enabled: true })
  return method === 'DELETE' ? (quay) => quay.users.delete('maria') : undefined
}

const cases = exchanges.flatMap((exchange) => {
  const call = callFor(exchange)
  return call
    ? [{ ...exchange, call, name: `${exchange.file}: ${exchange.request.method} ${exchange.request.path}` }]
    : []
})
const succeeded = cases.filter(({ response }) => response.status < 300)
const refused = cases.filter(({ response }) => response.status >= 400)

let answer: Exchange['response'] = { status: 500 }
const server = createServer((_, response) => {
  const body = answer.body === undefined ? String(fill(answer.text ?? '')) : JSON.stringify(fill(answer.body))
  response.writeHead(answer.status, { 'content-type': answer.headers?.['content-type'] ?? 'text/html' })
  response.end(answer.status === 204 ? undefined : body)
})
let url = ''

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

async function replay({ response, call }: (typeof cases)[number]): Promise<unknown> {
  answer = response
  // A client of its own, since a suspension after several 500s is none of this test's business.
  const quay = createQuayClient({ baseUrl: url, deadlineMs: { read: 2_000 } })
  try {
    return await call(quay).catch((error: unknown) => error)
  } finally {
    await quay.close()
  }
}

test('finds the recorded exchanges that the client knows', () => {
  expect(succeeded.length).toBeGreaterThan(100)
  expect(refused.length).toBeGreaterThan(100)
})

test.for(succeeded)('$name passes', async (exchange) => {
  expect(await replay(exchange)).not.toBeInstanceOf(Error)
})

// The client never sends what these answer: broken bodies, other types, a missing name.
const NEVER_SENT = /schema-text|could not understand|Did not attempt|Missing JSON body|page limit|Limit to the number/i

test.for(refused)('$name ($response.status) is understood', async (exchange) => {
  const { status } = exchange.response
  const failure = await replay(exchange)
  expect(failure).toSatisfy((error) => isQuayHttpError(error))
  expect(failure).toHaveProperty('status', status)
  const text = JSON.stringify(exchange.response.body ?? exchange.response.text)
  const isKnown = isQuayUserRefusedError(failure) && failure.refusal !== 'unknown'
  const mustBeKnown = status === 400 && !NEVER_SENT.test(text)
  expect({ text, isKnown: isKnown || !mustBeKnown }).toEqual({ text, isKnown: true })
})
