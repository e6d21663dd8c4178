import { ROLES } from '@quaymaster/contracts/roles'
import type { Role } from '@quaymaster/contracts/roles'
import { createUser, disableUser, enableUser, readUsersAgain, setUserPassword } from '@quaymaster/contracts/users'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startRecordedQuay } from '../../testing/recorded-quay.ts'
import type { TestApp } from '../../testing/start-test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { USER_CHANGES, prepareUserChanges } from '../../testing/user-changes.ts'
import { list, read, readEverybody, startUsersApp } from '../../testing/users-app.ts'

const markersIn = (texts: readonly string[]) => [...new Set(texts.join('\n').match(/canary-[a-z]+/g))].toSorted()

/** A registry in which every string that can be chosen is marked, and more than one that nobody asked for. */
async function startMarked(): Promise<TestApp> {
  const testApp = await startUsersApp()
  const { simulator } = testApp
  const devuser = simulator.state.users.find('username', 'devuser')
  simulator.state.users.update(devuser?.id ?? 0, {
    username: 'canary-name',
    email: 'canary-local@canary-domain.example',
    isEnabled: false,
    profile: {
      company: 'canary-company',
      familyName: 'canary-family',
      givenName: 'canary-given',
      location: 'canary-place',
    },
  })
  await simulator.event('settings', { REGISTRY_TITLE: 'canary-title' })
  for (const operation of ['user.list', 'user.read', 'current-user.read', 'config.read']) {
    simulator.fail(operation, { kind: 'unknown-field', name: 'canary-key', value: { secret: 'canary-value' } })
  }
  await testApp.app.quay.probe()
  await readEverybody(testApp)
  return testApp
}

/** Somebody disabled by one change is not deleted by the next. */
function enableDevuser({ simulator }: TestApp): void {
  simulator.state.users.update(simulator.state.users.find('username', 'devuser')?.id ?? 0, { isEnabled: true })
}

async function everyReadText(client: TestClient): Promise<string[]> {
  const answers = [
    await list(client),
    await list(client, { search: 'canary' }),
    await read(client, 'canary-name'),
    await read(client, 'canary-name', 'true'),
    await read(client, 'canary-nobody'),
    await client.call(readUsersAgain),
    await client.fetch('/api/status'),
    await client.fetch('/api/me'),
  ]
  return answers.map(({ text, headers }) => `${text}\n${JSON.stringify([...headers])}`)
}

describe('Z3: of what Quay says, each role receives exactly what is listed for it', () => {
  const RECEIVES: Record<Role, string[]> = {
    administrator: ['canary-domain', 'canary-local', 'canary-name', 'canary-title'],
    'help-desk': ['canary-domain', 'canary-name', 'canary-title'],
    auditor: ['canary-domain', 'canary-local', 'canary-name', 'canary-title'],
  }
  test.each(ROLES)('%s, in reads', async (role) => {
    await using testApp = await startMarked()
    expect(markersIn(await everyReadText(await testApp.signIn(role)))).toEqual(RECEIVES[role])
  })

  test('help desk, in changes and refusals', async () => {
    await using testApp = await startMarked()
    const helpDesk = await testApp.signIn('help-desk')
    const params = { name: 'canary-name' }
    const texts = [
      await helpDesk.call(enableUser, { params }),
      await helpDesk.call(setUserPassword, { params, body: {} }),
      await helpDesk.call(disableUser, { params }),
      await helpDesk.call(enableUser, { params: { name: 'quayadmin' } }),
    ].map(({ text }) => text)
    expect(markersIn(texts)).toEqual(RECEIVES['help-desk'].filter((marker) => marker !== 'canary-title'))
  })

  test('whose accounts the tokens are is told to administrators and auditors only', async () => {
    await using testApp = await startUsersApp()
    const accountsOf = async (role: Role) => {
      const client = await testApp.signIn(role)
      const { body } = await client.fetch<{ credentials: { account?: string; probes?: unknown }[] }>('/api/status')
      return body.credentials.map(({ account, probes }) => [account, probes !== undefined])
    }
    const whole = [
      ['auditor', true],
      ['quayadmin', true],
    ]
    expect(await accountsOf('administrator')).toEqual(whole)
    expect(await accountsOf('auditor')).toEqual(whole)
    expect(await accountsOf('help-desk')).toEqual([
      [undefined, false],
      [undefined, false],
    ])
  })
})

