import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createUser, disableUser, setUserPassword } from '@quaymaster/contracts/users'
import { describe, expect, test } from 'vitest'
import { readAuditRows } from '../../testing/audit-rows.ts'
import { startRecordedQuay } from '../../testing/recorded-quay.ts'
import { TEST_PASSWORD } from '../../testing/start-test-app.ts'
import type { TestApp } from '../../testing/start-test-app.ts'
import type { TestAnswer } from '../../testing/test-client.ts'
import { USER_CHANGES, prepareUserChanges } from '../../testing/user-changes.ts'
import { list, read, startUsersApp } from '../../testing/users-app.ts'
import { DAY_MS } from '../../time/calendar.ts'

const params = { name: 'devuser' }
const maria = { name: 'maria', email: 'maria@example.org' }

/** Plain, in base64, encoded for a URL, and its two halves reversed. */
function spellings(secret: string): string[] {
  const half = Math.ceil(secret.length / 2)
  const reversed = (text: string) => [...text].toReversed().join('')
  return [
    secret,
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    encodeURIComponent(secret),
    reversed(secret.slice(0, half)),
    reversed(secret.slice(half)),
  ]
}

const holds = (text: string, secret: string) => spellings(secret).some((spelling) => text.includes(spelling))

/** Everything that the console keeps, byte by byte. */
const filesOf = ({ dataDir }: TestApp) =>
  readdirSync(dataDir)
    .map((name) => readFileSync(join(dataDir, name), 'latin1'))
    .join('\n')

const passwordOf = ({ simulator }: TestApp, name: string) =>
  simulator.state.users.find('username', name)?.password ?? ''

describe('secrets', () => {
  test('L1: tokens and passwords are in no answer but the one that shows them, no log and no file', async () => {
    await using testApp = await startUsersApp({ config: { logLevel: 'trace' } })
    await prepareUserChanges(testApp)
    const administrator = await testApp.signIn('administrator')
    const answers: TestAnswer[] = [await list(administrator), await read(administrator, 'devuser', 'true')]
    for (const { send } of USER_CHANGES) answers.push(await send(administrator))
    const made = await administrator.call(createUser, { body: { name: 'mario', email: 'mario@example.org' } })
    const shown = passwordOf(testApp, 'mario')
    expect(made.body.password).toEqual({ state: 'shown', value: shown })
    answers.push(await administrator.fetch('/api/status'), await administrator.fetch('/api/me'))
    const texts = answers.map(({ text, headers }) => text + JSON.stringify([...headers])).join('\n')
    const kept = `${testApp.logText()}\n${filesOf(testApp)}`
    const { ro, rw } = testApp.simulator.tokens
    for (const secret of [ro, rw, 'chosen-pass1']) {
      expect(holds(texts, secret), secret).toBe(false)
      expect(holds(kept, secret), secret).toBe(false)
    }
    for (const password of [shown, passwordOf(testApp, 'maria')]) expect(holds(kept, password)).toBe(false)
    expect(made.headers.get('cache-control')).toContain('no-store')
  })

  test('L2: an answer of Quay’s that repeats our token is not repeated to anybody', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    const { ro, rw } = testApp.simulator.tokens
    testApp.simulator.fail('user.read', { kind: 'malformed-json', text: `{"message": "bad token ${ro} ${rw}"` })
    const refused = await read(administrator, 'devuser', 'true')
    expect(refused.status).toBe(502)
    expect(refused.text).not.toMatch(/ at |\/src\/|127\.0\.0\.1/)
    expect(Object.keys(refused.problem).toSorted()).toEqual(['code', 'requestId', 'status', 'type'])
    for (const secret of [ro, rw]) {
      expect(holds(refused.text, secret)).toBe(false)
      expect(holds(testApp.logText(), secret)).toBe(false)
    }
  })

  test('L5: a password is shown once: not to a repeat, not to a reload, not after a restart', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    for (const send of [
      (headers: Record<string, string>) => administrator.call(createUser, { body: maria, headers }),
      (headers: Record<string, string>) => administrator.call(setUserPassword, { params, body: {}, headers }),
    ]) {
      const headers = { 'idempotency-key': randomUUID() }
      const { body } = await send(headers)
      expect(body.password.state).toBe('shown')
      const password = body.password.state === 'shown' ? body.password.value : ''
      const again = await send(headers)
      expect(again.body).toEqual({ ...body, password: { state: 'already-shown' } })
      await testApp.restart()
      const later = await send(headers)
      expect(later.body.password).toEqual({ state: 'already-shown' })
      const others = [again, later, await read(administrator, body.detail.user.name), await list(administrator)]
      for (const { text } of others) expect(text).not.toContain(password)
      expect(holds(filesOf(testApp), password)).toBe(false)
    }
  })
})

