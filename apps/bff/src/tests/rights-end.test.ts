import { randomUUID } from 'node:crypto'
import { changeOwnPassword } from '@quaymaster/contracts/account'
import {
  changeStaffRole,
  createStaff,
  disableStaff,
  endStaffSessions,
  resetStaffPassword,
} from '@quaymaster/contracts/staff'
import { createUser, enableUser, setUserPassword } from '@quaymaster/contracts/users'
import { describe, expect, test } from 'vitest'
import { holdRequest } from '../testing/held-request.ts'
import { readAuditRows } from '../testing/audit-rows.ts'
import { until } from '../testing/quay-parts.ts'
import { startTestApp, TEST_PASSWORD, type TestApp } from '../testing/start-test-app.ts'
import type { TestClient } from '../testing/test-client.ts'
import { read, startUsersApp } from '../testing/users-app.ts'

const STEP_UP_MS = 600_000

/** Every kind of change that takes a body; none of them could be told from done by what the body says. */
const CHANGES = [
  { method: 'POST', path: '/api/staff', body: { name: 'sneaked-in', role: 'administrator' } },
  { method: 'PUT', path: '/api/staff/bystander/role', body: { role: 'administrator' } },
  { method: 'POST', path: '/api/staff/bystander/disable', body: {} },
  { method: 'PUT', path: '/api/staff/bystander/password', body: {} },
  { method: 'POST', path: '/api/users', body: { name: 'sneaked-in', email: 's@example.org' } },
  { method: 'POST', path: '/api/users/devuser/disable', body: {} },
  { method: 'PUT', path: '/api/users/devuser/email', body: { email: 'sneaked@example.org' } },
  { method: 'POST', path: '/api/users/exports', body: { language: 'en' } },
  { method: 'POST', path: '/api/usage-logs/coverage/fill', body: { from: '2026-11-01', to: '2026-11-02' } },
  { method: 'PUT', path: '/api/account/password', body: { currentPassword: 'x', newPassword: 'tall ships at dawn' } },
] as const

const ENDINGS: readonly [string, (root: TestClient, name: string) => Promise<{ status: number }>][] = [
  ['disabled', (root, name) => root.call(disableStaff, { params: { name } })],
  ['demoted', (root, name) => root.call(changeStaffRole, { params: { name }, body: { role: 'help-desk' } })],
  ['signed out', (root, name) => root.call(endStaffSessions, { params: { name } })],
]

/** What Quay was asked to change. */
const changesAtQuay = ({ simulator }: TestApp) => simulator.requests.list().filter(({ method }) => method !== 'GET')

describe('Z8: a right that ends while the body is on its way', () => {
  test('Z8: is gone for the change, 100 of 100, and each refusal stands in the trail with its target', async () => {
    await using stack = await startTestApp()
    const root = await stack.signIn('administrator', { name: 'root' })
    await stack.createStaff('bystander', 'auditor')
    const cases = Array.from({ length: 100 }, (_, index) => ({
      name: `admin-${index}`,
      change: CHANGES[index % CHANGES.length] ?? CHANGES[0],
      // Everybody may change their own password, whatever the role.
      ending: ENDINGS[index % CHANGES.length === 9 ? 0 : Math.floor(index / CHANGES.length) % ENDINGS.length],
    }))
    // One address may hold so many bodies back at a time, and a few more.
    for (const half of [cases.slice(0, 50), cases.slice(50)]) {
      const held = []
      for (const { name, change } of half) {
        held.push(await holdRequest(stack, await stack.signIn('administrator', { name }), change))
      }
      for (const { name, ending } of half) expect((await ending?.[1](root, name))?.status).toBe(200)
      const answers = await Promise.all(held.map(({ release }) => release()))
      for (const [index, { status, text }] of answers.entries()) {
        const { change, ending } = half[index] ?? {}
        expect([401, 403], `${change?.path} ${ending?.[0]} ${text}`).toContain(status)
      }
    }
    expect(changesAtQuay(stack)).toEqual([])
    const names = (await stack.app.store.selectFrom('staff').select(['name', 'role', 'is_enabled']).execute()).filter(
      ({ name }) => !name.startsWith('admin-'),
    )
    expect(names).toEqual([
      { name: 'root', role: 'administrator', is_enabled: 1 },
      { name: 'bystander', role: 'auditor', is_enabled: 1 },
    ])
    const rows = readAuditRows(stack.dataDir)
    const refused = rows.filter(({ result }) => result === 'refused')
    expect(refused).toHaveLength(100)
    expect(refused.filter(({ target }) => target === null)).toEqual([])
    expect(rows.filter(({ phase }) => phase === 'intent')).toHaveLength(100)
  }, 120_000)

  test('Z8: counts for the proof of identity too, which runs out meanwhile', async () => {
    await using stack = await startTestApp()
    const held = await holdRequest(stack, await stack.signIn('administrator'), CHANGES[0])
    stack.clock.advance(STEP_UP_MS + 1000)
    const { status, text } = await held.release()
    expect([status, text]).toEqual([403, expect.stringContaining('step_up_required')])
  })

  test('Z8: is gone too when it ends while Quay is asked about the target', async () => {
    await using stack = await startUsersApp()
    const root = await stack.signIn('administrator')
    for (const [ending, end] of ENDINGS) {
      const client = await stack.signIn('administrator', { name: ending.replace(' ', '-') })
      stack.simulator.requests.clear()
      stack.simulator.fail('user.read', { kind: 'latency', latencyMs: 1500 })
      const change = client.fetch('/api/users/devuser/disable', {
        method: 'POST',
        headers: { 'idempotency-key': randomUUID() },
      })
      await until(() => stack.simulator.requests.of('user.read').length > 0)
      await end(root, ending.replace(' ', '-'))
      expect([401, 403], ending).toContain((await change).status)
      await stack.simulator.heal()
    }
    expect(changesAtQuay(stack)).toEqual([])
    expect(readAuditRows(stack.dataDir).filter(({ operation }) => operation === 'user.disable')).toMatchObject(
      ENDINGS.map(() => ({ phase: 'event', result: 'refused', target: 'devuser' })),
    )
  }, 30_000)
})

