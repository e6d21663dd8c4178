import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { isQuayHttpError } from '../errors/http-error.ts'
import type { QuayHttpError } from '../errors/http-error.ts'
import { isQuayNameError } from '../errors/name-error.ts'
import { connectHttp } from '../tests/local-http.ts'
import { failureOf, sendJson, startServer } from '../tests/local-server.ts'
import type { JsonValue } from './json-body.ts'

const MIRROR: JsonValue = {
  external_reference: 'quay.io/minio/mc',
  external_registry_username: 'maria',
  external_registry_password: "it's \\hunter2",
  external_registry_config: { verify_tls: false, proxy: { http_proxy: null }, credentials: ['first-key', 'k'] },
  root_rule: { rule_kind: 'tag_glob_csv', rule_value: ['latest', '*'] },
}

/** Notes what it was sent, and answers a change with 204, or with what `answer` makes of the body. */
async function startChanges(answer?: (body: string) => { status: number; body: unknown }) {
  const seen: { method: string; type: string | undefined; length: string | undefined; body: string }[] = []
  const server = await startServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece))
    request.on('end', () => {
      const { 'content-type': type, 'content-length': length } = request.headers
      seen.push({ method: request.method ?? '', type, length, body })
      const answered = answer?.(body)
      if (answered === undefined) response.writeHead(204).end()
      else sendJson(response, answered.status, answered.body)
    })
  })
  return { seen, url: server.url, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

const change = (method: 'POST' | 'PUT' | 'DELETE', body?: JsonValue) =>
  ({ operation: 'test.change', method, path: '/api/v1/test', body }) as const

describe.each(['POST', 'PUT', 'DELETE'] as const)('%s', (method) => {
  test.for<[string, JsonValue]>([
    ['a nested object', MIRROR],
    ['a list', [{ name: 'a' }, ['b'], 1]],
    ['a text', 'maria "é日😀" \\ \n'],
    ['a number', -1.5],
    ['false', false],
    ['null', null],
    ['an empty object', {}],
  ])('sends %s as it is', async ([, body]) => {
    await using server = await startChanges()
    await using http = connectHttp(server.url)
    await http.call(change(method, body))
    expect(server.seen).toEqual([
      {
        method,
        type: 'application/json',
        length: String(Buffer.byteLength(JSON.stringify(body))),
        body: JSON.stringify(body),
      },
    ])
  })

  test('sends neither a body nor its type where there is none', async () => {
    await using server = await startChanges()
    await using http = connectHttp(server.url)
    await http.call(change(method))
    expect(server.seen).toMatchObject([{ method, type: undefined, body: '' }])
  })
})

test('leaves out members that are undefined, in whatever depth', async () => {
  await using server = await startChanges()
  await using http = connectHttp(server.url)
  await http.call(change('PUT', { a: undefined, b: [{ c: undefined, d: 1 }] }))
  expect(server.seen[0]?.body).toBe('{"b":[{"d":1}]}')
})

test.for<[JsonValue, string]>([
  ['a\0b', 'body'],
  [{ rule: { values: ['a', 'b\uD800'] } }, 'rule.values.1'],
  [[{ 'b\0': 1 }], '0'],
])('refuses %j, which Quay answers with a 500, and tells where', async ([body, field]) => {
  await using server = await startChanges()
  await using http = connectHttp(server.url)
  const error = await failureOf(http.call(change('POST', body)))
  expect(error).toSatisfy(isQuayNameError)
  expect(error).toHaveProperty('field', field)
  expect(server.seen).toEqual([])
})

test('refuses a number that would be sent as null', async () => {
  await using server = await startChanges()
  await using http = connectHttp(server.url)
  const error = await failureOf(http.call(change('POST', { every: { seconds: Number.NaN } })))
  expect(error).toEqual(new TypeError('test.change: every.seconds is not a finite number'))
  expect(server.seen).toEqual([])
})

describe('a secret of a body', () => {
  const SECRETS = ["it's \\hunter2", "it's \\\\hunter2", "it\\'s \\\\hunter2", 'first-key']
  const shown = (error: QuayHttpError) => [error.message, error.quayMessage, error.quayText, JSON.stringify(error)]

  test.for([
    ['in JSON', (body: string) => `${body} is not valid`],
    [
      'in Python',
      () => `{'external_registry_password': "it's \\\\hunter2", 'c': ['first-key', 'k']} is not valid under any schema`,
    ],
    [
      'in Python between single quotes',
      () => String.raw`{'p': 'it\'s \\hunter2', 'c': ['first-key', 'k']} is not valid`,
    ],
    ['as it is', () => `Cannot sign in as maria with it's \\hunter2, first-key or k`],
  ] as const)('is not in what Quay says about it, quoted %s', async ([, say]) => {
    await using server = await startChanges((body) => ({ status: 400, body: { detail: say(body) } }))
    await using http = connectHttp(server.url)
    const error = await failureOf(http.call(change('POST', MIRROR)))
    expect(error).toSatisfy((found) => isQuayHttpError(found, 'refused'))
    const texts = shown(error as QuayHttpError)
    for (const secret of SECRETS) expect(texts.filter((text) => text?.includes(secret) === true)).toEqual([])
    expect((error as QuayHttpError).quayText).toMatch(/\[secret\].*\[secret\].*\[secret\]/)
    expect((error as QuayHttpError).quayText).not.toMatch(/\bk\b/)
  })

  test('leaves the rest of the text alone, words that hold a short secret too', async () => {
    const detail = 'Invalid token for maria: k is too weak'
    await using server = await startChanges(() => ({ status: 400, body: { detail } }))
    await using http = connectHttp(server.url)
    const error = await failureOf(http.call(change('PUT', { user: 'maria', config: { secrets: { a: 'k', b: '' } } })))
    expect(error).toHaveProperty('quayMessage', 'Invalid token for maria: [secret] is too weak')
  })

  test('is hidden before a long text is cut', async () => {
    const detail = `${'x'.repeat(3_990)} external-secret-key`
    await using server = await startChanges(() => ({ status: 400, body: { detail } }))
    await using http = connectHttp(server.url)
    const error = await failureOf(http.call(change('PUT', { private_key: 'external-secret-key' })))
    expect((error as QuayHttpError).quayText).toMatch(/x \[secret\]$/)
  })

  test('does not hide that the token is dead', async () => {
    await using server = await startChanges(() => ({ status: 403, body: { error: 'CSRF token was invalid.' } }))
    await using http = connectHttp(server.url)
    const error = await failureOf(http.call(change('PUT', { password: 'CSRF' })))
    expect(error).toMatchObject({ kind: 'invalid-token', quayMessage: '[secret] token was invalid.' })
  })

  test('is not in the error about an answer of unknown shape', async () => {
    await using server = await startChanges((body) => ({ status: 200, body: { sent: JSON.parse(body) as unknown } }))
    await using http = connectHttp(server.url)
    const error = await failureOf(
      http.call({
        ...change('POST', MIRROR),
        answer: z.object({ sent: z.object({ external_reference: z.number() }) }),
      }),
    )
    expect(String(error)).toBe(
      "QuaySchemaError: test.change: Quay's answer has an unknown shape (sent.external_reference: invalid_type)",
    )
  })
})
