import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { changeOwnPassword, createStaff, resetStaffPassword } from '@quaymaster/contracts/staff'
import { createUser, listUsers, setUserPassword } from '@quaymaster/contracts/users'
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
