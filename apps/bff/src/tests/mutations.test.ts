import { randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import type { QuaySimulator } from '@quaymaster/quay-simulator'
import fc from 'fast-check'
import { createStaff, disableStaff, listStaff, resetStaffPassword } from '@quaymaster/contracts/staff'
import { createUser, disableUser } from '@quaymaster/contracts/users'
import { describe, expect, test } from 'vitest'
import { ALL_CONTRACTS } from '../testing/route-list.ts'
import { startTestApp, TEST_PASSWORD, type TestApp } from '../testing/start-test-app.ts'
import { DAY_MS } from '../time/calendar.ts'

/** For the full sizes on a busy machine. */
const TIMEOUT_MS = 900_000

/** All operations are open: some exist only where Quay sends mail. */
const withMail = (simulator: QuaySimulator) => simulator.event('mail', { works: true })

const isFull = process.env['QM_TEST_FULL'] !== undefined

/** The trail of a test, oldest first, without what signing in left there. */
function trailOf(stack: TestApp) {
  const database = new DatabaseSync(join(stack.dataDir, 'audit.sqlite'), { readOnly: true })
  const rows = database.prepare("SELECT * FROM entries WHERE operation NOT LIKE 'session.%' ORDER BY sequence").all()
  database.close()
  return rows.map((row) => ({
    operation: row['operation'],
    phase: row['phase'],
    result: row['result'],
    target: row['target_name'],
    detail: row['detail'],
  }))
}

const creations = (stack: TestApp) =>
  stack.simulator.requests
    .list()
    .filter(({ method, rawUrl }) => method === 'POST' && rawUrl.includes('/superuser/users'))

describe('L3, L4: the trail of a change', () => {
  test('L3: holds an intent and an outcome, one each', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    await client.call(createStaff, { body: { name: 'bob', role: 'auditor' } })
    await client.call(createStaff, { body: { name: 'bob', role: 'auditor' } })
    expect(trailOf(stack)).toEqual([
      { operation: 'staff.create', phase: 'intent', result: null, target: 'bob', detail: null },
      { operation: 'staff.create', phase: 'outcome', result: 'ok', target: 'bob', detail: '{"role":"auditor"}' },
      { operation: 'staff.create', phase: 'intent', result: null, target: 'bob', detail: null },
      {
        operation: 'staff.create',
        phase: 'outcome',
        result: 'refused',
        target: 'bob',
        detail: '{"code":"staff_name_taken"}',
      },
    ])
  })

  test('L4: has the intent on the disk before Quay sees the call', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    stack.simulator.fail('user.create', { kind: 'latency', latencyMs: 600 })
    const call = client.call(createUser, { body: { name: 'newcomer', email: 'n@example.org' } })
    await expect.poll(() => creations(stack).length, { timeout: 5000 }).toBe(1)
    expect(trailOf(stack).filter(({ operation }) => operation === 'user.create')).toMatchObject([{ phase: 'intent' }])
    expect((await call).status).toBe(200)
    expect(trailOf(stack).filter(({ operation }) => operation === 'user.create')).toHaveLength(2)
  })

  test('a trail that cannot be written stops every change, and no reading', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    const blocker = new DatabaseSync(join(stack.dataDir, 'audit.sqlite'))
    blocker.exec('BEGIN EXCLUSIVE')
    const refused = await client.call(createUser, { body: { name: 'newcomer', email: 'n@example.org' } })
    expect([refused.status, refused.problem.code]).toEqual([503, 'audit_unavailable'])
    expect(creations(stack)).toEqual([])
    expect((await client.call(listStaff)).status).toBe(200)
    expect((await stack.client().fetch('/readyz')).status).toBe(503)
    blocker.exec('ROLLBACK')
    blocker.close()
    expect((await client.call(createUser, { body: { name: 'newcomer', email: 'n@example.org' } })).status).toBe(200)
    expect((await stack.client().fetch('/readyz')).status).toBe(200)
  })

  test('an intent that a process left open is closed as unknown by the next', async () => {
    await using stack = await startTestApp()
    await stack.signIn('administrator')
    stack.app.audit.intent({
      operation: 'user.delete',
      requestId: 'r',
      actor: { staffId: 'x', name: 'ada', role: 'administrator', sessionId: null, address: '' },
      target: { kind: 'user', name: 'gone' },
    })
    await stack.restart()
    expect(stack.app.audit.recentFor({ kind: 'user', name: 'gone' }, 5)).toMatchObject([
      { operation: 'user.delete', result: 'unknown' },
    ])
    expect(trailOf(stack).at(-1)).toMatchObject({ phase: 'outcome', result: 'unknown', detail: '{"recovered":true}' })
  })
})

