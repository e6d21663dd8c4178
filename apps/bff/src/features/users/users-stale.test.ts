import { describe, expect, test } from 'vitest'
import { askQuay } from '../../testing/ask-quay.ts'
import type { TestApp } from '../../testing/start-test-app.ts'
import { list, startUsersApp, storedUsers } from '../../testing/users-app.ts'
import { usersKind } from './inventory.ts'

const QUICK = { seams: { usageLogIntervalsMs: { attended: 50, unattended: 50 } } }

/** Somebody else, who works with Quay and not with the console. */
const changeInQuay = ({ simulator }: TestApp, method: string, name: string, body?: object) => {
  const path = `/api/v1/superuser/users/${name}`
  return askQuay(simulator.url, { token: simulator.tokens.rw, method, path, ...(body && { body }) })
}

const listCalls = ({ simulator }: TestApp) => simulator.requests.of('user.list').length

describe('what happens in Quay beside the console', () => {
  test('is seen as soon as the usage log tells of it, without reading all users again', async () => {
    await using testApp = await startUsersApp(QUICK)
    const users = storedUsers(testApp)
    const before = listCalls(testApp)
    await changeInQuay(testApp, 'PUT', 'devuser', { enabled: false })
    await expect.poll(() => users.find('devuser')?.isEnabled, { timeout: 10_000 }).toBe(false)
    await changeInQuay(testApp, 'PUT', 'devuser', { enabled: true })
    await expect.poll(() => users.find('devuser')?.isEnabled, { timeout: 10_000 }).toBe(true)
    await changeInQuay(testApp, 'PUT', 'devuser', { email: 'new@example.org' })
    await expect.poll(() => users.find('devuser')?.email, { timeout: 10_000 }).toBe('new@example.org')
    await changeInQuay(testApp, 'POST', '', { username: 'newcomer', email: 'newcomer@example.org' })
    await expect.poll(() => users.find('newcomer')?.isEnabled, { timeout: 10_000 }).toBe(true)
    await changeInQuay(testApp, 'DELETE', 'newcomer')
    await expect.poll(() => users.find('newcomer'), { timeout: 10_000 }).toBeUndefined()
    const auditor = await testApp.signIn('auditor')
    expect((await list(auditor)).body.total).toBe(3)
    expect(listCalls(testApp)).toBe(before)
  }, 60_000)

  test('is not looked for where the log tells of something else', async () => {
    await using testApp = await startUsersApp(QUICK)
    const reads = () => testApp.simulator.requests.of('user.read').length
    const before = reads()
    const entry = { at: new Date().toISOString(), performer: 'devuser', namespace: 'devuser', repository: null }
    await testApp.app.inventory.noteEntries([{ ...entry, kind: 'login_success', metadata: {} }])
    await testApp.app.inventory.noteEntries([{ ...entry, kind: 'user_create', metadata: { username: 7 } }])
    await testApp.app.inventory.noteEntries([{ ...entry, kind: 'user_enable', metadata: { username: 'devuser' } }])
    await expect.poll(reads, { timeout: 10_000 }).toBe(before + 1)
  })

  test('names that cannot be asked for are left to the next full read', async () => {
    await using testApp = await startUsersApp()
    const entry = { at: new Date().toISOString(), performer: null, namespace: null, repository: null }
    const strange = { ...entry, kind: 'user_create', metadata: { username: '../organization/acme' } }
    await testApp.app.inventory.noteEntries([strange])
    const fine = { ...entry, kind: 'user_enable', metadata: { username: 'devuser' } }
    const readAt = storedUsers(testApp).find('devuser')?.readAt ?? ''
    await testApp.app.inventory.noteEntries([fine])
    await expect
      .poll(() => (storedUsers(testApp).find('devuser')?.readAt ?? '') > readAt, { timeout: 10_000 })
      .toBe(true)
    expect(testApp.app.inventory.progress('users').paused).toBeNull()
  })
})

test('names a rename by the old name and the new one', () => {
  const entry = { at: '2026-11-24T12:00:00Z', performer: 'maria', namespace: 'maria', repository: null }
  const keys = usersKind.staleBy?.flatMap((rule) =>
    rule.kinds.includes('user_change_name')
      ? rule.keys({ ...entry, kind: 'user_change_name', metadata: { old_username: 'mary' } })
      : [],
  )
  expect(keys).toEqual([['maria'], ['mary']])
})
