import { createUser } from '@quaymaster/contracts/users'
import { describe, expect, test } from 'vitest'
import type { TestApp } from '../../testing/start-test-app.ts'
import { list, startUsersApp } from '../../testing/users-app.ts'

const maria = { name: 'maria', email: 'maria@example.org' }
const posts = ({ simulator }: TestApp) => simulator.requests.of('user.create').length

async function withMail(works: boolean): Promise<TestApp> {
  const testApp = await startUsersApp()
  await testApp.simulator.event('mail', { works })
  await testApp.app.quay.probe()
  return testApp
}

describe('a new person', () => {
  test('is there at once, with the password that Quay made, shown once', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    const answer = await administrator.call(createUser, { body: maria })
    const made = testApp.simulator.state.users.find('username', 'maria')
    expect(answer.body).toMatchObject({
      detail: { source: 'quay', user: { ...maria, isEnabled: true, isVerified: true } },
      password: { state: 'shown', value: made?.password },
      isConfirmationMailSent: false,
    })
    expect(answer.text).not.toContain('encrypted')
    expect((await list(administrator, { search: 'maria' })).body.matching).toBe(1)
  })

  test('needs no address where Quay sends no mail, and one where it does', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    const answer = await administrator.call(createUser, { body: { name: 'maria' } })
    expect(answer.body.detail.user.email).toBeNull()
    await testApp.simulator.event('mail', { works: true })
    await testApp.app.quay.probe()
    const refused = await administrator.call(createUser, { body: { name: 'mario' } })
    expect(refused.problem).toMatchObject({ code: 'user_email_required', field: 'email', status: 400 })
    expect(posts(testApp)).toBe(1)
  })

  test('is written to where Quay sends mail, and not verified before', async () => {
    await using testApp = await withMail(true)
    const administrator = await testApp.signIn('administrator')
    const answer = await administrator.call(createUser, { body: maria })
    expect(answer.body).toMatchObject({ isConfirmationMailSent: true, detail: { user: { isVerified: false } } })
  })

  test('whose mail could not be sent exists, and that the password is lost is said', async () => {
    await using testApp = await withMail(false)
    const administrator = await testApp.signIn('administrator')
    const answer = await administrator.call(createUser, { body: maria })
    expect(answer.body).toMatchObject({
      password: { state: 'lost', reason: 'mail_not_sent' },
      isConfirmationMailSent: false,
      detail: { user: { name: 'maria', isVerified: false } },
    })
    expect((await list(administrator, { search: 'maria' })).body.matching).toBe(1)
  })

  test('is made in a directory by nobody', async () => {
    await using testApp = await startUsersApp({ simulator: { registry: 'directory' } })
    const administrator = await testApp.signIn('administrator')
    expect((await administrator.call(createUser, { body: maria })).problem).toMatchObject({
      code: 'accounts_external',
      params: { type: 'LDAP' },
    })
    expect(posts(testApp)).toBe(0)
  })
})

test('that a registry has just moved to a directory is said with its kind', async () => {
  await using testApp = await startUsersApp()
  const administrator = await testApp.signIn('administrator')
  await testApp.simulator.reset('pristine', { registry: 'directory' })
  const { problem } = await administrator.call(createUser, { body: maria })
  expect(problem).toMatchObject({ code: 'accounts_external', params: { type: 'LDAP' } })
  expect(posts(testApp)).toBe(1)
})

describe('a name or an address', () => {
  test('that Quay would refuse never leaves here', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    const codes = async (body: { name: string; email?: string }) => {
      const { problem } = await administrator.call(createUser, { body })
      return [problem.status, problem.code, problem.field]
    }
    for (const name of ['Maria', 'maria gomez', 'a..b', '.ab', 'ab-', 'a+b', 'a/b', 'ñandu', 'марія', 'maria\n']) {
      expect(await codes({ name }), name).toEqual([400, 'user_name_illegal', 'name'])
    }
    expect(await codes({ name: 'm' })).toEqual([400, 'user_name_length', 'name'])
    expect(await codes({ name: 'a'.repeat(256) })).toEqual([400, 'user_name_length', 'name'])
    expect(await codes({ name: 'maria', email: 'bad' })).toEqual([400, 'user_email_invalid', 'email'])
    expect(posts(testApp)).toBe(0)
  })

  test('that is taken or reserved comes back to its field, in no words of the database’s', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    const create = async (body: { name: string; email?: string }) => administrator.call(createUser, { body })
    expect((await create({ name: 'devuser' })).problem).toMatchObject({ code: 'user_name_taken', field: 'name' })
    expect((await create({ name: 'console' })).problem).toMatchObject({
      code: 'user_name_taken_by_organization',
      field: 'name',
    })
    const taken = await create({ name: 'mario', email: 'devuser@example.org' })
    expect(taken.problem).toMatchObject({ code: 'user_email_taken', field: 'email', status: 409 })
    expect(taken.text).not.toMatch(/DETAIL|already exists/)
  })

  test('of somebody deleted stays reserved until Quay has purged it', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    await administrator.fetch('/api/users/devuser?confirm=devuser', {
      method: 'DELETE',
      headers: { 'idempotency-key': '11111111-1111-4111-8111-111111111111' },
    })
    const reserved = await administrator.call(createUser, { body: { name: 'devuser' } })
    expect(reserved.problem).toMatchObject({ code: 'user_name_reserved', field: 'name' })
    await testApp.simulator.event('namespaces.collect')
    expect((await administrator.call(createUser, { body: { name: 'devuser' } })).status).toBe(200)
  })

  test('Quay’s own words are for administrators, and for nobody else', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    const { problem } = await administrator.call(createUser, { body: { name: 'console' } })
    expect(problem.technicalDetail).toContain('Username has already been taken by an organization')
  })
})

test('two administrators who make the same person at once make one', async () => {
  await using testApp = await startUsersApp()
  const [one, other] = [await testApp.signIn('administrator'), await testApp.signIn('administrator')]
  testApp.simulator.fail('user.create', { kind: 'latency', latencyMs: 200 })
  const answers = await Promise.all([
    one.call(createUser, { body: maria }),
    other.call(createUser, { body: { name: 'maria', email: 'other@example.org' } }),
  ])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
  expect(answers.find(({ status }) => status === 409)?.problem.code).toBe('user_name_taken')
})

test('whose request was lost on its way takes no account of a colleague’s for their own', async () => {
  await using testApp = await startUsersApp()
  const [one, other] = [await testApp.signIn('administrator'), await testApp.signIn('administrator')]
  testApp.simulator.fail('user.create', { kind: 'drop', times: 1 })
  const answers = await Promise.all([
    one.call(createUser, { body: { name: 'maria' } }),
    other.call(createUser, { body: { name: 'maria' } }),
  ])
  const [made, lost] = answers.toSorted((first, second) => first.status - second.status)
  expect(made?.body.password.state).toBe('shown')
  expect(lost?.problem.code).toBe('not_done')
})
