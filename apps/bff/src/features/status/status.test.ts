import { probeStatus, readStatus } from '@quaymaster/contracts/status'
import type { Status } from '@quaymaster/contracts/status'
import { describe, expect, test } from 'vitest'
import { until } from '../../testing/quay-parts.ts'
import { startUsersApp } from '../../testing/users-app.ts'
import { findWarnings } from './present.ts'
import { foregroundCalls } from '../../testing/foreground-calls.ts'

describe('the status', () => {
  test('tells of registry, tokens, inventory, budget and warnings, without asking Quay', async () => {
    await using testApp = await startUsersApp()
    const auditor = await testApp.signIn('auditor')
    testApp.simulator.requests.clear()
    const { body } = await auditor.call(readStatus)
    expect(body).toMatchObject({
      registry: { state: 'live', isPlainHttp: true, isDemo: false, authenticationType: 'Database' },
      hasFullAccess: true,
      inventory: [{ kind: 'users', state: 'complete', read: 3 }],
      budget: { callsPerSecond: 100 },
      console: { isStoreWritable: true, isAuditWritable: true },
      warnings: ['plain_http'],
    })
    expect(body.version).toMatch(/^Quay /)
    expect(body.budget.backgroundLastMinute).toBeGreaterThan(0)
    expect(body.budget.interactiveLastMinute).toBeGreaterThan(0)
    // The usage log is followed meanwhile, whoever asks for the status.
    const calls = foregroundCalls(testApp.simulator)
    expect(calls).toEqual([])
  })

  test('says what is wrong with the tokens', async () => {
    await using testApp = await startUsersApp({ tokens: 'write' })
    const helpDesk = await testApp.signIn('help-desk')
    expect((await helpDesk.call(readStatus)).body.warnings).toEqual(['only_write_token', 'plain_http'])
    testApp.simulator.fail('*', { kind: 'dead-token' })
    await testApp.app.quay.probe()
    const dead = await helpDesk.call(readStatus)
    expect(dead.body.registry.state).toBe('credential-dead')
    expect(dead.body.warnings).toContain('credential_dead')
  })

  test('is probed again by administrators, and takes in what changed', async () => {
    await using testApp = await startUsersApp()
    const administrator = await testApp.signIn('administrator')
    await testApp.simulator.event('settings', { FEATURE_SUPERUSERS_FULL_ACCESS: false, REGISTRY_STATE: 'readonly' })
    const { body } = await administrator.call(probeStatus)
    expect(body).toMatchObject({ hasFullAccess: false, registry: { isReadOnly: true } })
    expect(body.warnings).toEqual(['registry_read_only', 'no_full_access', 'plain_http'])
    const write = body.credentials.find(({ token }) => token === 'write')
    const reader = body.credentials.find(({ token }) => token === 'read')
    const readsOrganizations = (probes: typeof write) =>
      probes?.probes?.find(({ capability }) => capability === 'organization-read')?.isAvailable
    expect([readsOrganizations(reader), readsOrganizations(write)]).toEqual([true, false])
    expect((await (await testApp.signIn('auditor')).call(probeStatus)).status).toBe(403)
  })

  test('says that Quay is not answering, and that it is back', async () => {
    await using testApp = await startUsersApp()
    const auditor = await testApp.signIn('auditor')
    await testApp.simulator.stop()
    await testApp.app.quay.probe()
    expect((await auditor.call(readStatus)).body.registry.state).toBe('unreachable')
    await testApp.simulator.restart()
    await until(async () => (await auditor.call(readStatus)).body.registry.state === 'live')
  })
})

test('a read token of a full superuser, and a trail that cannot be written, are warnings', () => {
  const registry = { isReadOnly: false, isPlainHttp: false, isDemo: false } as Status['registry']
  const status = {
    registry,
    hasFullAccess: true,
    describedAt: '2026-11-24T12:00:00.000Z',
    console: { version: '', startedAt: '', isStoreWritable: true, isAuditWritable: false },
    registryCheck: { state: 'confirmed' } as Status['registryCheck'],
  }
  const since = '2026-11-24T12:00:00.000Z'
  const reader = { token: 'read', state: 'live', since, superuserKind: 'superuser' } as const
  expect(findWarnings(status, [reader])).toEqual(['audit_unavailable', 'read_token_is_superuser'])
  expect(findWarnings(status, [{ ...reader, superuserKind: 'none', isFileUsable: false }])).toContain(
    'token_file_unusable',
  )
  const demo = { ...status, registry: { ...registry, isPlainHttp: true, isDemo: true } }
  expect(findWarnings(demo, [])).toEqual(['audit_unavailable', 'demo'])
})
