import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { changeOwnPassword } from '@quaymaster/contracts/account'
import { createStaff, resetStaffPassword } from '@quaymaster/contracts/staff'
import { streamUsageLogs } from '@quaymaster/contracts/usage-logs'
import { createUser, listUsers, readUser, setUserPassword } from '@quaymaster/contracts/users'
import { readStatus } from '@quaymaster/contracts/status'
import { describe, expect, test } from 'vitest'
import { startTestApp, TEST_PASSWORD, type TestApp } from '../testing/start-test-app.ts'
import type { TestAnswer } from '../testing/test-client.ts'

/** How a secret could have been written. */
function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return [
    secret,
    encodeURIComponent(secret),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    [...secret].toReversed().join(''),
  ]
}

function filesOf(stack: TestApp): [string, string][] {
  return readdirSync(stack.dataDir)
    .filter((name) => name !== 'keyring.json')
    .map((name) => [name, readFileSync(join(stack.dataDir, name), 'latin1')])
}

describe('L1: secrets', () => {
  test('L1: stand in no answer but the one that shows them, in no log and in no file', async () => {
    await using stack = await startTestApp({ config: { logLevel: 'trace' } })
    const seen: TestAnswer[] = []
    const client = await stack.signIn('administrator', { name: 'ada' })
    const cookie = decodeURIComponent(client.cookie.split('=').slice(1).join('='))
    const sessionId = cookie.slice(0, cookie.lastIndexOf('.'))
    const note = <T extends TestAnswer>(answer: T): T => {
      seen.push(answer)
      return answer
    }

    const staff = await client.call(createStaff, { body: { name: 'bob', role: 'auditor' } })
    const reset = await client.call(resetStaffPassword, { params: { name: 'bob' } })
    const user = await client.call(createUser, { body: { name: 'newcomer', email: 'n@example.org' } })
    const changed = await client.call(setUserPassword, { params: { name: 'newcomer' }, body: {} })
    note(await client.call(setUserPassword, { params: { name: 'newcomer' }, body: { password: 'typed-Canary-4711' } }))
    note(
      await client.call(changeOwnPassword, {
        body: { currentPassword: TEST_PASSWORD, newPassword: 'chosen-Canary-0815' },
      }),
    )
    note(await client.call(listUsers))
    note(await client.call(readStatus))
    note(await client.fetch('/api/users?search=%ff'))
    note(await client.fetch('/api/staff', { method: 'POST', body: '{"name":' }))

    const shownOnce = [
      staff.body.password,
      reset.body.password,
      ...[user.body.password, changed.body.password].map((password) =>
        password.state === 'shown' ? password.value : password.state,
      ),
    ]
    const secrets = [
      stack.simulator.tokens.rw,
      stack.simulator.tokens.ro,
      sessionId,
      TEST_PASSWORD,
      'typed-Canary-4711',
      'chosen-Canary-0815',
      ...shownOnce,
      ...[...stack.app.keyring.keys.values()].map((key) => key.reveal()),
    ]
    for (const secret of secrets) {
      if (secret === null) throw new Error('A password was not shown.')
      expect(secret.length).toBeGreaterThan(7)
      for (const spelling of spellings(secret)) {
        expect(stack.logText().includes(spelling), `log: ${secret}`).toBe(false)
        for (const [name, content] of filesOf(stack))
          expect(content.includes(spelling), `${name}: ${secret}`).toBe(false)
        for (const answer of seen) expect(answer.text.includes(spelling), `answer: ${secret}`).toBe(false)
      }
    }
    expect(stack.logText()).toContain('answered')
  })

  test('L1: that slip into an error are cleared from the log', async () => {
    await using stack = await startTestApp()
    const token = stack.simulator.tokens.rw
    stack.app.log.error({ err: new Error(`refused ${token} (${encodeURIComponent(token)})`) }, `with ${token}`)
    expect(stack.logText()).toContain('refused [secret]')
    expect(stack.logText()).not.toContain(token)
  })
})

/** Every spelling that is cut, of each secret that the console holds. */
const heldSecrets = ({ app, simulator: { tokens } }: TestApp): string[] =>
  [tokens.rw, tokens.ro, ...[...app.keyring.keys.values()].map((key) => key.reveal())].flatMap((secret) =>
    spellings(secret).slice(0, 5),
  )

