import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { changeStaffRole, disableStaff } from '@quaymaster/contracts/staff'
import { exportUsageLogs } from '@quaymaster/contracts/usage-logs'
import { exportUsers } from '@quaymaster/contracts/users'
import { describe, expect, test } from 'vitest'
import { readAuditRows } from '../testing/audit-rows.ts'
import { until } from '../testing/quay-parts.ts'
import { startTestApp, type TestApp } from '../testing/start-test-app.ts'
import type { TestClient } from '../testing/test-client.ts'
import { type OpenStream, openStream } from '../testing/usage-log-calls.ts'

const filter = { kinds: 'push_repo', language: 'en', timeZone: 'UTC' } as const
const S7_MS = 15_000

const exportPath = async (client: TestClient, format: 'csv' | 'ndjson') =>
  (await client.call(exportUsageLogs, { body: { ...filter, format } })).body.url

/** A registry whose log is never answered, so that whoever reads it waits. */
async function startSilent(): Promise<TestApp> {
  const stack = await startTestApp({
    prepare: (simulator) => simulator.event('log.insert', { kind: 'push_repo', namespace: 'console', daysAgo: 1 }),
    seams: { deadlineMs: { read: 8000, background: 8000 } },
  })
  stack.simulator.fail('log.list', { kind: 'hang' })
  return stack
}

/** Its first text is there; a file that has none before its first entry has begun when its ticket was taken. */
async function untilBegun({ app }: TestApp, stream: Promise<OpenStream>, isTicketed: boolean): Promise<void> {
  let text = (): string => ''
  void stream.then((opened) => (text = opened.text))
  const hasTicket = async () => (await app.store.selectFrom('download_tickets').selectAll().execute()).length > 0
  await until(async () => text() !== '' || (isTicketed && !(await hasTicket())))
}

describe('S7: a stream that is open while its reader loses access', () => {
  const STREAMS: readonly [string, (client: TestClient) => Promise<string>, RegExp][] = [
    ['the list', async () => '/api/usage-logs?limit=1000', /"type":"revoked","problem":.*"code":"access_changed"/],
    ['the live tail', async () => '/api/usage-logs/tail', /"type":"revoked","problem":.*"code":"access_changed"/],
    ['a file of CSV', (client) => exportPath(client, 'csv'), /^Incomplete: access ended/],
    ['a file of NDJSON', (client) => exportPath(client, 'ndjson'), /"type":"revoked"/],
  ]
  const ENDINGS = ['disabled', 'demoted', 'signed-out'] as const

  test('S7: ends in time and says why, whichever it is and however access was lost', async () => {
    await using stack = await startSilent()
    const root = await stack.signIn('administrator')
    const opened = []
    for (const [index, [name, pathOf, lastLine]] of STREAMS.entries()) {
      for (const ending of ENDINGS) {
        const account = `${ending}-${index}`
        const client = await stack.signIn('administrator', { name: account })
        const stream = openStream(stack, client, await pathOf(client))
        await untilBegun(stack, stream, name.startsWith('a file'))
        opened.push({ name, lastLine, ending, account, client, stream })
      }
    }
    const startedAt = performance.now()
    for (const { ending, account, client } of opened) {
      if (ending === 'disabled') await root.call(disableStaff, { params: { name: account } })
      else if (ending === 'signed-out') await client.fetch('/api/session', { method: 'DELETE' })
      else await root.call(changeStaffRole, { params: { name: account }, body: { role: 'auditor' } })
    }
    for (const { name, ending, stream, lastLine } of opened) {
      const { ended, text } = await stream
      await ended
      expect(text().trimEnd().split(/\r?\n/).at(-1), `${name} ${ending}`).toMatch(lastLine)
      expect(text()).not.toMatch(/"complete"|Complete/)
    }
    expect(performance.now() - startedAt).toBeLessThan(S7_MS)
  }, 60_000)
})

test('S7: a file that its reader does not take is cut off in time, and never says that it is complete', async () => {
  // More than the buffers between the two ends hold.
  const metadata = { description: 'x'.repeat(16_000) }
  await using stack = await startTestApp({
    prepare: (simulator) =>
      simulator.event('log.insert', { kind: 'push_repo', namespace: 'console', daysAgo: 1, count: 1500, metadata }),
  })
  const root = await stack.signIn('administrator')
  const client = await stack.signIn('administrator', { name: 'ada' })
  const { hostname, port, host } = new URL(stack.url)
  const path = await exportPath(client, 'ndjson')
  let served: Socket | undefined
  stack.app.server.once('connection', (one: Socket) => (served = one))
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  const headers = ['connection: close', `host: ${host}`, 'sec-fetch-site: same-origin', `cookie: ${client.cookie}`]
  socket.write(`GET ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
  const [first] = (await once(socket, 'data')) as [Buffer]
  socket.pause()
  // Everything between the two ends is full.
  await until(() => (served?.writableLength ?? 0) > 0, 30_000)
  await root.call(disableStaff, { params: { name: 'ada' } })
  const startedAt = performance.now()
  await until(() => served !== undefined && served.destroyed, S7_MS)
  expect(performance.now() - startedAt).toBeLessThan(S7_MS)
  let text = first.toString()
  socket.on('data', (chunk) => (text += String(chunk)))
  socket.resume()
  await once(socket, 'close')
  expect(text).toContain('"kind":"push_repo"')
  expect(text).not.toMatch(/"complete"/)
}, 90_000)

describe('a ticket for a file', () => {
  const FILES: readonly [string, (client: TestClient) => Promise<string>][] = [
    ['usage-log.export', (client) => exportPath(client, 'csv')],
    ['user.export', async (client) => (await client.call(exportUsers, { body: { language: 'en' } })).body.url],
  ]
  test.each(FILES)('of %s is good for the role that may have the file when it is fetched', async (operation, ask) => {
    await using stack = await startTestApp()
    const root = await stack.signIn('administrator')
    const client = await stack.signIn('administrator', { name: 'ada' })
    const url = await ask(client)
    await root.call(changeStaffRole, { params: { name: 'ada' }, body: { role: 'help-desk' } })
    const { status, problem, text } = await client.fetch(url)
    expect([status, problem?.code, problem?.params], text).toEqual([403, 'not_allowed', { reason: 'role_lacks' }])
    expect(readAuditRows(stack.dataDir).at(-1)).toMatchObject({ phase: 'event', operation, result: 'refused' })
    await root.call(changeStaffRole, { params: { name: 'ada' }, body: { role: 'administrator' } })
    expect((await client.fetch(url)).problem.code).toBe('download_expired')
  })
})
