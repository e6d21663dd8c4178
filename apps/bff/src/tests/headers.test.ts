import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { rawRequest, rawText } from '../testing/raw-request.ts'
import { startTestApp, type TestApp } from '../testing/start-test-app.ts'

/** For the full sizes on a busy machine. */
const TIMEOUT_MS = 900_000

const HTTPS = { publicOrigin: 'https://console.example', trustedProxies: ['127.0.0.1'] }

const NEEDED = [
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
  'strict-transport-security',
  'cache-control',
  'x-request-id',
]

const FORBIDDEN = ['server', 'x-powered-by', 'access-control-allow-origin', 'access-control-allow-credentials']

function host(stack: TestApp): [string, string] {
  return ['host', new URL(stack.url).host]
}

/** Requests that end in every kind of answer that the server can give, with the status of each. */
function everyKind(stack: TestApp): [string, number, string][] {
  const api: [string, string][] = [
    ['host', 'console.example'],
    ['x-quaymaster', '1'],
    ['sec-fetch-site', 'same-origin'],
  ]
  const json: [string, string][] = [...api, ['content-type', 'application/json']]
  const big = JSON.stringify({ name: 'a', password: 'x'.repeat(300 * 1024) })
  return [
    ['page', 200, rawText('GET', '/sign-in', [host(stack)])],
    ['redirect', 303, rawText('GET', '/sign-in', [host(stack)])],
    ['HEAD', 200, rawText('HEAD', '/livez', [host(stack)])],
    ['not signed in', 401, rawText('GET', '/api/me', api)],
    ['origin refused', 403, rawText('GET', '/api/me', [host(stack)])],
    ['malformed address', 400, rawText('GET', '/%', [host(stack)])],
    ['malformed API address', 400, rawText('GET', '/api/users/%', api)],
    ['no such API', 404, rawText('GET', '/api/nothing', api)],
    ['no such asset', 404, rawText('GET', '/assets/none.js', [host(stack)])],
    ['wrong method', 405, rawText('PUT', '/api/session', api)],
    ['OPTIONS', 404, rawText('OPTIONS', '/api/session', api)],
    ['wrong media type', 415, rawText('POST', '/api/session', [...api, ['content-type', 'text/plain']], 'x')],
    ['broken JSON', 400, rawText('POST', '/api/session', json, '{')],
    ['too large', 413, rawText('POST', '/api/session', json, big)],
    ['long parameter', 414, rawText('GET', `/api/users/${'a'.repeat(600)}`, api)],
    ['long header', 431, rawText('GET', '/', [host(stack), ['x-long', 'a'.repeat(20_000)]])],
    ['not HTTP', 400, 'NONSENSE\r\n\r\n'],
    ['no host', 400, 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n'],
    ['pages not built', 503, rawText('GET', '/users', [host(stack)])],
  ]
}

describe('B6: the headers', () => {
  test('B6: stand on every answer, those to malformed requests too', async () => {
    await using stack = await startTestApp({ config: HTTPS, seams: { webDirectory: '/nowhere' } })
    const seen = new Map<string, number>()
    for (const [kind, status, text] of everyKind(stack)) {
      if (kind === 'page') await stack.createStaff('ada', 'administrator')
      if (kind === 'redirect') await stack.app.store.deleteFrom('staff').execute()
      const answer = await rawRequest(stack.url, text)
      seen.set(kind, answer.status)
      expect(answer.status, kind).toBe(status)
      for (const name of NEEDED) expect(answer.headers.get(name)?.length, `${kind}: ${name}`).toBe(1)
      for (const name of FORBIDDEN) expect(answer.headers.has(name), `${kind}: ${name}`).toBe(false)
      const policy = answer.headers.get('content-security-policy')?.[0] ?? ''
      expect(policy, `B5: ${kind}`).toContain("frame-ancestors 'none'")
      expect(policy, kind).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
      expect(answer.headers.get('cache-control'), kind).toEqual(['no-store'])
    }
    expect(seen.size).toBe(everyKind(stack).length)
  })

  test('B6: stand on a failure inside, which says nothing of its cause', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    await stack.app.store.schema.dropTable('staff').execute()
    const answer = await client.fetch('/api/staff')
    expect(answer.status).toBe(503)
    expect(answer.problem.code).toBe('store_unavailable')
    expect(answer.text).not.toMatch(/staff|sqlite|node_modules|\.ts/i)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('x-request-id')).toBe(answer.problem.requestId)
  })
})

type Combination = { header: string; origin: string; site: string; host: string; type: string }

const OURS = '(ours)'
const NONE = '(none)'

/** What section 3.5 of the security bar says about one combination. */
function expected(method: string, { header, origin, site, host: name, type }: Combination): number | undefined {
  const isReading = method === 'GET'
  const isTrusted =
    site === 'same-origin' || (site === 'none' && isReading) || (site === NONE && (isReading || origin === OURS))
  if (header !== '1' || name !== OURS || !isTrusted) return 403
  if (type === 'application/json') return undefined
  return type === NONE && isReading ? undefined : 415
}

describe('B3: where a request comes from', () => {
  test(
    'B3: only our own pages reach the API, whatever is combined',
    async () => {
      await using stack = await startTestApp()
      const own = new URL(stack.url)
      const all: [string, Combination][] = []
      for (const method of ['GET', 'POST'])
        for (const header of ['1', '0', NONE])
          for (const origin of [OURS, 'null', 'https://evil.example', NONE])
            for (const site of ['same-origin', 'same-site', 'cross-site', 'none', 'nonsense', NONE])
              for (const name of [OURS, 'evil.example', NONE])
                for (const type of ['application/json', 'text/plain', 'application/json; charset=utf-8', NONE])
                  all.push([method, { header, origin, site, host: name, type }])
      const sample = process.env['QM_TEST_FULL'] === undefined ? all.filter((_, index) => index % 7 === 0) : all
      for (const [method, combination] of sample) {
        const headers: [string, string][] = []
        const add = (name: string, value: string, ours = value) => {
          if (value !== NONE) headers.push([name, value === OURS ? ours : value])
        }
        add('host', combination.host, own.host)
        add('x-quaymaster', combination.header)
        add('origin', combination.origin, own.origin)
        add('sec-fetch-site', combination.site)
        add('content-type', combination.type)
        const path = method === 'GET' ? '/api/me' : '/api/session'
        const body = method === 'GET' ? '' : JSON.stringify({ name: randomUUID(), password: 'x' })
        const { status } = await rawRequest(stack.url, rawText(method, path, headers, body))
        const what = `${method} ${JSON.stringify(combination)}`
        // Without any host the request is malformed before it is anything else.
        if (combination.host === NONE) expect(status, what).toBe(400)
        else expect([status, what]).toEqual([expected(method, combination) ?? (status === 429 ? 429 : 401), what])
      }
      expect(sample.length).toBeGreaterThan(200)
    },
    TIMEOUT_MS,
  )
})
