import { readUsersAgain } from '@quaymaster/contracts/users'
import { describe, expect, test } from 'vitest'
import { until } from '../../testing/quay-parts.ts'
import { list, read, readEverybody, startUsersApp } from '../../testing/users-app.ts'
import { foregroundCalls } from '../../testing/foreground-calls.ts'

const namesOf = ({ body }: Awaited<ReturnType<typeof list>>) => body.users.map(({ name }) => name)

describe('the list', () => {
  test('comes from the inventory with its age, and costs Quay nothing', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    testApp.simulator.requests.clear()
    const answer = await list(administrator)
    expect(answer.status).toBe(200)
    expect(namesOf(answer)).toEqual(['auditor', 'devuser', 'quayadmin'])
    expect(answer.body).toMatchObject({ matching: 3, total: 3, offset: 0, searchesEmail: true })
    expect(answer.body.inventory).toMatchObject({ state: 'complete', paused: null, read: 3 })
    expect(answer.body.inventory.asOf).toBe(answer.body.users[0]?.readAt)
    expect(foregroundCalls(testApp.simulator)).toEqual([])
  })

  test('shows a made-up address as none', async () => {
    await using testApp = await startUsersApp()
    testApp.simulator.state.users.update(testApp.simulator.state.users.find('username', 'devuser')?.id ?? 0, {
      email: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    })
    await readEverybody(testApp)
    const auditor = await testApp.signIn('auditor')
    expect((await list(auditor, { search: 'devuser' })).body.users[0]?.email).toBeNull()
  })

  test('searches, filters, sorts and pages', async () => {
    await using testApp = await startUsersApp({ simulator: { scenario: 'demo', users: 300 } })
    const administrator = await testApp.signIn('administrator')
    const superusers = await list(administrator, {
      kind: 'superuser,global-read-only',
      sort: 'kind',
      direction: 'desc',
    })
    expect(namesOf(superusers)).toEqual(['auditor', 'helena.ross', 'quayadmin'])
    const disabled = await list(administrator, { state: 'disabled', limit: '200' })
    expect(disabled.body.users.every(({ isEnabled }) => !isEnabled)).toBe(true)
    const [all, page] = [
      await list(administrator, { sort: 'email', limit: '20' }),
      await list(administrator, { sort: 'email', offset: '15', limit: '5' }),
    ]
    expect(namesOf(page)).toEqual(namesOf(all).slice(15))
    expect(all.body.total).toBe(300)
    const found = await list(administrator, { search: 'QUAYADMIN@example' })
    expect(namesOf(found)).toEqual(['quayadmin'])
  })

  test('lets the help desk neither search nor sort by what it sees masked or not at all', async () => {
    await using testApp = await startUsersApp()
    const helpDesk = await testApp.signIn('help-desk')
    const everybody = await list(helpDesk)
    expect(everybody.body).toMatchObject({ searchesEmail: false, sorts: ['name', 'state', 'kind'] })
    expect(everybody.body.users[1]).toMatchObject({ name: 'devuser', email: 'd***@example.org', isEmailMasked: true })
    expect(everybody.body.users[1]).not.toHaveProperty('quota')
    expect((await list(helpDesk, { search: 'devuser@example' })).body.matching).toBe(0)
    for (const sort of ['email', 'quota'] as const) {
      expect((await list(helpDesk, { sort })).problem).toMatchObject({ code: 'input_invalid', field: 'sort' })
    }
  })

  test('refuses a query that is not of the contract', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    for (const query of [
      'state=unknown',
      'limit=0',
      'limit=201',
      'offset=-1',
      'sort=secret',
      'other=1',
      'sort=name&sort=kind',
    ]) {
      expect((await administrator.fetch(`/api/users?${query}`)).status, query).toBe(400)
    }
  })

  test('is read again on request, by every role, and a pass that runs is left alone', async () => {
    await using testApp = await startUsersApp()
    const auditor = await testApp.signIn('auditor')
    await testApp.simulator.event('users.add', { prefix: 'person', count: 3 })
    const [first, second] = await Promise.all([auditor.call(readUsersAgain), auditor.call(readUsersAgain)])
    expect(first.body.inventory.isReading).toBe(true)
    expect(second.status).toBe(200)
    await until(async () => (await list(auditor)).body.total === 6)
  })
})

describe('one person', () => {
  test('comes from the inventory, or fresh from Quay for one call', async () => {
    await using testApp = await startUsersApp()
    const auditor = await testApp.signIn('auditor')
    testApp.simulator.requests.clear()
    expect((await read(auditor, 'devuser')).body).toMatchObject({ source: 'inventory', isConsoleAccount: false })
    expect(foregroundCalls(testApp.simulator)).toEqual([])
    const fresh = await read(auditor, 'devuser', 'true')
    expect(fresh.body.source).toBe('quay')
    expect(testApp.simulator.requests.of('user.read')).toHaveLength(1)
    expect((await list(auditor, { search: 'devuser' })).body.users[0]?.readAt).toBe(fresh.body.user.readAt)
  })

  test('whom the inventory does not hold is asked for at Quay, once', async () => {
    await using testApp = await startUsersApp()
    const auditor = await testApp.signIn('auditor')
    await testApp.simulator.event('users.add', { prefix: 'person', count: 1 })
    expect((await read(auditor, 'person-001')).body.source).toBe('quay')
    expect((await read(auditor, 'person-001')).body.source).toBe('inventory')
    expect((await read(auditor, 'nobody')).problem).toMatchObject({ code: 'user_not_found', status: 404 })
  })

  test('that Quay no longer knows leaves the list at once', async () => {
    await using testApp = await startUsersApp()
    const auditor = await testApp.signIn('auditor')
    testApp.simulator.state.users.delete(testApp.simulator.state.users.find('username', 'devuser')?.id ?? 0)
    expect((await read(auditor, 'devuser')).status).toBe(200)
    expect((await read(auditor, 'devuser', 'true')).status).toBe(404)
    expect((await list(auditor)).body.total).toBe(2)
  })

  test('tells each role what it may do and why not', async () => {
    await using testApp = await startUsersApp()
    const abilities = async (role: 'administrator' | 'help-desk' | 'auditor', name: string) => {
      const answer = await read(await testApp.signIn(role, { stepUp: false }), name)
      return Object.entries(answer.body.abilities).map(
        ([verb, { isAllowed, needsStepUp, reason }]) =>
          `${verb} ${isAllowed ? (needsStepUp ? 'after a proof' : 'yes') : reason?.code}`,
      )
    }
    expect(await abilities('administrator', 'devuser')).toEqual([
      'enable target_is_enabled',
      'disable yes',
      'changeEmail after a proof',
      'setPassword after a proof',
      'sendRecoveryMail mail_off',
      'delete after a proof',
    ])
    expect(await abilities('help-desk', 'devuser')).toEqual([
      'enable target_is_enabled',
      'disable role_lacks',
      'changeEmail role_lacks',
      'setPassword after a proof',
      'sendRecoveryMail mail_off',
      'delete role_lacks',
    ])
    expect(await abilities('help-desk', 'auditor')).toContain('setPassword target_is_read_only_superuser')
    expect(new Set((await abilities('auditor', 'devuser')).map((line) => line.split(' ')[1]))).toEqual(
      new Set(['role_lacks']),
    )
    expect(await abilities('administrator', 'quayadmin')).toContain('disable target_is_superuser')
  })
})
