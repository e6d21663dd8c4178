import { requestQuayExport } from '@quaymaster/contracts/usage-logs'
import type { RouteBody } from '@quaymaster/contracts/route'
import { describe, expect, test } from 'vitest'
import { readAuditRows } from '../../testing/audit-rows.ts'
import { startTestApp } from '../../testing/start-test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'

const email = 'ops@example.org'
const days = { from: '2026-11-01', to: '2026-11-02' }

const ask = (client: TestClient, more: Partial<RouteBody<typeof requestQuayExport>>) =>
  client.call(requestQuayExport, { body: { namespace: 'console', ...days, ...more } })

describe('Quay’s own export', () => {
  test('is asked for once, and stands in the trail', async () => {
    await using testApp = await startTestApp()
    const client = await testApp.signIn('administrator')
    const { status, body } = await ask(client, { email })
    expect(status).toBe(200)
    expect(body.exportId).toMatch(/^[0-9a-f-]{36}$/)
    expect(testApp.simulator.requests.of('organization.log.export')).toHaveLength(1)
    const rows = readAuditRows(testApp.dataDir).filter(({ operation }) => operation === 'usage-log.quay-export')
    expect(rows.map(({ phase, target, result }) => ({ phase, target, result }))).toEqual([
      { phase: 'intent', target: 'console', result: null },
      { phase: 'outcome', target: 'console', result: 'ok' },
    ])
  })

  test.each([
    ['no recipient', {}, 'input_invalid', 'email'],
    ['days that end before they start', { email, from: '2026-11-03' }, 'usage_log_range_inverted', 'to'],
  ] as const)('refuses %s before Quay is asked', async (_what, more, code, field) => {
    await using testApp = await startTestApp()
    const client = await testApp.signIn('administrator')
    expect((await ask(client, more)).problem).toMatchObject({ code, field, status: 400 })
    expect(testApp.simulator.requests.of('organization.log.export')).toEqual([])
  })

  test.each([
    ['an address that is none', { email: 'nobody' }, 'quay_refused', 'email'],
    ['a call-back that Quay would not call', { callbackUrl: 'http://10.0.0.1/hook' }, 'quay_refused', 'callbackUrl'],
    ['an organization that is not there', { email, namespace: 'no-such-namespace' }, 'quay_not_found', 'namespace'],
    [
      'a repository that is not there',
      { email, repository: 'console/no-such-repository' },
      'quay_not_found',
      'repository',
    ],
  ] as const)('puts Quay’s refusal of %s at its field', async (_what, more, code, field) => {
    await using testApp = await startTestApp()
    const client = await testApp.signIn('administrator')
    expect((await ask(client, more)).problem).toMatchObject({ code, field })
  })
})

test('a failure of Quay’s own stays one whose outcome is unknown', async () => {
  await using testApp = await startTestApp()
  const client = await testApp.signIn('administrator')
  testApp.simulator.fail('organization.log.export', { kind: 'status', status: 500 })
  expect((await ask(client, { email })).problem).toMatchObject({ code: 'outcome_unknown' })
})
