import { randomUUID } from 'node:crypto'
import { disableUser, readUser } from '@quaymaster/contracts/users'
import type { RouteContract } from '@quaymaster/contracts/route'
import { describe, expect, test } from 'vitest'
import { rawRequest, rawText } from '../../testing/raw-request.ts'
import { ALL_CONTRACTS } from '../../testing/route-list.ts'
import type { TestApp } from '../../testing/start-test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { startUsersApp } from '../../testing/users-app.ts'
import { foregroundCalls } from '../../testing/foreground-calls.ts'

const isFull = process.env['QM_TEST_FULL'] !== undefined

const PIECES = ['..', '.', '%2e%2e', '%2e', '%2f', '%252f', '%5c', '%5c..', ';x', '%3f', '%23', '%00', '%0d%0a', '%20']
const TAILS = [
  '',
  '%2f..%2fsuperuser%2fusers',
  'devuser',
  '..',
  '%2fsendrecovery',
  '%3fa=1',
  '@quay.invalid',
  '%2f%2fx',
]
const HOSTILE = [
  ...PIECES.flatMap((piece) => TAILS.flatMap((tail) => [`${piece}${tail}`, `devuser${piece}${tail}`])),
  '',
  'http:%2f%2fquay.invalid',
  '%ff',
  '%ZZ',
  '％２ｅ',
  '%E2%80%AE',
  'x'.repeat(400),
  '__proto__',
]

/** What Quay may be asked for about people, whatever the browser sends: one segment, and no more of it encoded. */
const ABOUT_PEOPLE =
  /^\/(?:config|api\/v1\/user\/|api\/v1\/superusers?\/users\/(?:\?[^/]*|(?!\.{1,2}(?:$|\/))[A-Za-z0-9._@~%'()*!-]+(?:\/sendrecovery)?)?)$/
const NOT_TO_BE_ENCODED = /%(?:2f|5c|25|3b|3f|23|0\d|1\d|7f)/i

/** Activity is answered from the log store alone. */
const WITH_NAME = ALL_CONTRACTS.filter(
  ({ url, operation }) => url.startsWith('/api/users/:name') && operation !== 'usage-log.user-activity',
)

async function sendRaw({ url }: TestApp, { cookie }: TestClient, contract: RouteContract, segment: string) {
  const target = contract.url.replace(':name', segment)
  const body = contract.body === undefined ? '' : '{"email":"a@example.org"}'
  const headers = [
    ['host', new URL(url).host],
    ['x-quaymaster', '1'],
    ['sec-fetch-site', 'same-origin'],
    ['cookie', cookie],
    ['idempotency-key', randomUUID()],
    ...(body === '' ? [] : [['content-type', 'application/json'] as const]),
  ] as const
  return await rawRequest(url, rawText(contract.method, target, headers, body))
}

describe('I1: a name in a path', () => {
  test('never takes a call to Quay beyond the people it is about', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    expect(WITH_NAME.length).toBeGreaterThanOrEqual(7)
    for (const [index, segment] of HOSTILE.entries()) {
      const contracts = isFull ? WITH_NAME : WITH_NAME.filter((_, number) => index % WITH_NAME.length === number)
      for (const contract of contracts) {
        const { status } = await sendRaw(testApp, administrator, contract, segment)
        expect(status, `${contract.method} ${segment}`).toBeGreaterThanOrEqual(400)
      }
    }
    // The usage log is followed meanwhile, whatever names there are.
    const calls = foregroundCalls(testApp.simulator)
    const lines = calls.map(({ rawUrl }) => rawUrl)
    expect(lines.filter((line) => line.includes('devuser')).length).toBeGreaterThan(5)
    expect(lines.filter((line) => !ABOUT_PEOPLE.test(line) || NOT_TO_BE_ENCODED.test(line))).toEqual([])
  }, 60_000)
})

describe('I4: what a browser claims', () => {
  test('reaches Quay in no header: reads and changes carry a fixed list', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    const claims = {
      authorization: 'Bearer of-the-browser',
      'x-forwarded-for': '203.0.113.9',
      'x-real-ip': '203.0.113.9',
      forwarded: 'for=203.0.113.9',
      'x-http-method-override': 'DELETE',
      'user-agent': 'browser/1',
      'accept-language': 'ja',
    }
    const params = { name: 'devuser' }
    testApp.simulator.requests.clear()
    await administrator.call(readUser, { params, query: { fresh: 'true' }, headers: claims })
    await administrator.call(disableUser, { params, headers: { ...claims, 'idempotency-key': randomUUID() } })
    const calls = [...testApp.simulator.requests.of('user.read'), ...testApp.simulator.requests.of('user.update')]
    expect(calls.length).toBeGreaterThanOrEqual(4)
    const sent = new Set(calls.flatMap(({ headers }) => Object.keys(headers)))
    expect([...sent].toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
      'x-requested-with',
    ])
    expect(JSON.stringify(calls)).not.toMatch(/203\.0\.113\.9|of-the-browser|browser\/1/)
  })
})
