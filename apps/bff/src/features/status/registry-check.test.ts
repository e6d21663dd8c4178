import { answerRegistryCheck, readStatus } from '@quaymaster/contracts/status'
import { describe, expect, test } from 'vitest'
import { readAuditRows } from '../../testing/audit-rows.ts'
import { until } from '../../testing/quay-parts.ts'
import type { TestApp } from '../../testing/start-test-app.ts'
import { list, startUsersApp, storedUsers } from '../../testing/users-app.ts'

/** A registry with three users and no log, behind another host name than before: nothing decides which one it is. */
async function startAsked(): Promise<TestApp> {
  const testApp = await startUsersApp()
  await testApp.simulator.event('settings', { SERVER_HOSTNAME: 'other.example.org' })
  await testApp.app.quay.probe()
  await until(() => testApp.app.registryCheck.status().state === 'asked')
  return testApp
}

const question = ({ app }: TestApp): string => app.registryCheck.status().checkId ?? ''

describe('the registry check on the status page', () => {
  test('is told to every role, with its counts; nothing is lost meanwhile', async () => {
    await using testApp = await startAsked()
    for (const role of ['administrator', 'help-desk', 'auditor'] as const) {
      const client = await testApp.signIn(role)
      const { body } = await client.call(readStatus)
      expect(body.registryCheck).toMatchObject({
        state: 'asked',
        trigger: 'connection_changed',
        step: 'users',
        done: 3,
        total: 3,
        users: { comparable: 3, found: 3 },
        lastDecision: null,
      })
      expect(body.warnings).toContain('registry_unconfirmed')
      expect((await list(client)).body.total).toBe(3)
    }
    await until(() => storedUsers(testApp).progress().paused === 'registry_unconfirmed')
  })

  test('is answered by administrators only, after a fresh proof of identity', async () => {
    await using testApp = await startAsked()
    const answer = { body: { checkId: question(testApp), registry: 'other' } } as const
    for (const role of ['help-desk', 'auditor'] as const) {
      expect((await (await testApp.signIn(role)).call(answerRegistryCheck, answer)).status).toBe(403)
    }
    const unproven = await testApp.signIn('administrator', { stepUp: false })
    expect((await unproven.call(answerRegistryCheck, answer)).problem?.code).toBe('step_up_required')
    expect(testApp.app.registryCheck.status().state).toBe('asked')
  })

  test('takes the answer once, writes it into the trail, and goes on', async () => {
    await using testApp = await startAsked()
    const administrator = await testApp.signIn('administrator')
    const stale = await administrator.call(answerRegistryCheck, { body: { checkId: 'earlier', registry: 'same' } })
    expect([stale.status, stale.problem?.code]).toEqual([409, 'registry_check_over'])
    const answer = { body: { checkId: question(testApp), registry: 'same' } } as const
    const { body } = await administrator.call(answerRegistryCheck, answer)
    expect(body.registryCheck).toMatchObject({
      state: 'confirmed',
      checkId: null,
      lastDecision: { verdict: 'same_registry', by: 'administrator' },
    })
    expect(body.warnings).not.toContain('registry_unconfirmed')
    const rows = readAuditRows(testApp.dataDir).filter(({ operation }) => operation === 'status.answer-registry-check')
    expect(rows.map(({ phase, result }) => [phase, result])).toEqual([
      ['intent', null],
      ['outcome', 'refused'],
      ['intent', null],
      ['outcome', 'ok'],
    ])
    expect((await administrator.call(answerRegistryCheck, answer)).problem?.code).toBe('registry_check_over')
    await until(() => storedUsers(testApp).progress().paused === null)
    expect((await list(administrator)).body.total).toBe(3)
  })

  test('with "another one" the users are read anew', async () => {
    await using testApp = await startAsked()
    const administrator = await testApp.signIn('administrator')
    const { completedAt } = storedUsers(testApp).progress()
    const answer = { body: { checkId: question(testApp), registry: 'other' } } as const
    const { body } = await administrator.call(answerRegistryCheck, answer)
    expect(body.registryCheck.lastDecision).toMatchObject({ verdict: 'other_registry', by: 'administrator' })
    await until(() => {
      const { state, completedAt: since } = storedUsers(testApp).progress()
      return state === 'complete' && since !== completedAt
    })
  })
})
