import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createQuayClient, isQuayHttpError } from '@quaymaster/quay-client'
import type { QuayClient, QuayLogScope } from '@quaymaster/quay-client'
import { afterAll, beforeAll, expect, test } from 'vitest'

// What a running Quay answered about its log, sent to the client over HTTP.
const RECORDINGS = join(import.meta.dirname, '../../recordings')

type Body = { logs?: RecordedEntry[]; aggregated?: unknown; next_page?: string; export_id?: string }
type RecordedEntry = { kind: string; ip: string | null; metadata: object; performer?: { name: string } }
type Step = {
  request?: { method: string; path: string }
  response?: { status: number; headers?: Record<string, string>; body?: Body; text?: string }
}

function fill(value: unknown): unknown {
  if (typeof value === 'string') {
    if (value.startsWith('{{rfc1123')) return 'Fri, 20 Nov 2026 12:00:00 -0000'
    return value === '{{any-number}}' ? 7 : value.replaceAll(/\{\{[^}]+\}\}/g, 'gAAAAABrA-ozWgOy0123456789')
  }
  if (Array.isArray(value)) return value.map(fill)
  if (typeof value !== 'object' || value === null) return value
  if ('{{unordered}}' in value) return fill(value['{{unordered}}'])
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item)]))
}

const PATH =
  /^\/api\/v1\/(?:(superuser|user)|organization\/([^/]+)|repository\/(.+))\/(logs|aggregatelogs|exportlogs)(?:\?|$)/

function scopeOf(match: RegExpExecArray): QuayLogScope {
  if (match[2] !== undefined) return { kind: 'organization', name: match[2] }
  if (match[3] !== undefined) return { kind: 'repository', path: match[3] }
  return match[1] === 'user' ? { kind: 'organization', name: 'devuser' } : { kind: 'registry' }
}

const exchanges = readdirSync(RECORDINGS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => {
    const { steps } = JSON.parse(readFileSync(join(RECORDINGS, file), 'utf8')) as { steps: Step[] }
    return steps.flatMap(({ request, response }) => {
      const match = request === undefined ? null : PATH.exec(request.path)
      if (match === null || match[3]?.includes('/build/') === true || request === undefined || response === undefined)
        return []
      const name = `${file}: ${request.method} ${request.path}`
      return [{ name, scope: scopeOf(match), endpoint: match[4], response }]
    })
  })
const answered = exchanges.filter(({ response }) => response.status === 200)
const refused = exchanges.filter(({ response }) => response.status >= 400)

let answer: NonNullable<Step['response']> = { status: 500 }
const server = createServer((_, response) => {
  const body = answer.body === undefined ? String(fill(answer.text ?? '')) : JSON.stringify(fill(answer.body))
  response.writeHead(answer.status, { 'content-type': answer.headers?.['content-type'] ?? 'text/html' })
  response.end(body)
})
let url = ''

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

async function replay({ scope, endpoint, response }: (typeof exchanges)[number]) {
  answer = response
  const quay: QuayClient = createQuayClient({ baseUrl: url, deadlineMs: { read: 2_000 } })
  const window = { from: '2026-11-01', to: '2026-11-20' }
  try {
    if (endpoint === 'logs') return { page: await quay.logs.page({ scope }) }
    if (endpoint === 'aggregatelogs') return { counts: await quay.logs.counts({ scope, ...window }) }
    if (scope.kind === 'registry') throw new TypeError('Quay exports no registry')
    return { receipt: await quay.logs.requestExport({ scope, ...window, callbackUrl: 'https://ops.example.org/' }) }
  } catch (error) {
    return { error }
  } finally {
    await quay.close()
  }
}

test('finds the recorded answers about logs', () => {
  expect(answered.length).toBeGreaterThan(60)
  expect(refused.length).toBeGreaterThan(20)
})

test.for(answered)('$name is read whole', async (exchange) => {
  const { error, page, counts, receipt } = await replay(exchange)
  const { body } = exchange.response
  expect(error).toBeUndefined()
  expect(
    page?.entries.map(({ kind, ip, metadata, performer }) => ({ kind, ip, metadata, name: performer?.name })),
  ).toEqual(
    (fill(body) as Body).logs?.map(({ kind, ip, metadata, performer }) => ({
      kind,
      ip,
      metadata,
      name: performer?.name,
    })),
  )
  expect(page?.next?.token).toBe((fill(body) as Body).next_page)
  // Every placeholder is the same day: only the form is checked.
  expect(counts?.isSearchUnavailable).toBe(body?.aggregated === undefined ? undefined : false)
  expect(receipt?.exportId).toBe((fill(body) as Body).export_id)
})

test.for(refused)('$name ($response.status) is a failure that is known', async (exchange) => {
  const { error } = await replay(exchange)
  expect(error).toSatisfy((failure) => isQuayHttpError(failure))
  expect(error).toHaveProperty('status', exchange.response.status)
})
