import { randomUUID } from 'node:crypto'
import type { RouteContract } from '@quaymaster/contracts/route'
import { changeOwnPassword } from '@quaymaster/contracts/account'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requiresStepUp, rowHasRole } from '../policy/decide.ts'
import { ROLES } from '@quaymaster/contracts/roles'
import { POLICY } from '../testing/policy-rows.ts'
import { ALL_CONTRACTS } from '../testing/route-list.ts'
import { startTestApp, TEST_PASSWORD, type TestApp } from '../testing/start-test-app.ts'
import type { TestClient } from '../testing/test-client.ts'

const MINUTE_MS = 60_000

let stack: TestApp

beforeAll(async () => {
  // All operations are open: some exist only where Quay sends mail.
  stack = await startTestApp({ prepare: (simulator) => simulator.event('mail', { works: true }) })
})

afterAll(async () => {
  await stack[Symbol.asyncDispose]()
})

const cells = ALL_CONTRACTS.flatMap((contract) =>
  ROLES.filter((role) => {
    const row = POLICY.row(contract.operation)
    return row.roles !== 'public' && rowHasRole(row, role) && requiresStepUp(row, role)
  }).map((role) => [contract.operation, role, contract] as const),
)

async function codeOf(client: TestClient, contract: RouteContract): Promise<string | undefined> {
  const answer = await client.fetch(contract.url.replaceAll(/:\w+/g, 'somebody'), {
    method: contract.method,
    headers: { 'idempotency-key': randomUUID() },
    ...(contract.body === undefined ? {} : { body: {} }),
  })
  const asked = stack.simulator.requests
    .list()
    .filter((call) => call.headers['user-agent']?.includes(answer.problem?.requestId ?? 'none'))
  return answer.problem?.code === 'step_up_required' && asked.length > 0 ? 'quay was asked' : answer.problem?.code
}

describe('S23: what hurts needs a fresh proof of identity', () => {
  test('S23: there is something that does', () => expect(cells.length).toBeGreaterThan(6))

  test.each(cells)('S23: %s by %s', async (_operation, role, contract) => {
    const none = await stack.signIn(role, { stepUp: false })
    expect(await codeOf(none, contract)).toBe('step_up_required')
    const proven = await stack.signIn(role)
    expect(await codeOf(proven, contract)).not.toBe('step_up_required')
    // Somebody else's proof is worth nothing here.
    expect(await codeOf(none, contract)).toBe('step_up_required')
    stack.clock.advance(11 * MINUTE_MS)
    expect(await codeOf(proven, contract)).toBe('step_up_required')
  })

  test('S23: a wrong password is no proof, and guessing is slowed without ending the session', async () => {
    const client = await stack.signIn('administrator', { stepUp: false })
    // The delay of a second must not pass while the test runs slowly.
    stack.clock.stop()
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await client.stepUp('wrong')).problem.code).toBe('step_up_failed')
    }
    const slowed = await client.stepUp(TEST_PASSWORD)
    expect([slowed.status, slowed.problem.code]).toEqual([429, 'sign_in_throttled'])
    stack.clock.advance(2000)
    expect((await client.stepUp(TEST_PASSWORD)).status).toBe(200)
  })
})

describe('changing one’s own password', () => {
  test('needs the present one, refuses common and equal ones, and ends the other sessions', async () => {
    const client = await stack.signIn('auditor', { name: 'carol', stepUp: false })
    const other = stack.client()
    await other.signIn('carol', TEST_PASSWORD)
    const change = (currentPassword: string, newPassword: string) =>
      client.call(changeOwnPassword, { body: { currentPassword, newPassword } })
    expect((await change('wrong', 'a long and fine one')).problem).toMatchObject({
      code: 'password_wrong',
      field: 'currentPassword',
    })
    expect((await change(TEST_PASSWORD, TEST_PASSWORD)).problem.code).toBe('password_same')
    expect((await change(TEST_PASSWORD, 'Password1234')).problem).toMatchObject({
      code: 'password_too_common',
      field: 'newPassword',
    })
    expect((await change(TEST_PASSWORD, 'carolcarol123')).problem.code).toBe('password_too_common')
    expect((await change(TEST_PASSWORD, 'short')).problem).toMatchObject({ status: 400, field: 'newPassword' })
    expect((await change(TEST_PASSWORD, 'a long and fine one')).body).toEqual({ endedSessions: 1 })
    expect((await other.fetch('/api/me')).status).toBe(401)
    expect((await client.fetch('/api/me')).status).toBe(200)
    expect((await stack.client().signIn('carol', 'a long and fine one')).status).toBe(200)
  })
})