test('Z8: a right that ends while Quay is asked whether a name is free creates no user', async () => {
  await using stack = await startUsersApp()
  const root = await stack.signIn('administrator')
  for (const [ending, end] of ENDINGS) {
    const name = ending.replace(' ', '-')
    const client = await stack.signIn('administrator', { name })
    stack.simulator.requests.clear()
    stack.simulator.fail('user.read', { kind: 'latency', latencyMs: 1000 })
    const creation = client.call(createUser, { body: { name: 'sneaked-in', email: 's@example.org' } })
    await until(() => stack.simulator.requests.of('user.read').length > 0)
    await end(root, name)
    expect([401, 403], ending).toContain((await creation).status)
    expect(changesAtQuay(stack), ending).toEqual([])
    await stack.simulator.heal()
  }
  const outcomes = readAuditRows(stack.dataDir).filter(
    ({ phase, operation }) => phase === 'outcome' && operation === 'user.create',
  )
  expect(outcomes.map(({ result }) => result)).toEqual(['refused', 'refused', 'refused'])
}, 30_000)

describe('a role that changes while an answer is made', () => {
  test('keeps what was read for the role of before from being sent', async () => {
    await using stack = await startUsersApp()
    const root = await stack.signIn('administrator')
    const client = await stack.signIn('administrator', { name: 'ada' })
    stack.simulator.requests.clear()
    stack.simulator.fail('user.read', { kind: 'latency', latencyMs: 1500 })
    const answer = read(client, 'devuser', 'true')
    await until(() => stack.simulator.requests.of('user.read').length > 0)
    await root.call(changeStaffRole, { params: { name: 'ada' }, body: { role: 'help-desk' } })
    const { status, text } = await answer
    expect([status, text]).toEqual([403, expect.stringContaining('access_changed')])
    expect(text).not.toContain('devuser@')
  })

  test('is the role that a repeat is answered for', async () => {
    await using stack = await startUsersApp()
    await stack.simulator.event('users.add', { prefix: 'sleeper', count: 1, disabled: [1] })
    const root = await stack.signIn('administrator')
    const client = await stack.signIn('administrator', { name: 'ada' })
    const repeats = [
      (key: string) =>
        client.call(enableUser, { params: { name: 'sleeper-001' }, headers: { 'idempotency-key': key } }),
      (key: string) =>
        client.call(setUserPassword, {
          params: { name: 'sleeper-001' },
          body: {},
          headers: { 'idempotency-key': key },
        }),
    ].map((send) => ({ send, key: randomUUID() }))
    for (const { send, key } of repeats) {
      const { status, text } = await send(key)
      expect([status, text]).toEqual([200, expect.stringContaining('sleeper-001@')])
    }
    const changes = changesAtQuay(stack).length
    await root.call(changeStaffRole, { params: { name: 'ada' }, body: { role: 'help-desk' } })
    for (const { send, key } of repeats) {
      const { status, text } = await send(key)
      expect([status, text]).toEqual([200, expect.stringContaining('s***@')])
      expect(text).not.toContain('sleeper-001@')
    }
    await root.call(changeStaffRole, { params: { name: 'ada' }, body: { role: 'auditor' } })
    for (const { send, key } of repeats) expect((await send(key)).problem.code).toBe('not_allowed')
    expect(changesAtQuay(stack)).toHaveLength(changes)
  })
})

