import {
  changeUserEmail,
  deleteUser,
  disableUser,
  enableUser,
  sendRecoveryMail,
  setUserPassword,
} from '@quaymaster/contracts/users'
import { describe, expect, test } from 'vitest'
import type { TestApp } from '../../testing/start-test-app.ts'
import { list, read, startUsersApp } from '../../testing/users-app.ts'

const params = { name: 'devuser' }
const inQuay = ({ simulator }: TestApp, name = 'devuser') => simulator.state.users.find('username', name)

describe('enable and disable', () => {
  test('tell how the person is now, though Quay answers with how it was', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    const disabled = await administrator.call(disableUser, { params })
    expect(disabled.body.user.isEnabled).toBe(false)
    expect(disabled.body.source).toBe('quay')
    expect(disabled.body.changes).toMatchObject([{ operation: 'user.disable', result: 'ok' }])
    expect(inQuay(testApp)?.isEnabled).toBe(false)
    expect((await list(administrator, { state: 'disabled' })).body.matching).toBe(1)
    expect((await administrator.call(enableUser, { params })).body.user.isEnabled).toBe(true)
    const { changes } = (await read(administrator, 'devuser')).body
    expect(changes.map(({ operation, result }) => `${operation} ${result}`)).toEqual([
      'user.enable ok',
      'user.disable ok',
    ])
  })

  test('leave alone who is so already, by another’s hand', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    testApp.simulator.state.users.update(inQuay(testApp)?.id ?? 0, { isEnabled: false })
    expect((await read(administrator, 'devuser')).body.user.isEnabled).toBe(true)
    const answer = await administrator.call(disableUser, { params })
    expect(answer.body.user.isEnabled).toBe(false)
    expect(testApp.simulator.requests.of('user.update')).toHaveLength(0)
  })

  test('agree when two ask for the same at once', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    testApp.simulator.fail('user.update', { kind: 'latency', latencyMs: 300, times: 1 })
    const [first, second] = await Promise.all([
      administrator.call(disableUser, { params }),
      administrator.call(disableUser, { params }),
    ])
    expect([first.body.user.isEnabled, second.body.user.isEnabled]).toEqual([false, false])
  })

  test('leave the account of the console’s own token alone, without which nothing could be undone', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    const refused = await administrator.call(disableUser, { params: { name: 'auditor' } })
    expect(refused.problem.params).toEqual({ reason: 'target_holds_console_token' })
    expect(inQuay(testApp, 'auditor')?.isEnabled).toBe(true)
    expect((await administrator.call(setUserPassword, { params: { name: 'auditor' }, body: {} })).status).toBe(200)
  })

  test('say that there is nobody of that name', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    expect((await administrator.call(disableUser, { params: { name: 'nobody' } })).problem.code).toBe('user_not_found')
    expect((await administrator.call(disableUser, { params: { name: 'console' } })).problem.code).toBe('user_not_found')
  })

  test('work for people of a directory, whose password and address do not', async () => {
    await using testApp = await startUsersApp({ simulator: { registry: 'directory' } })
    const administrator = await testApp.signIn('administrator')
    expect((await administrator.call(disableUser, { params })).body.user.isEnabled).toBe(false)
    for (const answer of [
      await administrator.call(setUserPassword, { params, body: {} }),
      await administrator.call(changeUserEmail, { params, body: { email: 'new@example.org' } }),
    ]) {
      expect(answer.problem.code).toBe('accounts_external')
    }
    expect(testApp.simulator.requests.of('user.update')).toHaveLength(1)
  })
})

describe('the address', () => {
  test('is changed and verified', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    const answer = await administrator.call(changeUserEmail, { params, body: { email: 'new@example.org' } })
    expect(answer.body.user).toMatchObject({ email: 'new@example.org', isVerified: true })
  })

  test('that somebody else has comes back to its field', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    const answer = await administrator.call(changeUserEmail, { params, body: { email: 'auditor@example.org' } })
    expect(answer.problem).toMatchObject({ code: 'user_email_taken', field: 'email', status: 409 })
    const malformed = await administrator.call(changeUserEmail, { params, body: { email: 'no address' } })
    expect(malformed.problem).toMatchObject({ code: 'user_email_invalid', field: 'email', status: 400 })
  })
})

