import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fault } from '@quaymaster/quay-simulator'
import { describe, expect, test } from 'vitest'
import { until } from '../../testing/quay-parts.ts'
import type { TestApp } from '../../testing/start-test-app.ts'
import { USER_CHANGES, prepareUserChanges } from '../../testing/user-changes.ts'
import { list, read, startUsersApp, storedUsers } from '../../testing/users-app.ts'

const SHORT = { seams: { deadlineMs: { read: 600 } } }
const executed = ({ simulator }: TestApp, operation: string) =>
  simulator.requests.of(operation).filter(({ isExecuted }) => isExecuted).length

async function startForChanges(): Promise<TestApp> {
  const testApp = await startUsersApp({ seams: { deadlineMs: { write: 500 } } })
  await prepareUserChanges(testApp)
  return testApp
}

/** The same Quay as at the start, for the next change; one that works, since changes that fail in a row are suspended. */
async function startOver(testApp: TestApp): Promise<void> {
  await testApp.simulator.reset()
  await prepareUserChanges(testApp)
  await testApp.app.quay.write((client) => client.users.update('auditor', { enabled: true }))
  testApp.simulator.requests.clear()
}

const outcomeOf = ({ app }: TestApp, name: string) => app.audit.recentFor({ kind: 'user', name }, 1)[0]?.result

