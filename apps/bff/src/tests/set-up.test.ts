import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { checkSetUpCode, createFirstAdministrator } from '@quaymaster/contracts/set-up'
import { readMe } from '@quaymaster/contracts/me'
import { describe, expect, test } from 'vitest'
import { issueSetUpCode } from '../auth/set-up/set-up-code.ts'
import { openStore } from '../store/database.ts'
import { startTestApp, type TestApp } from '../testing/start-test-app.ts'

const MINUTE_MS = 60_000
const PASSWORD = 'a long and fine one'

async function issue(stack: TestApp): Promise<string> {
  const fresh = await issueSetUpCode(stack.app.store, stack.dataDir, stack.clock.now())
  return fresh?.code ?? ''
}

const create = (stack: TestApp, code: string, name = 'ada', password = PASSWORD) =>
  stack.client().call(createFirstAdministrator, { body: { code, name, password } })

describe('S24: the set-up code', () => {
  test('S24: shows which Quay and which accounts, and makes one administrator who is signed in', async () => {
    await using stack = await startTestApp()
    const code = await issue(stack)
    expect(code).toMatch(/^\w{4}(-\w{4}){3}$/)
    const path = join(stack.dataDir, 'set-up-code')
    expect([readFileSync(path, 'utf8').trim(), statSync(path).mode & 0o777]).toEqual([code, 0o400])
    const shown = await stack.client().call(checkSetUpCode, { body: { code: code.toLowerCase().replaceAll('-', ' ') } })
    expect(shown.body.registryHost).toBe(new URL(stack.simulator.url).host)
    expect(shown.body.accounts.map(({ token }) => token).toSorted()).toEqual(['read', 'write'])
    expect(shown.body.accounts.every(({ name }) => name !== null && name.length > 0)).toBe(true)
    const client = stack.client()
    const made = await client.call(createFirstAdministrator, { body: { code, name: 'ada', password: PASSWORD } })
    expect(made.body).toEqual({ returnTo: '/' })
    expect((await client.call(readMe)).body).toMatchObject({ name: 'ada', role: 'administrator' })
    expect(existsSync(path)).toBe(false)
  })

  test('S24: works once', async () => {
    await using stack = await startTestApp()
    const code = await issue(stack)
    expect((await create(stack, code)).status).toBe(200)
    expect((await create(stack, code, 'eve')).problem.code).toBe('set_up_done')
    expect(await issue(stack)).toBe('')
  })

  test('S24: many at once make one administrator', async () => {
    await using stack = await startTestApp()
    const code = await issue(stack)
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => create(stack, code, `person-${index}`)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const rows = await stack.app.store.selectFrom('staff').select('name').execute()
    expect(rows).toHaveLength(1)
  })

  test('S24: is dead after 30 minutes', async () => {
    await using stack = await startTestApp()
    const code = await issue(stack)
    stack.clock.advance(31 * MINUTE_MS)
    expect((await create(stack, code)).problem.code).toBe('set_up_code_expired')
  })

  test('S24: is dead after ten wrong tries', async () => {
    await using stack = await startTestApp()
    const code = await issue(stack)
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const answer = await stack.client().call(checkSetUpCode, { body: { code: `WRONG-${attempt}` } })
      expect([answer.status, answer.problem.code]).toEqual([403, 'set_up_code_wrong'])
    }
    expect((await create(stack, code)).problem.code).toBe('set_up_code_expired')
  })

  test('S24: of two processes on one data directory, the newer one’s counts, and one success is all', async () => {
    await using stack = await startTestApp()
    const first = await issue(stack)
    const second = await openStore(stack.dataDir, stack.clock.now())
    const fresh = await issueSetUpCode(second, stack.dataDir, stack.clock.now())
    await second.destroy()
    expect((await create(stack, first)).problem.code).toBe('set_up_code_wrong')
    expect((await create(stack, fresh?.code ?? '')).status).toBe(200)
  })

  test('S24: a common password is refused without using the code up', async () => {
    await using stack = await startTestApp()
    const code = await issue(stack)
    expect((await create(stack, code, 'ada', 'quaymaster2026')).problem.code).toBe('password_too_common')
    expect((await create(stack, code)).status).toBe(200)
  })
})