describe('L6: idempotency', () => {
  test('L6: one key sent 50 times at once is done once', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    const headers = { 'idempotency-key': randomUUID() }
    const calls = Array.from({ length: isFull ? 50 : 20 }, () =>
      client.call(createUser, { body: { name: 'newcomer', email: 'n@example.org' }, headers }),
    )
    const answers = await Promise.all(calls)
    const codes = answers.map(({ status, problem }) => (status === 200 ? 'done' : problem.code))
    expect(new Set(codes)).toEqual(new Set(['done', 'idempotency_in_progress']))
    expect(creations(stack)).toHaveLength(1)
  })

  test('L5, L6: a repeat gets the same answer without the secret', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    const headers = { 'idempotency-key': randomUUID() }
    const first = await client.call(createStaff, { body: { name: 'bob', role: 'auditor' }, headers })
    const again = await client.call(createStaff, { body: { name: 'bob', role: 'auditor' }, headers })
    expect(first.body.password).toMatch(/^\w{5}(-\w{5}){3}$/)
    expect(again.body).toEqual({ ...first.body, password: null })
    const reset = { 'idempotency-key': randomUUID() }
    const shown = await client.call(resetStaffPassword, { params: { name: 'bob' }, headers: reset })
    await stack.restart()
    const later = await client.call(resetStaffPassword, { params: { name: 'bob' }, headers: reset })
    expect(later.body.password).toBeNull()
    expect(shown.body.password).not.toBeNull()
  })

  test('L6: the same key for something else is refused, and one that is no key too', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    const headers = { 'idempotency-key': randomUUID() }
    await client.call(createStaff, { body: { name: 'bob', role: 'auditor' }, headers })
    const other = await client.call(createStaff, { body: { name: 'eve', role: 'auditor' }, headers })
    expect([other.status, other.problem.code]).toEqual([422, 'idempotency_key_reused'])
    const elsewhere = await client.call(disableStaff, { params: { name: 'bob' }, headers })
    expect(elsewhere.problem.code).toBe('idempotency_key_reused')
    const none = await client.call(createStaff, {
      body: { name: 'eve', role: 'auditor' },
      headers: { 'idempotency-key': 'x' },
    })
    expect([none.status, none.problem.code]).toEqual([400, 'idempotency_key_missing'])
  })

  test('L6: a key is new again after a day, and belongs to one account', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator', { name: 'ada' })
    const other = await stack.signIn('administrator')
    const headers = { 'idempotency-key': randomUUID() }
    await client.call(createStaff, { body: { name: 'bob', role: 'auditor' }, headers })
    const theirs = await other.call(createStaff, { body: { name: 'eve', role: 'auditor' }, headers })
    expect(theirs.status).toBe(200)
    stack.clock.advance(DAY_MS + 1000)
    const later = stack.client()
    await later.signIn('ada', TEST_PASSWORD)
    await later.stepUp(TEST_PASSWORD)
    const again = await later.call(createStaff, { body: { name: 'bob', role: 'auditor' }, headers })
    expect(again.problem.code).toBe('staff_name_taken')
  })

  test('L6: a call that the end of the process cut off is said to be unknown, and not done again', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    const headers = { 'idempotency-key': randomUUID() }
    await client.call(createStaff, { body: { name: 'bob', role: 'auditor' }, headers })
    await stack.app.store.updateTable('idempotency').set({ state: 'running' }).execute()
    await stack.restart()
    const answer = await client.call(createStaff, { body: { name: 'bob', role: 'auditor' }, headers })
    expect([answer.status, answer.problem.code]).toEqual([502, 'outcome_unknown'])
  })

  test('L6: what Quay certainly did not do may be tried again with the same key', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    const headers = { 'idempotency-key': randomUUID() }
    const body = { name: 'newcomer', email: 'n@example.org' }
    const blocker = new DatabaseSync(join(stack.dataDir, 'audit.sqlite'))
    blocker.exec('BEGIN EXCLUSIVE')
    expect((await client.call(createUser, { body, headers })).status).toBe(503)
    blocker.close()
    expect((await client.call(createUser, { body, headers })).status).toBe(200)
  })
})

