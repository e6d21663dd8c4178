import {
  exportUsageLogs,
  readUsageLogChart,
  readUsageLogEntry,
  readUserActivity,
} from '@quaymaster/contracts/usage-logs'
import type { UsageLogLine } from '@quaymaster/contracts/usage-logs'
import { describe, expect, test } from 'vitest'
import { EntryIds } from './entry-ids.ts'
import { startTestApp, type TestApp } from '../../testing/start-test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { readLogs } from '../../testing/usage-log-calls.ts'
import { DAY_MS } from '../../time/calendar.ts'

const NO_BACKGROUND = { budget: { callsPerSecond: 0.01, quietHours: undefined, timeZone: 'UTC' } }
const dayBefore = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)
const PUSHES = { kind: 'push_repo', namespace: 'console', performer: 'devuser', stepMicroseconds: 1_000_000 } as const

/** Pushes two days ago and now and then today; four days are asked for. */
function start(): Promise<TestApp> {
  return startTestApp({
    config: NO_BACKGROUND,
    prepare: async (simulator) => {
      await simulator.event('log.insert', { ...PUSHES, daysAgo: 2, count: 45, number: 'tag' })
      await simulator.event('log.insert', { ...PUSHES, daysAgo: 0, secondsOfDay: 0, count: 2, number: 'tag' })
    },
  })
}

const range = { from: `${dayBefore(3)}T00:00:00Z` }
const list = (client: TestClient) => readLogs(client, { ...range, limit: '1000', calls: '50' })

async function fileOf(client: TestClient, format: 'csv' | 'ndjson'): Promise<string[]> {
  const { body } = await client.call(exportUsageLogs, { body: { ...range, format, language: 'en', timeZone: 'UTC' } })
  return (await client.fetch(body.url)).text.trim().split(/\r?\n/)
}

const endOf = (lines: string[]) => JSON.parse(lines.at(-1) ?? '') as Extract<UsageLogLine, { type: 'end' }>

/** Past the ten seconds for which what was just asked counts as known. */
const passSomeTime = ({ clock }: TestApp) => clock.advance(11_000)

describe('with every day compared', () => {
  test('the list and both files say so, and until when they know the present day', async () => {
    await using app = await start()
    const client = await app.signIn('administrator')
    const { end } = await list(client)
    expect(end.days).toMatchObject([
      { from: dayBefore(3), to: dayBefore(1), state: 'complete' },
      { from: dayBefore(0), state: 'open' },
    ])
    expect(end.gaps).toEqual([])
    const csv = await fileOf(client, 'csv')
    expect(csv.at(-1)).toMatch(/Complete: every entry .* is still open: read up to \d\d:\d\d UTC/)
    expect(endOf(await fileOf(client, 'ndjson'))).toMatchObject({
      reason: 'complete',
      gaps: [],
      days: [{ state: 'complete' }, { state: 'open' }],
    })
  })
})

describe('where the newest entries cannot be asked for', () => {
  test('nothing is called complete: the list and both files end with a gap of today', async () => {
    await using app = await start()
    const client = await app.signIn('administrator')
    await list(client)
    await app.simulator.event('log.insert', { ...PUSHES, daysAgo: 0, secondsOfDay: 10, metadata: { tag: 'news' } })
    passSomeTime(app)
    app.simulator.fail('log.list', { kind: 'status', status: 503 })
    const gap = { day: dayBefore(0), missing: null, reason: 'unreachable' }
    const { end, entries } = await list(client)
    expect(entries).toHaveLength(47)
    expect(end.gaps).toEqual([gap])
    expect(endOf(await fileOf(client, 'ndjson')).gaps).toEqual([gap])
    const closing = (await fileOf(client, 'csv')).at(-1)
    expect(closing).toContain('Incomplete.')
    expect(closing).toMatch(/read only up to \d\d:\d\d UTC because Quay is not responding/)
    expect(closing).not.toContain('Complete:')
  }, 40_000)
})

describe('while Quay is down', () => {
  test('what is stored is shown in every view, and what is not is said', async () => {
    await using app = await start()
    const client = await app.signIn('administrator')
    await readLogs(client, { from: `${dayBefore(2)}T00:00:00Z`, limit: '1000', calls: '50' })
    passSomeTime(app)
    await app.simulator.stop()
    for (const direction of ['older', 'newer']) {
      const { entries, end } = await readLogs(client, { ...range, direction, limit: '1000', calls: '50' })
      expect(entries).toHaveLength(47)
      expect(end.gaps).toMatchObject([{ day: dayBefore(3) }, { day: dayBefore(0) }])
      expect(end.problem).toBeUndefined()
    }
    const ofPerson = await readLogs(client, { person: 'devuser', robots: 'true', calls: '0' })
    expect(ofPerson.entries).toHaveLength(47)
    const lines = await fileOf(client, 'csv')
    expect(lines).toHaveLength(1 + 47 + 1)
    expect(lines.at(-1)).toContain(`${dayBefore(3)}: not read because Quay is not responding`)
    const id = ofPerson.entries.at(-1)?.id ?? ''
    expect((await client.call(readUsageLogEntry, { params: { id } })).body).toMatchObject({ source: 'store' })
    const chart = await client.call(readUsageLogChart, { query: range })
    expect(chart.body.blocker).toBe('unreachable')
    expect(chart.body.days.find(({ day }) => day === dayBefore(2))).toMatchObject({ counts: { pushes: 45 } })
  }, 60_000)

  test('an entry of a day that is not stored is not called gone, and nothing is said to have changed', async () => {
    await using app = await start()
    const client = await app.signIn('administrator')
    await app.simulator.stop()
    const id = new EntryIds(app.app.keyring).seal(`${dayBefore(3)}.0123456789abcdef.0`)
    const { problem } = await client.call(readUsageLogEntry, { params: { id } })
    const code: unknown = expect.stringMatching(/^quay_(suspended|unreachable)$/)
    expect(problem).toMatchObject({ code, status: 503 })
    const { end } = await list(client)
    expect(end).toMatchObject({ reason: 'failed', problem: { code } })
  }, 60_000)

  test('and with a dead token, a list says which', async () => {
    await using app = await start()
    const client = await app.signIn('administrator')
    await list(client)
    passSomeTime(app)
    for (const token of [app.simulator.tokens.ro, app.simulator.tokens.rw]) {
      await app.simulator.event('token.expire', { token })
    }
    const { entries, end } = await list(client)
    expect(entries).toHaveLength(47)
    expect(end.gaps).toEqual([{ day: dayBefore(0), missing: null, reason: 'credential' }])
  }, 40_000)
})

test('a user’s page calls the log complete only as far as today is stored from its start', async () => {
  await using app = await start()
  const client = await app.signIn('administrator')
  const before = await client.call(readUserActivity, { params: { name: 'devuser' } })
  expect(before.body).toMatchObject({ completeSince: null, completeTo: null })
  await list(client)
  const after = await client.call(readUserActivity, { params: { name: 'devuser' } })
  expect(after.body.completeSince).toBe(dayBefore(3))
  expect(after.body.completeTo).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
})

test('a read that fails inside the console speaks of no change', async () => {
  await using app = await start()
  const client = await app.signIn('administrator')
  await app.app.logStore.close()
  const { problem } = await client.call(readUsageLogChart, { query: range })
  expect(problem).toMatchObject({ code: 'read_failed', status: 500 })
})