describe('Z10: what the help desk may not reach', () => {
  test('superusers of either kind, and each refusal is in the trail', async () => {
    await using testApp = await startUsersApp()
    const helpDesk = await testApp.signIn('help-desk')
    testApp.simulator.requests.clear()
    const reasonOf = async (name: string) => {
      const [reset, enabled] = [
        await helpDesk.call(setUserPassword, { params: { name }, body: {} }),
        await helpDesk.call(enableUser, { params: { name } }),
      ]
      expect([reset.status, enabled.status]).toEqual([403, 403])
      const [newest] = testApp.app.audit.recentFor({ kind: 'user', name }, 1)
      expect(newest).toMatchObject({ operation: 'user.enable', result: 'refused' })
      return reset.problem.params?.['reason'] ?? reset.problem.code
    }
    expect(await reasonOf('quayadmin')).toBe('target_is_superuser')
    expect(await reasonOf('auditor')).toBe('target_is_read_only_superuser')
    expect(testApp.simulator.requests.of('user.update')).toHaveLength(0)
  })

  test('its own target is read before each act, so that a superuser of this minute is one', async () => {
    await using testApp = await startUsersApp()
    const helpDesk = await testApp.signIn('help-desk')
    expect((await read(helpDesk, 'devuser')).body.abilities.setPassword.isAllowed).toBe(true)
    await testApp.simulator.event('settings', { GLOBAL_READONLY_SUPER_USERS: ['auditor', 'devuser'] })
    const answer = await helpDesk.call(setUserPassword, { params: { name: 'devuser' }, body: {} })
    expect(answer.problem.params?.['reason']).toBe('target_is_read_only_superuser')
  })
})

test('Z6: reads go with the token for reading, and only declared changes with the other', async () => {
  await using testApp = await startUsersApp()
  await prepareUserChanges(testApp)
  const [administrator, helpDesk] = [await testApp.signIn('administrator'), await testApp.signIn('help-desk')]
  testApp.simulator.requests.clear()
  await everyReadText(helpDesk)
  for (const { send } of USER_CHANGES) {
    enableDevuser(testApp)
    await send(administrator)
  }
  const sent = testApp.simulator.requests.list()
  const isChange = ({ method }: { method: string }) => method !== 'GET'
  expect(sent.filter(isChange)).toHaveLength(USER_CHANGES.length)
  expect(new Set(sent.filter(isChange).map(({ token }) => token))).toEqual(new Set(['rw']))
  const reads = sent.filter((call) => !isChange(call) && call.operation.startsWith('user.'))
  expect(new Set(reads.map(({ token }) => token))).toEqual(new Set(['ro']))
})

describe('Z7: nothing is passed on that was not asked for', () => {
  const NAMES = ['superuser', 'enabled', 'verified', 'constructor', 'prototype', 'username', 'role'] as const

  test('Quay receives the keys of the change and no others', async () => {
    await using recorded = await startRecordedQuay()
    await using testApp = await startUsersApp({
      simulator: { port: recorded.simulatorPort },
      config: recorded.config,
    })
    await prepareUserChanges(testApp)
    const administrator = await testApp.signIn('administrator')
    for (const change of USER_CHANGES) {
      enableDevuser(testApp)
      recorded.calls.length = 0
      await change.send(administrator)
      const [sent, ...more] = recorded.calls.filter(({ method }) => method !== 'GET')
      expect(Object.keys(sent?.body ?? {}), change.name).toEqual(change.quayKeys)
      expect([sent?.token, more.length], change.name).toEqual(['write', 0])
    }
  })

  test('a body with more, with lists for texts or with objects for texts is refused', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    testApp.simulator.requests.clear()
    const routes = [
      ['POST', '/api/users', { name: 'maria', email: 'maria@example.org' }],
      ['PUT', '/api/users/devuser/email', { email: 'new@example.org' }],
      ['PUT', '/api/users/devuser/password', { password: 'chosen-pass1' }],
      ['POST', '/api/users/devuser/disable', {}],
      ['POST', '/api/users/devuser/enable', {}],
      ['POST', '/api/users/devuser/recovery-mail', {}],
      ['POST', '/api/users/read-again', {}],
    ] as const
    const malformed = fc.constantFrom(...routes).chain(([method, path, body]) => {
      const [key] = Object.keys(body)
      const extra = fc
        .record({ name: fc.constantFrom(...NAMES), value: fc.jsonValue() })
        .map(({ name, value }) => ({ ...body, [name]: value }))
      const twisted = fc
        .constantFrom([], {}, null, 7, true, ['text'])
        .map((value) => (key === undefined ? { more: value } : { ...body, [key]: value }))
      return fc.record({
        method: fc.constant(method),
        path: fc.constant(path),
        body: fc.oneof(extra, twisted, fc.constant([body])),
      })
    })
    await fc.assert(
      fc.asyncProperty(malformed, async ({ method, path, body }) => {
        const answer = await administrator.fetch(path, {
          method,
          body,
          headers: { 'idempotency-key': crypto.randomUUID() },
        })
        expect([400, 403], answer.text).toContain(answer.status)
      }),
      { numRuns: 60 },
    )
    expect(testApp.simulator.requests.list().filter(({ method }) => method !== 'GET')).toEqual([])
  })
})

test('Z4: an unknown field and an unknown status of Quay’s are not passed on by any change', async () => {
  await using testApp = await startUsersApp()
  const administrator = await testApp.signIn('administrator')
  testApp.simulator.fail('user.create', { kind: 'unknown-field', name: 'newSecret', value: 'canary-value' })
  const made = await administrator.call(createUser, { body: { name: 'maria' } })
  expect(made.status).toBe(200)
  expect(made.text).not.toMatch(/newSecret|canary/)
  testApp.simulator.fail('user.create', { kind: 'status', status: 207, body: 'answer' })
  const odd = await administrator.call(createUser, { body: { name: 'mario' } })
  expect(odd.body).toMatchObject({ password: { state: 'lost' } })
})