/** Nothing that was answered, logged or stored, but for the keyring itself. */
function assertNowhere(stack: TestApp, secrets: readonly string[], answers: readonly TestAnswer[]): void {
  for (const secret of secrets) {
    for (const { text } of answers) expect(text).not.toContain(secret)
    expect(stack.logText()).not.toContain(secret)
    for (const [name, content] of filesOf(stack)) expect(content.includes(secret), name).toBe(false)
  }
}

describe('L2: a Quay that says our own secrets', () => {
  test.each([400, 403, 404, 409, 429, 500, 503])(
    'L2: has them cut from an error of %i, in the answer, its repeat, the log and every file',
    async (status) => {
      await using stack = await startTestApp({ config: { logLevel: 'trace' } })
      const client = await stack.signIn('administrator')
      const secrets = heldSecrets(stack)
      const message = `refused: ${secrets.join(' ')} for you`
      stack.simulator.fail('user.create', { kind: 'status', status, json: { message } })
      const headers = { 'idempotency-key': randomUUID() }
      const body = { name: 'newcomer', email: 'n@example.org' }
      const answers = [await client.call(createUser, { body, headers })]
      answers.push(await client.call(createUser, { body, headers }))
      for (const answer of answers) expect(answer.status).toBeGreaterThanOrEqual(400)
      if (status === 400) expect(answers[1]?.problem.technicalDetail).toContain('refused: [secret]')
      assertNowhere(stack, secrets, answers)
    },
    30_000,
  )

  test('L2: cannot hide them behind what is taken out of its sentence', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    const { rw } = stack.simulator.tokens
    const message = `refused: ${rw.slice(0, 20)} (authorized: user x)${rw.slice(20)}`
    stack.simulator.fail('user.create', { kind: 'status', status: 400, json: { message } })
    const answer = await client.call(createUser, { body: { name: 'newcomer', email: 'n@example.org' } })
    expect(answer.problem.technicalDetail).toBe('refused: [secret]')
  })

  test('L2: has them cut from what it answers about a person, and from its log', async () => {
    await using stack = await startTestApp({
      prepare: async (simulator) => {
        const { rw } = simulator.tokens
        const devuser = simulator.state.users.find('username', 'devuser')
        if (devuser !== undefined) simulator.state.users.update(devuser.id, { email: `${rw}@example.org` })
        await simulator.event('log.insert', {
          kind: 'push_repo',
          namespace: 'console',
          daysAgo: 1,
          metadata: { repo: 'web', [rw]: [rw, { deeper: `said ${rw}` }] },
        })
      },
    })
    const client = await stack.signIn('administrator')
    const answers: TestAnswer[] = [
      await client.call(readUser, { params: { name: 'devuser' }, query: { fresh: 'true' } }),
      await client.call(streamUsageLogs, { query: { kinds: 'push_repo' } }),
      await client.call(listUsers),
    ]
    expect(answers[0]?.text).toContain('[secret]@example.org')
    expect(answers[1]?.text).toContain('"type":"entry"')
    assertNowhere(stack, [stack.simulator.tokens.rw], answers)
  })
})

describe('L2: failures inside', () => {
  const FORCED: readonly [string, (stack: TestApp) => void][] = [
    [
      'the store is gone',
      (stack) => {
        stack.app.store.getExecutor = () => {
          throw new Error('/srv/secret/path is gone')
        }
      },
    ],
    [
      'something throws what is no error',
      (stack) => {
        stack.app.quay.summary = () => {
          const notAnError: unknown = `/srv/secret/path ${stack.simulator.tokens.rw}`
          throw notAnError
        }
      },
    ],
    [
      'something throws an error with a path in it',
      (stack) => {
        stack.app.quay.summary = () => {
          throw new Error(`/srv/secret/path ${stack.simulator.url}`)
        }
      },
    ],
  ]

  test.each(FORCED)('L2: say only a code and the request’s id when %s', async (_what, force) => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    force(stack)
    const answer = await client.fetch('/api/me')
    expect(answer.status).toBeGreaterThanOrEqual(500)
    expect(Object.keys(answer.problem).toSorted()).toEqual(['code', 'requestId', 'status', 'type'])
    expect(answer.text).not.toMatch(/srv|127\.0\.0\.1|\.ts|at /)
    expect(stack.logText()).toContain(answer.problem.requestId)
  })
})
