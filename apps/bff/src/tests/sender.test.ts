import { describe, expect, test } from 'vitest'
import { rawRequest, rawText } from '../testing/raw-request.ts'
import { startTestApp, TEST_PASSWORD, type TestApp } from '../testing/start-test-app.ts'

/** From where the console believes the last sign-in came. */
async function believedAddress(stack: TestApp, headers: Record<string, string>): Promise<string | null> {
  const client = stack.client(headers)
  await client.signIn('ada', TEST_PASSWORD)
  const row = await stack.app.store
    .selectFrom('sessions')
    .select('address')
    .where('staff_id', 'is not', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return row?.address ?? null
}

describe('I5: the sender behind a proxy', () => {
  test.each([
    ['no proxy is trusted', [], '1.2.3.4', '127.0.0.1'],
    ['another network is trusted', ['10.0.0.0/8'], '1.2.3.4', '127.0.0.1'],
    ['the proxy is trusted', ['127.0.0.0/8'], '1.2.3.4', '1.2.3.4'],
    ['the sender wrote a chain of its own', ['127.0.0.1'], '6.6.6.6, 1.2.3.4', '1.2.3.4'],
    ['the proxy writes a port', ['127.0.0.1'], '6.6.6.6, 203.0.113.5:51008', '203.0.113.5'],
    ['the proxy writes brackets', ['127.0.0.1'], '[2001:DB8::5]:4711', '2001:db8::5'],
    ['the proxy writes no address', ['127.0.0.1'], '1.2.3.4, unknown', '127.0.0.1'],
    ['two proxies are trusted', ['127.0.0.1', '10.0.0.0/8'], '6.6.6.6, 1.2.3.4, 10.1.1.1', '1.2.3.4'],
  ])('I5: is the rightmost untrusted address when %s', async (_case, trustedProxies, forwarded, believed) => {
    await using stack = await startTestApp({ config: { trustedProxies } })
    await stack.createStaff('ada', 'administrator')
    expect(await believedAddress(stack, { 'x-forwarded-for': forwarded })).toBe(believed)
  })

  test('I5: cannot choose the host by a header, trusted proxy or not', async () => {
    await using stack = await startTestApp({ config: { trustedProxies: ['127.0.0.1'] } })
    const answer = await stack.client({ 'x-forwarded-host': 'evil.example' }).fetch('/api/me')
    expect(answer.problem.code).toBe('not_signed_in')
  })
})

describe('I4: headers that claim something', () => {
  const CLAIMS = [
    'authorization',
    'x-user',
    'x-quaymaster-role',
    'x-real-ip',
    'forwarded',
    'x_forwarded_for',
    'x-http-method-override',
  ]

  test('I4: change neither who one is, nor from where, nor what is asked', async () => {
    await using stack = await startTestApp()
    await stack.createStaff('ada', 'auditor')
    for (const name of CLAIMS) {
      for (const spelling of [name, name.toUpperCase(), name.replaceAll('-', '_')]) {
        const value = name === 'x-http-method-override' ? 'DELETE' : 'administrator'
        const anonymous = await stack.client({ [spelling]: value }).fetch('/api/me')
        expect(anonymous.problem.code, spelling).toBe('not_signed_in')
        expect(await believedAddress(stack, { [spelling]: value }), spelling).toBe('127.0.0.1')
        stack.clock.advance(1000)
      }
    }
  })
})

describe('I6: addresses beside the API', () => {
  const PATHS = [
    '/livez',
    '/livez?x=1',
    '/livez/',
    '//livez',
    '/livez/..;/api/me',
    '/livez/%2e%2e/api/me',
    '/readyz',
    '/readyz/../api/me',
    '/sign-in/..%2fapi%2fme',
    '/assets/..%2f..%2fapi/me',
    '/page-assets/../api/me',
    '/API/me',
    '/api//me',
    '/api/me/',
    '//api/me',
    '/./api/me',
    '/api/me%00',
    '/%61pi/me',
  ]

  test('I6: never give data without a session', async () => {
    await using stack = await startTestApp()
    const { host } = new URL(stack.url)
    const own: [string, string][] = [
      ['host', host],
      ['x-quaymaster', '1'],
    ]
    const probe: [string, string][] = [...own, ['x-forwarded-uri', '/api/me'], ['user-agent', 'kube-probe/1.30']]
    for (const path of PATHS) {
      for (const headers of [own, probe]) {
        const { status, body } = await rawRequest(stack.url, rawText('GET', path, headers))
        expect(status, path).toBeGreaterThanOrEqual(200)
        expect(body, path).not.toContain('capabilities')
        expect(body, path).not.toContain(stack.simulator.url)
      }
    }
  })
})
