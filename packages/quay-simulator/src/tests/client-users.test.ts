import { isQuayHttpError, isQuayPageRestartError, isQuayTokenRefusal } from '@quaymaster/quay-client'
import type { QuayUserPage } from '@quaymaster/quay-client'
import { expect, test } from 'vitest'
import { failureOf, stand } from './simulated-client.ts'

const namesOf = async (pages: AsyncIterable<QuayUserPage>): Promise<string[]> => {
  const names: string[] = []
  for await (const page of pages) names.push(...page.users.map((user) => user.name))
  return names
}

test('makes, reads, changes, disables, enables and deletes a person', async () => {
  await using at = await stand()
  const { users } = at.quay
  const created = await users.create({ userName: 'maria', email: 'maria@example.org' })
  expect(created).toEqual({
    userName: 'maria',
    password: expect.stringMatching(/^[A-Z0-9]{32}$/),
    encryptedPassword: expect.any(String),
  })
  await users.update('maria', { enabled: false })
  expect(await users.get('maria')).toMatchObject({ isEnabled: false, email: 'maria@example.org' })
  // Quay says 204 and does nothing.
  await users.delete('maria')
  expect(await users.find('maria')).toMatchObject({ isEnabled: false })
  await users.update('maria', { enabled: true })
  await users.update('maria', { email: 'm@example.org' })
  await users.update('maria', { password: 'maria-pass1' })
  expect(await users.get('maria')).toMatchObject({ isEnabled: true, email: 'm@example.org' })
  await users.delete('maria')
  expect(await users.find('maria')).toBeUndefined()
})

test('names every reason for which a person is refused', async () => {
  await using at = await stand()
  const { users } = at.quay
  await users.create({ userName: 'maria', email: 'maria@example.org' })
  await users.create({ userName: 'gone' })
  await users.delete('gone')
  const refusals = {
    'name-taken': users.create({ userName: 'maria' }),
    'name-taken-by-organization': users.create({ userName: 'console' }),
    'name-reserved': users.create({ userName: 'gone' }),
    'name-illegal': users.create({ userName: 'Maria Gomez' }),
    'name-length': users.create({ userName: 'a' }),
    'email-taken': users.create({ userName: 'mario', email: 'maria@example.org' }),
    'password-illegal': users.update('maria', { password: 'short' }),
    'is-superuser': users.update('quayadmin', { enabled: false }),
  }
  for (const [refusal, call] of Object.entries(refusals)) {
    expect(await failureOf(call)).toMatchObject({ refusal, isOutcomeUnknown: false })
  }
  const taken = await failureOf(users.update('maria', { email: 'devuser@example.org' }))
  expect(taken).toHaveProperty('refusal', 'email-taken')
  expect(await failureOf(users.delete('quayadmin'))).toHaveProperty('refusal', 'is-superuser')
})

test('tells that a person was made although the mail was not sent', async () => {
  await using at = await stand()
  expect(await failureOf(at.quay.users.sendRecoveryMail('devuser'))).toHaveProperty('kind', 'endpoint-missing')
  await at.simulator.event('mail', { works: false })
  expect((await at.quay.registry.describe()).hasMailing).toBe(true)
  expect(await failureOf(at.quay.users.create({ userName: 'nomail' }))).toHaveProperty('refusal', 'email-invalid')
  const failure = await failureOf(at.quay.users.create({ userName: 'maria', email: 'maria@example.org' }))
  expect(failure).toMatchObject({ refusal: 'mail-not-sent', isOutcomeUnknown: true })
  expect(await at.quay.users.get('maria')).toMatchObject({ isVerified: false })
})

test('refuses accounts of its own where people come from a directory', async () => {
  await using at = await stand({ registry: 'directory' })
  expect(await at.quay.registry.describe()).toMatchObject({ authenticationType: 'LDAP', hasOwnAccounts: false })
  expect(await failureOf(at.quay.users.create({ userName: 'maria' }))).toHaveProperty('refusal', 'accounts-external')
})

test('knows a registry that is read-only', async () => {
  await using at = await stand()
  await at.simulator.event('settings', { REGISTRY_STATE: 'readonly' })
  expect(await at.quay.registry.describe()).toHaveProperty('registryState', 'read-only')
  const failure = await failureOf(at.quay.users.update('devuser', { enabled: false }))
  expect(failure).toMatchObject({ kind: 'read-only', isOutcomeUnknown: false })
})

test('walks over people in pages, and notices that its page token ran out', async () => {
  await using at = await stand()
  await at.simulator.event('users.add', { prefix: 'person', count: 7, disabled: [2] })
  const all = await namesOf(at.quay.users.pages({ limit: 3 }))
  expect(all).toHaveLength(10)
  expect(new Set(all).size).toBe(10)
  expect(await namesOf(at.quay.users.pages({ limit: 3, includeDisabled: false }))).toEqual(
    all.filter((name) => name !== 'person-002'),
  )

  const walk = at.quay.users.pages({ limit: 3 })
  await walk.next()
  // Page tokens are good for two days (identity.md 1.10).
  at.simulator.advance(2 * 24 * 60 * 60 + 60)
  expect(await failureOf(walk.next())).toSatisfy(isQuayPageRestartError)
})

test.for([
  ['rw', 'live', 'superuser'],
  ['ro', 'live', 'global-read-only'],
  ['dev', 'live', 'none'],
  // A superuser whose token lacks the scope is none to the API.
  ['nosuper', 'live', 'none'],
  ['reporead', 'scope-missing', undefined],
  ['expired', 'dead', undefined],
] as const)('sees by the token %s that it is %s', async ([name, state, superuserKind]) => {
  await using at = await stand()
  const canary = await at.connect({ token: at.simulator.tokens[name] }).canary()
  expect(canary.state).toBe(state)
  expect(canary.state === 'live' ? canary.user.superuserKind : undefined).toBe(superuserKind)
})

test('never takes the answers of a token that died for truth', async () => {
  await using at = await stand()
  at.simulator.fail('*', { kind: 'dead-token' })
  expect(await at.quay.canary()).toEqual({ state: 'dead' })
  for (const call of [
    at.quay.users.list(),
    at.quay.users.find('devuser'),
    at.quay.users.create({ userName: 'maria' }),
    at.quay.users.update('devuser', { enabled: false }),
    at.quay.users.delete('devuser'),
  ]) {
    expect(await failureOf(call)).toSatisfy(isQuayTokenRefusal)
  }
  at.simulator.fail('*', { kind: 'refuse-connections' })
  expect(await at.quay.canary()).toMatchObject({ state: 'unreachable' })
})

test('finds no organization, robot or stranger among people', async () => {
  await using at = await stand()
  for (const name of ['console', 'nobody', 'devuser+ci']) {
    expect(await at.quay.users.find(name)).toBeUndefined()
    expect(await failureOf(at.quay.users.get(name))).toSatisfy((error) => isQuayHttpError(error, 'not-found'))
  }
})