/** Two passwords are hashed at a time, and these two take long enough for what a test does meanwhile. */
function keepHashing({ app }: TestApp): Promise<unknown> {
  const costly = `$argon2id$v=19$m=131072,t=8,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`
  return Promise.all([1, 2].map(() => app.signIn.passwords.verify(costly, 'x')))
}

const untilIntended = ({ dataDir }: TestApp, operation: string) =>
  until(() => readAuditRows(dataDir).some((row) => row.phase === 'intent' && row.operation === operation))

const outcomeOf = ({ dataDir }: TestApp, operation: string) =>
  readAuditRows(dataDir).find((row) => row.phase === 'outcome' && row.operation === operation)?.result

const attemptsOf = async ({ app }: TestApp) =>
  JSON.stringify(await app.store.selectFrom('sign_in_counters').selectAll().execute())

describe('a right that ends while a password is hashed', () => {
  test.each(ENDINGS)('makes no account and resets no password: %s', async (_ending, end) => {
    await using stack = await startTestApp()
    const root = await stack.signIn('administrator')
    const client = await stack.signIn('administrator', { name: 'ada' })
    await stack.createStaff('bystander', 'auditor')
    const hashing = keepHashing(stack)
    const changes = [
      client.call(createStaff, { body: { name: 'sneaked-in', role: 'administrator' } }),
      client.call(resetStaffPassword, { params: { name: 'bystander' } }),
    ]
    for (const operation of ['staff.create', 'staff.reset-password']) await untilIntended(stack, operation)
    expect((await end(root, 'ada')).status).toBe(200)
    for (const change of changes) expect([401, 403]).toContain((await change).status)
    for (const operation of ['staff.create', 'staff.reset-password']) {
      expect(outcomeOf(stack, operation)).toBe('refused')
    }
    await hashing
    expect((await stack.client().signIn('bystander', TEST_PASSWORD)).status).toBe(200)
  })

  test('signs no one in who was disabled or given another password meanwhile', async () => {
    await using stack = await startTestApp()
    const other = await stack.app.signIn.passwords.hash('tall ships at dawn')
    for (const [name, change] of [
      ['ada', { is_enabled: 0 }],
      ['bob', { password_hash: other }],
    ] as const) {
      await stack.createStaff(name, 'auditor')
      const hashing = keepHashing(stack)
      const client = stack.client()
      const before = await attemptsOf(stack)
      const answer = client.signIn(name, TEST_PASSWORD)
      // An attempt is counted before its password is checked.
      await until(async () => (await attemptsOf(stack)) !== before)
      await stack.app.store.updateTable('staff').set(change).where('name', '=', name).execute()
      expect((await answer).problem.code).toBe('sign_in_failed')
      expect(client.cookie).toBe('')
      await hashing
    }
    const open = await stack.app.store.selectFrom('sessions').select('key_hash').where('ended_at', 'is', null).execute()
    expect(open).toEqual([])
    const attempts = readAuditRows(stack.dataDir).filter(({ operation }) => operation === 'session.create')
    expect(attempts.map(({ result }) => result)).toEqual(['refused', 'refused'])
  })

  test('sets no password over the one that an administrator gave out', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('auditor', { name: 'bob' })
    const hashing = keepHashing(stack)
    const body = { currentPassword: TEST_PASSWORD, newPassword: 'tall ships at dawn' }
    const change = client.call(changeOwnPassword, { body })
    await untilIntended(stack, 'account.change-password')
    // As a reset leaves it, without a hash to wait for.
    await stack.app.store.updateTable('sessions').set({ ended_at: '2026-01-01T00:00:00.000Z' }).execute()
    expect((await change).problem.code).toBe('not_signed_in')
    expect(outcomeOf(stack, 'account.change-password')).toBe('refused')
    await hashing
    expect((await stack.client().signIn('bob', 'tall ships at dawn')).status).toBe(401)
  })
})