describe('Z7: mass assignment', () => {
  const changes = ALL_CONTRACTS.filter(({ method, operation }) => method !== 'GET' && operation !== 'session.delete')

  test(
    'Z7: a key that no contract names is refused on every route, and Quay hears of none',
    async () => {
      await using stack = await startTestApp({ prepare: withMail })
      const client = await stack.signIn('administrator')
      const before = stack.simulator.requests.list().filter(({ method }) => method !== 'GET').length
      const extra = fc.record({
        key: fc.constantFrom(
          'isAdmin',
          'superuser',
          'role.name',
          'constructor',
          'prototype',
          'enabled',
          '$set',
          'toString',
        ),
        value: fc.oneof(fc.boolean(), fc.constant({ nested: true }), fc.constant(['a']), fc.string()),
      })
      for (const contract of changes) {
        const path = contract.url.replaceAll(/:\w+/g, 'somebody')
        await fc.assert(
          fc.asyncProperty(extra, async ({ key, value }) => {
            const body = JSON.stringify({ name: 'newcomer', email: 'n@example.org', role: 'auditor', [key]: value })
            const answer = await client.fetch(path, { method: contract.method, body })
            expect([answer.status, contract.operation]).toEqual([400, contract.operation])
          }),
          { numRuns: isFull ? 100 : 5 },
        )
      }
      expect(stack.simulator.requests.list().filter(({ method }) => method !== 'GET').length).toBe(before)
    },
    TIMEOUT_MS,
  )

  test('Z7: a list, a number or a prototype where a text is meant is refused', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    const bodies = [
      '{"name":["newcomer"]}',
      '{"name":{"$ne":1}}',
      '{"name":1}',
      '["newcomer"]',
      '"newcomer"',
      'null',
      '{"name":"newcomer","__proto__":{"a":1}}',
      '{"name":"newcomer","constructor":{"prototype":{}}}',
    ]
    for (const body of bodies) {
      const answer = await client.fetch('/api/users', { method: 'POST', body })
      expect(answer.status, body).toBe(400)
    }
    const twice = await client.fetch('/api/users?sort=name&sort=email')
    expect(twice.problem).toMatchObject({ status: 400, code: 'input_invalid', field: 'sort' })
    const unknown = await client.fetch('/api/me?everything=1')
    expect(unknown.problem).toMatchObject({ status: 400, field: 'everything' })
  })

  test('every wrong field is named, with the rule that it breaks', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    const answer = await client.fetch('/api/users', { method: 'POST', body: { name: 'No', email: 'nobody' } })
    expect(answer.problem.fields).toEqual([
      { field: 'name', code: 'user_name_illegal' },
      { field: 'email', code: 'user_email_invalid' },
    ])
  })
})

test('a changed person stands in the trail by name, never by address', async () => {
  await using stack = await startTestApp()
  const client = await stack.signIn('administrator')
  await client.call(createUser, { body: { name: 'newcomer', email: 'secret-address@example.org' } })
  await client.call(disableUser, { params: { name: 'newcomer' } })
  expect(JSON.stringify(trailOf(stack))).toContain('newcomer')
  expect(JSON.stringify(trailOf(stack))).not.toContain('secret-address')
})

test('L6: an answer that was kept before roles were written down is given again', async () => {
  await using stack = await startTestApp()
  const client = await stack.signIn('administrator')
  const headers = { 'idempotency-key': randomUUID() }
  await client.call(createStaff, { body: { name: 'bob', role: 'auditor' }, headers })
  const { content } = await stack.app.store.selectFrom('idempotency').select('content').executeTakeFirstOrThrow()
  const { body } = JSON.parse(content ?? '') as { body: object }
  await stack.app.store
    .updateTable('idempotency')
    .set({ content: JSON.stringify(body) })
    .execute()
  const again = await client.call(createStaff, { body: { name: 'bob', role: 'auditor' }, headers })
  expect([again.status, again.body]).toEqual([200, body])
})
