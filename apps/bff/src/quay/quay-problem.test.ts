import { createQuayClient } from '@quaymaster/quay-client'
import { createQuaySimulator } from '@quaymaster/quay-simulator'
import type { Fault } from '@quaymaster/quay-simulator'
import { expect, test } from 'vitest'
import { problemOfQuayError } from './quay-problem.ts'

async function problemOf(call: Promise<unknown>) {
  try {
    await call
  } catch (error) {
    return problemOfQuayError(error)
  }
  throw new Error('The call did not fail.')
}

test('what Quay refuses comes back to its field, and a database sentence is understood', async () => {
  await using simulator = await createQuaySimulator()
  const { users, close } = createQuayClient({ baseUrl: simulator.url, token: simulator.tokens.rw })
  const taken = await problemOf(users.create({ userName: 'devuser', email: 'other@example.org' }))
  expect(taken).toMatchObject({ code: 'user_name_taken', status: 409, field: 'name' })
  const address = await problemOf(users.create({ userName: 'mario', email: 'devuser@example.org' }))
  expect(address).toMatchObject({ code: 'user_email_taken', field: 'email' })
  expect(address.technicalDetail).not.toMatch(/\n/)
  const changed = await problemOf(users.update('auditor', { email: 'devuser@example.org' }))
  expect(changed).toMatchObject({ code: 'user_email_taken', field: 'email' })
  expect(await problemOf(users.create({ userName: 'console' }))).toMatchObject({
    code: 'user_name_taken_by_organization',
    field: 'name',
  })
  expect(await problemOf(users.update('quayadmin', { enabled: false }))).toMatchObject({ code: 'user_is_superuser' })
  expect(await problemOf(users.update('nobody', { enabled: false }))).toMatchObject({ code: 'user_not_found' })
  await close()
})

test('no failure of Quay’s becomes a 401 or 403 of ours, and a lost change is in doubt', async () => {
  await using simulator = await createQuaySimulator()
  const client = createQuayClient({ baseUrl: simulator.url, token: simulator.tokens.rw, deadlineMs: { read: 300 } })
  const faults: [Fault, string, number][] = [
    [{ kind: 'html' }, 'quay_bad_response', 502],
    [{ kind: 'empty' }, 'quay_bad_response', 502],
    [{ kind: 'cut' }, 'quay_bad_response', 502],
    [{ kind: 'redirect', to: 'self' }, 'quay_bad_response', 502],
    [{ kind: 'status', status: 403, body: 'answer' }, 'quay_forbidden', 502],
    [{ kind: 'dead-token' }, 'quay_credential_invalid', 503],
    [{ kind: 'hang' }, 'quay_timeout', 504],
  ]
  for (const [fault, code, status] of faults) {
    simulator.fail('user.read', fault)
    expect(await problemOf(client.users.get('devuser')), code).toMatchObject({ code, status })
  }
  simulator.fail('user.update', { kind: 'drop', afterExecution: true })
  expect(await problemOf(client.users.update('devuser', { enabled: false }))).toMatchObject({ code: 'outcome_unknown' })
  await client.close()
  await simulator.stop()
  const alone = createQuayClient({ baseUrl: simulator.url, token: simulator.tokens.rw })
  expect(await problemOf(alone.users.update('devuser', { enabled: true }))).toMatchObject({ code: 'quay_unreachable' })
  await alone.close()
})
