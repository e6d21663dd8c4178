import { createSession, stepUp } from '@quaymaster/contracts/session'
import { createUser } from '@quaymaster/contracts/users'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { POLICY } from '../testing/policy-rows.ts'
import { ALL_CONTRACTS } from '../testing/route-list.ts'
import { startTestApp, TEST_PASSWORD, type TestApp } from '../testing/start-test-app.ts'
import type { TestClient } from '../testing/test-client.ts'

let stack: TestApp
let client: TestClient

beforeAll(async () => {
  stack = await startTestApp()
  client = await stack.signIn('administrator')
})

afterAll(async () => {
  await stack[Symbol.asyncDispose]()
})

/** Where Quay sends no mail, a recovery mail is refused before its body is read. */
const withBody = ALL_CONTRACTS.filter(
  ({ method, operation }) => method !== 'GET' && operation !== 'user.send-recovery-mail',
)
const small = withBody.filter(
  ({ operation, body }) =>
    body !== undefined && (POLICY.row(operation).roles === 'public' || operation === stepUp.operation),
)

/** A list in a list, that many times. */
const nested = (depth: number) => `{"name":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`

async function send(method: string, url: string, body: string): Promise<[number, string]> {
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const { status, problem } = await client.fetch(url.replaceAll(/:\w+/g, 'nobody'), { method, body, headers })
  return [status, problem.code]
}

describe('I10: bodies of requests', () => {
  test.each(small.map(({ operation, method, url }) => [operation, method, url]))(
    'I10: of %s are at most 4 KB',
    async (_operation, method, url) => {
      expect(await send(method, url, `{"other":"${'x'.repeat(4096 - 12)}"}`)).toEqual([400, 'input_invalid'])
      expect(await send(method, url, `{"other":"${'x'.repeat(4097 - 12)}"}`)).toEqual([413, 'body_too_large'])
    },
  )

  test('I10: of sign-in, step-up and set-up are the small ones', () => {
    expect(small.map(({ operation }) => operation).toSorted()).toEqual([
      'session.create',
      'session.step-up',
      'set-up.check-code',
      'set-up.create-administrator',
    ])
  })

  test.each(withBody.map(({ operation, method, url }) => [operation, method, url]))(
    'I10: of %s are refused when they are deep or say a key twice',
    async (_operation, method, url) => {
      const malformed = [400, 'request_malformed']
      // The schema would say `input_invalid`: what is refused here, it never saw.
      expect(await send(method, url, nested(16))).not.toEqual(malformed)
      expect(await send(method, url, nested(17))).toEqual(malformed)
      expect(await send(method, url, '['.repeat(4000))).toEqual(malformed)
      expect(await send(method, url, '{"name":"a","name":"b"}')).toEqual(malformed)
    },
  )

  test.each([
    ['a key twice in another spelling', String.raw`{"name":"a","n\u0061me":"b"}`],
    ['a key twice further in', '{"name":[{"a":1,"a":2}]}'],
    ['__proto__', '{"name":"newcomer","__proto__":{"isAdmin":true}}'],
    ['__proto__ in another spelling', String.raw`{"name":"newcomer","__pr\u006fto__":{"isAdmin":true}}`],
    ['constructor.prototype', '{"name":"newcomer","constructor":{"prototype":{"isAdmin":true}}}'],
    ['half a character', String.raw`{"name":"\ud800"}`],
    ['half a character in a key', String.raw`{"\udc00":"newcomer"}`],
    ['NaN', '{"name":NaN}'],
    ['Infinity', '{"name":-Infinity}'],
    ['a comment', '{"name":"newcomer"/**/}'],
    ['two values', '{"name":"newcomer"}{"name":"other"}'],
    ['nothing', ''],
    ['blanks', ' \n'],
  ])('I10: with %s are refused', async (_what, body) => {
    expect(await send(createUser.method, createUser.url, body)).toEqual([400, 'request_malformed'])
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
  })

  test('I10: that are no UTF-8 are refused', async () => {
    const answer = await fetch(new URL(createUser.url, stack.url), {
      method: createUser.method,
      headers: {
        'x-quaymaster': '1',
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
        cookie: client.cookie,
      },
      body: Buffer.from([...Buffer.from('{"name":"'), 0xff, 0xfe, ...Buffer.from('"}')]),
    })
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'request_malformed'])
  })

  test('a sign-in with a long password and a long address to come back to fits', async () => {
    const body = { name: 'a'.repeat(64), password: 'p'.repeat(1024), returnTo: `/${'r'.repeat(2047)}` }
    expect((await stack.client().call(createSession, { body })).problem.code).toBe('sign_in_failed')
    expect((await client.call(stepUp, { body: { password: TEST_PASSWORD } })).status).toBe(200)
  })
})