describe('the password', () => {
  test('is made here and shown, or typed and not repeated', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    const made = await administrator.call(setUserPassword, { params, body: {} })
    expect(made.body.password).toEqual({ state: 'shown', value: inQuay(testApp)?.password })
    const typed = await administrator.call(setUserPassword, { params, body: { password: 'chosen-pass1' } })
    expect(typed.body.password).toEqual({ state: 'typed' })
    expect(inQuay(testApp)?.password).toBe('chosen-pass1')
    expect(typed.text).not.toContain('chosen-pass1')
  })

  test('that Quay would refuse never reaches it', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    for (const password of ['short', 'with a blank in it']) {
      const answer = await administrator.call(setUserPassword, { params, body: { password } })
      expect(answer.problem).toMatchObject({ code: 'user_password_illegal', field: 'password' })
    }
    expect(testApp.simulator.requests.of('user.update')).toHaveLength(0)
  })

  test('is shown although reading back fails', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    testApp.simulator.fail('user.read', { kind: 'html', after: 1 })
    const answer = await administrator.call(setUserPassword, { params, body: {} })
    expect(answer.body.password.state).toBe('shown')
  })
})

describe('recovery mail', () => {
  test('goes to the person where Quay sends mail', async () => {
    await using testApp = await startUsersApp()
    await testApp.simulator.event('mail', { works: true })
    await testApp.app.quay.probe()
    const administrator = await testApp.signIn('administrator')
    expect((await administrator.call(sendRecoveryMail, { params })).status).toBe(200)
    expect(testApp.simulator.requests.of('user.send-recovery')).toHaveLength(1)
  })

  test('that cannot be sent is said, and where Quay sends none it is not tried', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    expect((await administrator.call(sendRecoveryMail, { params })).problem).toMatchObject({
      code: 'not_allowed',
      params: { reason: 'mail_off' },
    })
    await testApp.simulator.event('mail', { works: false })
    await testApp.app.quay.probe()
    expect((await administrator.call(sendRecoveryMail, { params })).problem.code).toBe('mail_not_sent')
  })
})

describe('delete', () => {
  const removal = { params, query: { confirm: 'devuser' } }

  test('removes the person, from the list at once', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    expect((await administrator.call(deleteUser, removal)).status).toBe(204)
    expect((await list(administrator)).body.total).toBe(2)
    expect((await read(administrator, 'devuser', 'true')).problem.code).toBe('user_not_found')
  })

  test('wants the name repeated', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    const answer = await administrator.call(deleteUser, { params, query: { confirm: 'devusr' } })
    expect(answer.problem).toMatchObject({ code: 'input_invalid', field: 'confirm' })
    expect(testApp.simulator.requests.of('user.delete')).toHaveLength(0)
  })

  test('of somebody disabled is refused, since Quay would say yes and do nothing', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    testApp.simulator.state.users.update(inQuay(testApp)?.id ?? 0, { isEnabled: false })
    const answer = await administrator.call(deleteUser, removal)
    expect(answer.problem).toMatchObject({ code: 'not_allowed', params: { reason: 'target_is_disabled' } })
    expect(inQuay(testApp)).toBeDefined()
  })

  test('that Quay confirmed and did not do is told as it is', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    testApp.simulator.fail('user.delete', { kind: 'status', status: 204, body: 'empty' })
    expect((await administrator.call(deleteUser, removal)).problem.code).toBe('user_still_there')
    expect((await list(administrator)).body.total).toBe(3)
  })

  test('of somebody who is gone already, between reading and deleting, is done', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    testApp.simulator.fail('user.delete', { kind: 'latency', latencyMs: 300 })
    const [first, second] = await Promise.all([
      administrator.call(deleteUser, removal),
      administrator.call(deleteUser, removal),
    ])
    expect([first.status, second.status]).toEqual([204, 204])
  })
})
