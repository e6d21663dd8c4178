import type { Role } from '@quaymaster/contracts/roles'
import { exportUsageLogs, readUsageLogEntry, streamUsageLogs } from '@quaymaster/contracts/usage-logs'
import type { UsageLogEntry } from '@quaymaster/contracts/usage-logs'
import type { QuaySimulator } from '@quaymaster/quay-simulator'
import { describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/start-test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { EntryIds } from './entry-ids.ts'
import { readLogs } from '../../testing/usage-log-calls.ts'

const CANARY_ADDRESS = '203.0.113.77'

/** A registry with 45 pushes yesterday, each a second after the other, and whatever else a test adds. */
function startWithPushes(then?: (simulator: QuaySimulator) => void): Promise<TestApp> {
  return startTestApp({
    prepare: async (simulator) => {
      await simulator.event('log.insert', {
        kind: 'push_repo',
        namespace: 'console',
        performer: 'devuser',
        daysAgo: 1,
        count: 45,
        stepMicroseconds: 1_000_000,
        number: 'tag',
        ip: CANARY_ADDRESS,
        metadata: { repo: 'web', namespace: 'console', 'user-agent': 'canary-agent/1' },
      })
      then?.(simulator)
    },
  })
}

describe('the stream', () => {
  test('delivers every entry once, newest first, over as many answers as it takes', async () => {
    await using app = await startWithPushes()
    const client = await app.signIn('administrator')
    const seen: UsageLogEntry[] = []
    let cursor: string | null = null
    do {
      const { entries, end }: Awaited<ReturnType<typeof readLogs>> = await readLogs(client, {
        kinds: 'push_repo',
        limit: '20',
        calls: '100',
        ...(cursor === null ? {} : { cursor }),
      })
      seen.push(...entries)
      cursor = end.reason === 'limit' ? end.cursor : null
    } while (cursor !== null)
    expect(seen).toHaveLength(45)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(45)
    expect(seen.map(({ facts }) => facts['tag'])).toEqual(Array.from({ length: 45 }, (_, index) => 44 - index))
  })

  test('says at the field what is wrong before Quay is asked', async () => {
    await using app = await startWithPushes()
    const client = await app.signIn('administrator')
    const inverted = await client.call(streamUsageLogs, {
      query: { from: '2026-11-02T00:00:00Z', to: '2026-11-01T00:00:00Z' },
    })
    expect(inverted.problem).toMatchObject({ code: 'usage_log_range_inverted', field: 'to', status: 400 })
    // Days are read in the background all the while; what a request asks for carries its id.
    const requestId = inverted.problem?.requestId ?? 'no problem'
    const asked = app.simulator.requests.list().filter(({ headers }) => headers['user-agent']?.includes(requestId))
    expect(asked).toEqual([])
  })

  test('gives the help desk no address and no user agent in any byte, and no way to ask for one', async () => {
    await using app = await startWithPushes()
    const client = await app.signIn('help-desk')
    const { answer, entries } = await readLogs(client, { kinds: 'push_repo', calls: '100' })
    expect(entries).toHaveLength(45)
    expect(answer.text).not.toContain(CANARY_ADDRESS)
    expect(answer.text).not.toContain('canary-agent')
    const asked = await client.call(streamUsageLogs, { query: { address: CANARY_ADDRESS } })
    expect(asked.problem).toMatchObject({ code: 'not_allowed', field: 'address' })
    const searched = await readLogs(client, { text: CANARY_ADDRESS, calls: '100' })
    expect(searched.entries).toEqual([])
  })

  test('says why it broke off when Quay fails, and is whole again once Quay is', async () => {
    await using app = await startWithPushes((simulator) => {
      simulator.fail('log.list', { kind: 'status', status: 500 })
      simulator.fail('log.count', { kind: 'status', status: 500 })
    })
    const client = await app.signIn('administrator')
    const broken = await readLogs(client, { kinds: 'push_repo', calls: '100' })
    expect(broken.end.reason).toBe('failed')
    expect(broken.end.problem?.code).toMatch(/^quay_/)
    await app.simulator.heal()
    // After repeated failures Quay is left alone for some seconds.
    const whole = async () => (await readLogs(client, { kinds: 'push_repo', calls: '100' })).entries.length
    await expect.poll(whole, { timeout: 20_000, interval: 500 }).toBe(45)
  }, 40_000)
})

test('an entry has a link of its own, with all that the role may see of it', async () => {
  await using app = await startWithPushes()
  const client = await app.signIn('auditor')
  const { entries } = await readLogs(client, { kinds: 'push_repo', limit: '1', calls: '100' })
  const id = entries[0]?.id ?? ''
  const { body } = await client.call(readUsageLogEntry, { params: { id } })
  expect(body.entry.id).toBe(id)
  expect(body.metadata).toMatchObject({ 'user-agent': 'canary-agent/1', repo: 'web' })
  const before = { id: '2026-11-01.0123456789abcdef.0' }
  const unknown = new EntryIds(app.app.keyring).seal(before.id)
  const gone = await client.call(readUsageLogEntry, { params: { id: unknown } })
  expect(gone.problem).toMatchObject({ code: 'usage_log_entry_gone', status: 404 })
  const old = await client.call(readUsageLogEntry, { params: before })
  expect(old.problem).toMatchObject({ code: 'usage_log_link_old_form', status: 410 })
  const foreign = await client.call(readUsageLogEntry, { params: { id: `${id.slice(0, -2)}xx` } })
  expect(foreign.problem).toMatchObject({ code: 'usage_log_link_key_replaced', status: 410 })
  const cursor = await client.call(streamUsageLogs, { query: { cursor: `20261101101112.${before.id}` } })
  expect(cursor.problem).toMatchObject({ code: 'usage_log_link_old_form', field: 'cursor' })
})

describe('the export', () => {
  const filter = { kinds: 'push_repo', language: 'en', timeZone: 'UTC' } as const
  const asking = (client: TestClient, format: 'csv' | 'ndjson') =>
    client.call(exportUsageLogs, { body: { ...filter, format } })

  test('is a file with every entry and a last line that says so, fetched once', async () => {
    await using app = await startWithPushes()
    const client = await app.signIn('administrator')
    const { body } = await asking(client, 'csv')
    const file = await client.fetch(body.url, { headers: { 'x-quaymaster': '' } })
    expect(file.headers.get('content-disposition')).toContain('attachment')
    const lines = file.text.trim().split('\r\n')
    expect(lines).toHaveLength(1 + 45 + 1)
    expect(lines.at(-1)).toContain('Complete')
    expect((await client.fetch(body.url)).problem).toMatchObject({ code: 'download_expired', status: 404 })
  })

  test('belongs to the session that asked for it, and is over after a minute', async () => {
    await using app = await startWithPushes()
    const client = await app.signIn('auditor')
    const other = await app.signIn('auditor')
    const first = await asking(client, 'ndjson')
    expect((await other.fetch(first.body.url)).status).toBe(404)
    app.clock.advance(61_000)
    expect((await client.fetch(first.body.url)).status).toBe(404)
  })

  test.each<Role>(['help-desk'])('is refused to %s', async (role) => {
    await using app = await startWithPushes()
    const client = await app.signIn(role)
    expect((await asking(client, 'csv')).problem).toMatchObject({ code: 'not_allowed', status: 403 })
  })
})
