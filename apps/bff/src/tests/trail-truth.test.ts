import { randomUUID } from 'node:crypto'
import { ROLES } from '@quaymaster/contracts/roles'
import type { RouteContract } from '@quaymaster/contracts/route'
import { disableStaff } from '@quaymaster/contracts/staff'
import { disableUser } from '@quaymaster/contracts/users'
import { requestQuayExport } from '@quaymaster/contracts/usage-logs'
import { describe, expect, test } from 'vitest'
import { rowHasRole } from '../policy/decide.ts'
import { POLICY } from '../testing/policy-rows.ts'
import { readAuditRows } from '../testing/audit-rows.ts'
import { ALL_CONTRACTS } from '../testing/route-list.ts'
import { startTestApp, type TestApp } from '../testing/start-test-app.ts'
import { prepareUserChanges, USER_CHANGES } from '../testing/user-changes.ts'
import { startUsersApp } from '../testing/users-app.ts'

const isPolicyRefusable = ({ operation }: RouteContract) =>
  POLICY.row(operation).roles !== 'public' && ROLES.some((role) => !rowHasRole(POLICY.row(operation), role))

/** What a path may name: an account, or a file of stored entries. */
const WELL_FORMED = ['somebody', 'usage-logs.damaged-2026-11-30T101112Z.sqlite']

describe('a refusal in the trail', () => {
  test('L3: by policy names what it was about, for every route whose path does', async () => {
    await using stack = await startTestApp()
    const clients = new Map(
      await Promise.all(ROLES.map(async (role) => [role, await stack.signIn(role, { stepUp: false })] as const)),
    )
    const named = ALL_CONTRACTS.filter((contract) => contract.url.includes('/:') && isPolicyRefusable(contract))
    expect(named.length).toBeGreaterThan(10)
    for (const { operation, method, url, params } of named) {
      const role = ROLES.find((candidate) => !rowHasRole(POLICY.row(operation), candidate))
      const name = WELL_FORMED.find((sample) => params?.safeParse({ name: sample, id: sample }).success) ?? 'somebody'
      const path = url.replaceAll(/:\w+/g, name)
      const answer = await clients.get(role ?? 'auditor')?.fetch(path, { method })
      expect([answer?.status, operation]).toEqual([403, operation])
      expect(readAuditRows(stack.dataDir).at(-1)).toMatchObject({
        phase: 'event',
        operation,
        result: 'refused',
        target: name,
      })
    }
  }, 30_000)

  test('L3: for want of a fresh proof, or because of the target itself, names it too', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator', { name: 'ada' })
    const stale = await stack.signIn('administrator', { stepUp: false })
    for (const [call, operation, target] of [
      [stale.call(disableStaff, { params: { name: 'ada' } }), 'staff.disable', 'ada'],
      [client.call(disableStaff, { params: { name: 'ada' } }), 'staff.disable', 'ada'],
      [client.call(disableUser, { params: { name: 'quayadmin' } }), 'user.disable', 'quayadmin'],
    ] as const) {
      expect((await call).status).toBe(403)
      const [row] = readAuditRows(stack.dataDir).filter(
        (one) => one.result === 'refused' && one.operation === operation,
      )
      expect(row).toMatchObject({ phase: 'event', target })
    }
  })
})

describe('an outcome that nobody knows', () => {
  /** The rows of the change, newest last: its own outcome, not what a reader makes of an intent without one. */
  const rowsOf = (stack: TestApp, operation: string) =>
    readAuditRows(stack.dataDir)
      .filter((row) => row.operation === operation)
      .map(({ phase, result }) => ({ phase, result }))

  const UNKNOWN = [
    { phase: 'intent', result: null },
    { phase: 'outcome', result: 'unknown' },
  ]

  test.each([
    ['set password', 'user.set-password'],
    ['recovery mail', 'user.send-recovery-mail'],
    ['disable', 'user.disable'],
  ])(
    'L3: of %s is recorded as its outcome, and a repeat is answered so without being done',
    async (name, operation) => {
      await using stack = await startUsersApp({ seams: { deadlineMs: { write: 500 } } })
      await prepareUserChanges(stack)
      const client = await stack.signIn('administrator')
      const change = USER_CHANGES.find((one) => one.name === name)
      stack.simulator.fail(change?.quayOperation ?? '', { kind: 'drop', afterExecution: true })
      stack.simulator.fail('user.read', { kind: 'html', after: 1 })
      const headers = { 'idempotency-key': randomUUID() }
      for (let attempt = 0; attempt < 2; attempt += 1) {
        expect((await change?.send(client, { headers }))?.problem.code).toBe('outcome_unknown')
      }
      expect(rowsOf(stack, operation)).toEqual(UNKNOWN)
      expect(stack.simulator.requests.of(change?.quayOperation ?? '')).toHaveLength(1)
    },
  )

  test('L3: of an export by Quay is recorded as its outcome', async () => {
    await using stack = await startTestApp({ seams: { deadlineMs: { write: 500 } } })
    const client = await stack.signIn('administrator')
    stack.simulator.fail('organization.log.export', { kind: 'drop', afterExecution: true })
    const body = { namespace: 'console', from: '2026-11-01', to: '2026-11-02', email: 'ops@example.org' }
    expect((await client.call(requestQuayExport, { body })).problem.code).toBe('outcome_unknown')
    expect(rowsOf(stack, 'usage-log.quay-export')).toEqual(UNKNOWN)
  })
})