describe('the trail', () => {
  test('L3: holds one intent and one outcome for each change, and one event for each refusal', async () => {
    await using testApp = await startUsersApp()
    await prepareUserChanges(testApp)
    const [administrator, auditor] = [await testApp.signIn('administrator'), await testApp.signIn('auditor')]
    for (const { send, name, isDone } of USER_CHANGES) {
      testApp.simulator.state.users.update(testApp.simulator.state.users.find('username', 'devuser')?.id ?? 0, {
        isEnabled: true,
      })
      const before = readAuditRows(testApp.dataDir).length
      const refused = await send(auditor)
      const done = await send(administrator)
      expect([refused.status, done.status < 300, isDone(testApp.simulator)], name).toEqual([403, true, true])
      const rows = readAuditRows(testApp.dataDir).slice(before)
      expect(
        rows.map(({ phase, result }) => `${phase} ${result}`),
        name,
      ).toEqual(['event refused', 'intent null', 'outcome ok'])
      const requestIds = [refused, done, done].map(({ headers }) => headers.get('x-request-id'))
      expect(
        rows.map(({ requestId }) => requestId),
        name,
      ).toEqual(requestIds)
      expect(new Set(rows.slice(1).map(({ target }) => target)).size, name).toBe(1)
    }
  })

  test('L4: holds the intent before Quay sees the call', async () => {
    await using recorded = await startRecordedQuay()
    await using testApp = await startUsersApp({
      simulator: { port: recorded.simulatorPort },
      config: recorded.config,
    })
    await prepareUserChanges(testApp)
    const administrator = await testApp.signIn('administrator')
    const seen: string[] = []
    recorded.onCall = ({ method }) => {
      const newest = readAuditRows(testApp.dataDir).at(-1)
      if (method !== 'GET') seen.push(`${newest?.phase} ${newest?.operation}`)
    }
    for (const { send } of USER_CHANGES) {
      testApp.simulator.state.users.update(testApp.simulator.state.users.find('username', 'devuser')?.id ?? 0, {
        isEnabled: true,
      })
      await send(administrator)
    }
    expect(seen).toEqual([
      'intent user.create',
      'intent user.disable',
      'intent user.enable',
      'intent user.change-email',
      'intent user.set-password',
      'intent user.send-recovery-mail',
      'intent user.delete',
    ])
  })

  test('L7: names nobody’s address', async () => {
    await using testApp = await startUsersApp()
    await prepareUserChanges(testApp)
    const administrator = await testApp.signIn('administrator')
    for (const { send } of USER_CHANGES) await send(administrator)
    const trail = readFileSync(join(testApp.dataDir, 'audit.sqlite'), 'latin1')
    expect(`${trail}\n${testApp.logText()}`).not.toMatch(/@example\.org/)
  })
})

describe('L6: a change that is sent again', () => {
  test('fifty times at once is executed once', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    testApp.simulator.fail('user.create', { kind: 'latency', latencyMs: 100 })
    const headers = { 'idempotency-key': randomUUID() }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => administrator.call(createUser, { body: maria, headers })),
    )
    expect(testApp.simulator.requests.of('user.create')).toHaveLength(1)
    expect(answers.filter(({ body }) => body.password?.state === 'shown')).toHaveLength(1)
    const others = answers.filter(({ status }) => status !== 200)
    expect(others.every(({ problem }) => problem.code === 'idempotency_in_progress')).toBe(true)
  })

  test('with another body under the same key is refused', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    const headers = { 'idempotency-key': randomUUID() }
    await administrator.call(createUser, { body: maria, headers })
    const other = await administrator.call(createUser, { body: { name: 'mario' }, headers })
    expect(other.problem).toMatchObject({ code: 'idempotency_key_reused', status: 422 })
  })

  test('after a restart is answered as before, and after a day is a new one', async () => {
    await using testApp = await startUsersApp()
    const headers = { 'idempotency-key': randomUUID() }
    const administrator = await testApp.signIn('administrator', { name: 'jo' })
    const first = await administrator.call(disableUser, { params, headers })
    await testApp.restart()
    const second = await administrator.call(disableUser, { params, headers })
    expect(second.body).toEqual(first.body)
    expect(testApp.simulator.requests.of('user.update')).toHaveLength(1)
    testApp.simulator.state.users.update(testApp.simulator.state.users.find('username', 'devuser')?.id ?? 0, {
      isEnabled: true,
    })
    testApp.clock.advance(DAY_MS + 1)
    const later = testApp.client()
    await later.signIn('jo', TEST_PASSWORD)
    const third = await later.call(disableUser, { params, headers })
    expect(third.body.user.isEnabled).toBe(false)
    expect(testApp.simulator.requests.of('user.update')).toHaveLength(2)
  })
})