describe('reads while Quay fails', () => {
  test('F2: a Quay that never answers ends every read in time, and the lists go on', async () => {
    await using testApp = await startUsersApp(SHORT)
    const auditor = await testApp.signIn('auditor')
    testApp.simulator.fail('*', { kind: 'hang' })
    const startedAt = performance.now()
    const reads = Array.from({ length: 20 }, () => read(auditor, 'devuser', 'true'))
    const listed = await list(auditor)
    expect([listed.status, listed.body.total]).toEqual([200, 3])
    for (const { problem } of await Promise.all(reads)) {
      expect(['quay_timeout', 'quay_overloaded', 'quay_suspended']).toContain(problem.code)
    }
    expect(performance.now() - startedAt).toBeLessThan(3_000)
    expect((await read(auditor, 'devuser')).body.source).toBe('inventory')
  })

  test('F4: a body that drips is given up at the deadline', async () => {
    await using testApp = await startUsersApp(SHORT)
    const auditor = await testApp.signIn('auditor')
    testApp.simulator.fail('user.read', { kind: 'slow-drip', bytesPerSecond: 5 })
    const startedAt = performance.now()
    expect((await read(auditor, 'devuser', 'true')).problem).toMatchObject({ code: 'quay_timeout', status: 504 })
    expect(performance.now() - startedAt).toBeLessThan(1_500)
  })

  const GARBAGE: readonly [string, Fault][] = [
    ['F9: a reset in mid-body', { kind: 'reset', afterBytes: 40 }],
    ['F9: a body short of its length', { kind: 'cut', framing: 'content-length' }],
    ['F10: a body that ends with its connection', { kind: 'cut', framing: 'close' }],
    ['F15: a page of HTML', { kind: 'html' }],
    ['F15: an empty body', { kind: 'empty' }],
    ['F15: 204', { kind: 'status', status: 204, body: 'empty' }],
    ['F15: 206', { kind: 'status', status: 206, body: 'answer' }],
    ['F18: a redirect to itself', { kind: 'redirect', to: 'self' }],
    ['Z4: an unknown status', { kind: 'status', status: 207, body: 'answer' }],
  ]
  test.each(GARBAGE)('%s is no answer, and nothing of it is shown or kept', async (_, fault) => {
    await using testApp = await startUsersApp()
    const auditor = await testApp.signIn('auditor')
    await testApp.simulator.event('users.add', { prefix: 'newcomer', count: 1 })
    testApp.simulator.fail('user.read', fault)
    testApp.simulator.fail('user.list', fault)
    const answer = await read(auditor, 'devuser', 'true')
    expect(answer.problem).toMatchObject({ code: 'quay_bad_response', status: 502 })
    storedUsers(testApp).refresh()
    await until(() => storedUsers(testApp).progress().paused === 'bad_response')
    expect((await list(auditor)).body).toMatchObject({ total: 3, inventory: { paused: 'bad_response' } })
  })

  test('F18: the token never goes where a redirect points', async () => {
    let visits = 0
    const elsewhere = createServer((_, response) => {
      visits += 1
      response.end('{}')
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => elsewhere.once('listening', resolve))
    const to = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
    await using testApp = await startForChanges()
    const administrator = await testApp.signIn('administrator')
    for (const status of [302, 307] as const) {
      testApp.simulator.fail('user.read', { kind: 'redirect', to, status })
      expect((await read(administrator, 'devuser', 'true')).status).toBe(502)
      await testApp.simulator.heal()
      for (const { send, name, quayOperation } of USER_CHANGES) {
        testApp.simulator.fail(quayOperation, { kind: 'redirect', to, status, times: 1 })
        expect((await send(administrator)).status, name).toBeGreaterThanOrEqual(500)
      }
    }
    elsewhere.close()
    expect(visits).toBe(0)
  })
})

describe('changes whose answer is lost', () => {
  const LOST: readonly [string, Fault][] = [
    ['the connection is dropped', { kind: 'drop', afterExecution: true, times: 1 }],
    ['the answer is reset in mid-body', { kind: 'reset', times: 1 }],
    ['the answer never comes', { kind: 'hang', afterExecution: true, times: 1 }],
    ['a proxy answers 502', { kind: 'status', status: 502, body: 'html', afterExecution: true, times: 1 }],
  ]
  for (const [story, fault] of LOST) {
    test(`F7: are executed once, and reading back tells what became of them, when ${story}`, async () => {
      await using testApp = await startForChanges()
      const administrator = await testApp.signIn('administrator')
      // The answer to a deletion has no body that could break.
      for (const change of USER_CHANGES.filter(({ name }) => fault.kind !== 'reset' || name !== 'delete')) {
        await startOver(testApp)
        testApp.simulator.fail(change.quayOperation, fault)
        const answer = await change.send(administrator)
        expect(executed(testApp, change.quayOperation), change.name).toBe(1)
        expect(change.isDone(testApp.simulator), change.name).toBe(true)
        if (change.isReadable) expect(answer.status, `${change.name} ${answer.text}`).toBeLessThan(300)
        else expect(answer.problem.code, change.name).toBe('outcome_unknown')
        const name = change.name === 'create' ? 'maria' : change.name === 'enable' ? 'sleeper-001' : 'devuser'
        expect(outcomeOf(testApp, name), change.name).toBe(change.isReadable ? 'ok' : 'unknown')
      }
    }, 60_000)
  }

  test('F7: say that the person is made and the password lost', async () => {
    await using testApp = await startForChanges()
    const administrator = await testApp.signIn('administrator')
    testApp.simulator.fail('user.create', { kind: 'drop', afterExecution: true, times: 1 })
    const answer = await USER_CHANGES[0]?.send(administrator)
    expect(answer?.body).toMatchObject({
      password: { state: 'lost', reason: 'answer_lost' },
      detail: { user: { name: 'maria' } },
    })
  })

  test('F7: say that nothing was done where that is so, and the same call may be made again', async () => {
    await using testApp = await startForChanges()
    const administrator = await testApp.signIn('administrator')
    for (const change of USER_CHANGES.filter(({ isReadable }) => isReadable)) {
      await startOver(testApp)
      const headers = { 'idempotency-key': randomUUID() }
      testApp.simulator.fail(change.quayOperation, { kind: 'drop', times: 1 })
      const answer = await change.send(administrator, { headers })
      expect(answer.problem.code, change.name).toBe('not_done')
      expect((await change.send(administrator, { headers })).status, change.name).toBeLessThan(300)
      expect(executed(testApp, change.quayOperation), change.name).toBe(1)
    }
  }, 60_000)

  test('F7: stay unknown where reading back fails too, in the answer and in the trail', async () => {
    await using testApp = await startForChanges()
    const administrator = await testApp.signIn('administrator')
    testApp.simulator.fail('user.update', { kind: 'drop', afterExecution: true })
    testApp.simulator.fail('user.read', { kind: 'html', after: 1 })
    const answer = await USER_CHANGES[1]?.send(administrator)
    expect(answer?.problem.code).toBe('outcome_unknown')
    expect(outcomeOf(testApp, 'devuser')).toBe('unknown')
    expect(storedUsers(testApp).find('devuser')?.isEnabled).toBe(true)
  })
})

test('what Quay did is told although the console cannot keep it', async () => {
  await using testApp = await startForChanges()
  const administrator = await testApp.signIn('administrator')
  await testApp.app.store.schema.dropTable('inventory_rows').execute()
  const answer = await USER_CHANGES[1]?.send(administrator)
  expect(answer?.body).toMatchObject({ source: 'quay', user: { isEnabled: false } })
  expect(outcomeOf(testApp, 'devuser')).toBe('ok')
})

test('F8: a change that finds nobody there is not done, and done once when it is made again', async () => {
  await using testApp = await startForChanges()
  const administrator = await testApp.signIn('administrator')
  const [create] = USER_CHANGES
  await testApp.simulator.stop()
  expect((await create?.send(administrator))?.problem.code).toMatch(/^quay_(unreachable|suspended)$/)
  await testApp.simulator.restart()
  await until(async () => (await read(administrator, 'devuser', 'true')).status === 200)
  expect((await create?.send(administrator))?.status).toBe(200)
  expect(executed(testApp, 'user.create')).toBe(1)
})

describe('F16: a token revoked while somebody works', () => {
  test('passes nothing on, says which, keeps the list with its age, and recovers by itself', async () => {
    await using testApp = await startForChanges()
    const administrator = await testApp.signIn('administrator')
    const before = await list(administrator)
    testApp.simulator.fail('*', { kind: 'dead-token' })
    expect((await read(administrator, 'devuser', 'true')).problem).toMatchObject({
      code: 'quay_credential_invalid',
      status: 503,
    })
    for (const change of USER_CHANGES) {
      const { problem } = await change.send(administrator)
      expect(problem.code, change.name).toBe('quay_credential_invalid')
    }
    expect(USER_CHANGES.some(({ isDone, name }) => name !== 'recovery mail' && isDone(testApp.simulator))).toBe(false)
    const during = await list(administrator)
    expect(during.body.users).toEqual(before.body.users)
    expect(during.body.inventory.asOf).toBe(before.body.inventory.asOf)
    expect((await read(administrator, 'devuser')).body.source).toBe('inventory')
    const me = await administrator.fetch<{ registry: { state: string } }>('/api/me')
    expect(me.body.registry.state).toMatch(/^credential-(?:suspect|dead)$/)
    await testApp.simulator.heal()
    await until(async () => (await read(administrator, 'devuser', 'true')).status === 200, 15_000)
  }, 30_000)

  test('is noticed within ten seconds by the canary alone', async () => {
    let laterMs = 0
    await using testApp = await startUsersApp({ seams: { monotonicMs: () => performance.now() + laterMs } })
    const auditor = await testApp.signIn('auditor')
    testApp.simulator.fail('current-user.read', { kind: 'dead-token' })
    testApp.simulator.fail('user.list', { kind: 'dead-token' })
    expect((await read(auditor, 'devuser', 'true')).status).toBe(200)
    laterMs = 10_001
    expect((await read(auditor, 'devuser', 'true')).problem.code).toBe('quay_credential_invalid')
  })
})

describe('an answer about another person', () => {
  test('changes nobody, is shown to nobody, and is not kept', async () => {
    await using testApp = await startForChanges()
    const administrator = await testApp.signIn('administrator')
    testApp.simulator.fail('user.read', { kind: 'other-object', asked: 'devuser', answered: 'sleeper-001' })
    for (const { name, send, quayOperation } of USER_CHANGES.slice(1).filter((change) => change.name !== 'enable')) {
      const { problem } = await send(administrator)
      expect([problem.code, executed(testApp, quayOperation)], name).toEqual(['quay_bad_response', 0])
    }
    const answer = await read(administrator, 'devuser', 'true')
    expect(answer.problem.code).toBe('quay_bad_response')
    expect(answer.text).not.toContain('sleeper-001')
    expect(storedUsers(testApp).find('devuser')?.isEnabled).toBe(true)
  })

  test('leaves the outcome of a change unknown where only that answer could tell', async () => {
    await using testApp = await startForChanges()
    const administrator = await testApp.signIn('administrator')
    testApp.simulator.fail('user.update', { kind: 'other-object', asked: 'devuser', answered: 'sleeper-001' })
    testApp.simulator.fail('user.send-recovery', {
      kind: 'other-object',
      asked: 'devuser@example.org',
      answered: 'sleeper-001@example.org',
    })
    for (const name of ['set password', 'recovery mail']) {
      const { problem } = (await USER_CHANGES.find((change) => change.name === name)?.send(administrator)) ?? {}
      expect([problem?.code, outcomeOf(testApp, 'devuser')], name).toEqual(['outcome_unknown', 'unknown'])
    }
  })
})
