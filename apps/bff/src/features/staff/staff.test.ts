import { readMe } from '@quaymaster/contracts/me'
import { changeOwnPassword, readAccount } from '@quaymaster/contracts/account'
import {
  changeStaffRole,
  createStaff,
  disableStaff,
  enableStaff,
  listStaff,
  resetStaffPassword,
} from '@quaymaster/contracts/staff'
import { describe, expect, test } from 'vitest'
import { startTestApp, TEST_PASSWORD } from '../../testing/start-test-app.ts'

describe('a new staff account', () => {
  test('signs in with the password shown once, and does nothing before that is changed', async () => {
    await using stack = await startTestApp()
    const administrator = await stack.signIn('administrator')
    const { password } = (await administrator.call(createStaff, { body: { name: 'bob', role: 'administrator' } })).body
    const bob = stack.client()
    expect((await bob.signIn('bob', password ?? '')).status).toBe(200)
    const me = (await bob.call(readMe)).body
    expect(me.mustChangePassword).toBe(true)
    expect(me.capabilities['staff.list']).toEqual({
      isAllowed: false,
      needsStepUp: false,
      reason: { code: 'password_change_required' },
    })
    const refused = await bob.call(listStaff)
    expect([refused.status, refused.problem.code]).toEqual([403, 'password_change_required'])
    expect((await bob.call(readAccount)).status).toBe(200)
    const body = { currentPassword: password ?? '', newPassword: 'tall ships at dawn' }
    expect((await bob.call(changeOwnPassword, { body })).status).toBe(200)
    expect((await bob.call(listStaff)).status).toBe(200)
    expect((await stack.client().signIn('bob', password ?? '')).status).toBe(401)
  })

  test('whose name is taken or illegal is refused at its field', async () => {
    await using stack = await startTestApp()
    const administrator = await stack.signIn('administrator', { name: 'ada' })
    const taken = await administrator.call(createStaff, { body: { name: 'ada', role: 'auditor' } })
    expect(taken.problem).toMatchObject({ status: 409, code: 'staff_name_taken', field: 'name' })
    const illegal = await administrator.call(createStaff, { body: { name: 'Ada!', role: 'auditor' } })
    expect(illegal.problem).toMatchObject({ status: 400, field: 'name' })
    const role = await administrator.fetch('/api/staff', {
      method: 'POST',
      body: { name: 'eve', role: 'root' },
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
    expect(role.problem).toMatchObject({ status: 400, field: 'role' })
  })
})

describe('a reset password', () => {
  test('ends the sessions of the account and must be changed again', async () => {
    await using stack = await startTestApp()
    const administrator = await stack.signIn('administrator')
    const bob = await stack.signIn('auditor', { name: 'bob' })
    const reset = await administrator.call(resetStaffPassword, { params: { name: 'bob' } })
    expect(reset.body.account).toMatchObject({ mustChangePassword: true, sessionCount: 0 })
    expect((await bob.call(readMe)).status).toBe(401)
    expect((await bob.signIn('bob', TEST_PASSWORD)).status).toBe(401)
    expect((await bob.signIn('bob', reset.body.password ?? '')).status).toBe(200)
  })
})

describe('what protects the console from its own administrators', () => {
  test('nobody changes the role of, disables or resets the own account', async () => {
    await using stack = await startTestApp()
    await stack.signIn('administrator')
    const client = await stack.signIn('administrator', { name: 'ada' })
    const params = { name: 'ada' }
    const answers = [
      await client.call(changeStaffRole, { params, body: { role: 'auditor' } }),
      await client.call(disableStaff, { params }),
      await client.call(resetStaffPassword, { params }),
    ]
    for (const { status, problem } of answers) {
      expect([status, problem.params]).toEqual([403, { reason: 'target_is_own_account' }])
    }
    const own = (await client.call(listStaff)).body.accounts.find(({ name }) => name === 'ada')
    expect(own?.abilities.disable.reason?.code).toBe('target_is_own_account')
  })

  test('two administrators who disable each other at once leave one', async () => {
    await using stack = await startTestApp()
    const ada = await stack.signIn('administrator', { name: 'ada' })
    const bob = await stack.signIn('administrator', { name: 'bob' })
    await Promise.all([
      ada.call(disableStaff, { params: { name: 'bob' } }),
      bob.call(disableStaff, { params: { name: 'ada' } }),
    ])
    const left = await stack.app.store.selectFrom('staff').select('name').where('is_enabled', '=', 1).execute()
    expect(left).toHaveLength(1)
  })

  test('an account is enabled again, and one that does not exist is not found', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    await stack.createStaff('bob', 'auditor')
    const params = { name: 'bob' }
    expect((await client.call(disableStaff, { params })).body.account.isEnabled).toBe(false)
    expect((await client.call(disableStaff, { params })).problem.params).toEqual({ reason: 'staff_is_disabled' })
    expect((await client.call(enableStaff, { params })).body.account.isEnabled).toBe(true)
    expect((await stack.client().signIn('bob', TEST_PASSWORD)).status).toBe(200)
    const none = await client.call(enableStaff, { params: { name: 'nobody' } })
    expect([none.status, none.problem.code]).toEqual([404, 'staff_not_found'])
  })

  test('an auditor sees the accounts and is told why nothing can be done to them', async () => {
    await using stack = await startTestApp()
    const auditor = await stack.signIn('auditor')
    const { accounts } = (await auditor.call(listStaff)).body
    expect(accounts).toHaveLength(1)
    expect(accounts[0]?.abilities.resetPassword).toMatchObject({ isAllowed: false, reason: { code: 'role_lacks' } })
  })
})
