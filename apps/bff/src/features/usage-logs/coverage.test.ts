import {
  fillUsageLogs,
  readUsageLogChart,
  readUsageLogCoverage,
  type UsageLogCoverage,
} from '@quaymaster/contracts/usage-logs'
import { describe, expect, test } from 'vitest'
import { until } from '../../testing/quay-parts.ts'
import { startTestApp, type TestApp } from '../../testing/start-test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { DAY_MS } from '../../time/calendar.ts'

const dayBefore = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)
const PUSHES = 45
const PULLS = 12

/** Pushes two days ago, since yesterday is open for two minutes after midnight; pulls the day before. `callsPerSecond`: what the background may spend. */
function startWithTwoDays(callsPerSecond: number): Promise<TestApp> {
  return startTestApp({
    config: { budget: { callsPerSecond, quietHours: undefined, timeZone: 'UTC' } },
    prepare: async (simulator) => {
      const common = { namespace: 'console', performer: 'devuser', stepMicroseconds: 1_000_000 }
      await simulator.event('log.insert', { ...common, kind: 'push_repo', daysAgo: 2, count: PUSHES, number: 'tag' })
      await simulator.event('log.insert', { ...common, kind: 'pull_repo', daysAgo: 3, count: PULLS, number: 'tag' })
    },
  })
}

const toCoverage = async (client: TestClient, from: string, to: string): Promise<UsageLogCoverage> =>
  (await client.call(readUsageLogCoverage, { query: { from, to } })).body

async function fillTwoDays(client: TestClient): Promise<void> {
  const [from, to] = [dayBefore(3), dayBefore(2)]
  expect((await client.call(fillUsageLogs, { body: { from, to } })).status).toBe(200)
  await until(async () => (await toCoverage(client, from, to)).days.every(({ state }) => state === 'complete'), 20_000)
}

describe('filling', () => {
  test('days become complete, with as many entries as Quay counts, and the trail names who asked', async () => {
    await using testApp = await startWithTwoDays(100)
    const client = await testApp.signIn('auditor')
    await fillTwoDays(client)
    const { days, blocker, retentionDays, storedEntries } = await toCoverage(client, dayBefore(3), dayBefore(2))
    expect(days.map(({ day, stored, expected, missing }) => ({ day, stored, expected, missing }))).toEqual([
      { day: dayBefore(3), stored: PULLS, expected: PULLS, missing: null },
      { day: dayBefore(2), stored: PUSHES, expected: PUSHES, missing: null },
    ])
    expect(blocker).toBeNull()
    expect(retentionDays).toBe(365)
    expect(storedEntries).toBeGreaterThanOrEqual(PUSHES + PULLS)
  }, 40_000)

  test('of thousands of years those days are told that can be stored', async () => {
    await using testApp = await startWithTwoDays(0.01)
    const client = await testApp.signIn('auditor')
    const { days, retentionDays } = await toCoverage(client, '0001-01-01', '9999-12-31')
    expect(days).toHaveLength(retentionDays)
  })

  test('a range that ends before it starts is refused at its field', async () => {
    await using testApp = await startWithTwoDays(0.01)
    const client = await testApp.signIn('administrator')
    const { problem } = await client.call(fillUsageLogs, { body: { from: dayBefore(2), to: dayBefore(3) } })
    expect(problem).toMatchObject({ code: 'usage_log_range_inverted', field: 'to', status: 400 })
  })

  test('says that this registry cannot search its log, and lists nothing as if it were complete', async () => {
    await using testApp = await startTestApp({
      prepare: (simulator) => simulator.event('settings', { LOGS_MODEL: 'splunk' }),
    })
    const client = await testApp.signIn('administrator')
    await until(async () => (await toCoverage(client, dayBefore(2), dayBefore(2))).blocker !== null)
    const { blocker, days } = await toCoverage(client, dayBefore(2), dayBefore(2))
    expect(blocker).toEqual({ code: 'search_unavailable' })
    expect(days.map(({ state }) => state)).not.toContain('complete')
  })
})

describe('the chart', () => {
  const countsOf = async (client: TestClient, query: Record<string, string> = {}) => {
    const { body } = await client.call(readUsageLogChart, { query })
    const of = (days: number) => body.days.find(({ day }) => day === dayBefore(days))
    return { days: body.days.length, pushes: of(2), pulls: of(3) }
  }

  test('counts a day that is not stored by Quay’s own count', async () => {
    await using testApp = await startWithTwoDays(0.01)
    const client = await testApp.signIn('administrator')
    const { days, pushes, pulls } = await countsOf(client)
    expect(days).toBe(8)
    expect(pushes).toMatchObject({ source: 'quay', counts: { pushes: PUSHES } })
    expect(Object.values(pulls?.counts ?? {})).toEqual([PULLS])
  })

  test('counts what is stored with any filter, and does not say none for a day that was not counted', async () => {
    await using unread = await startWithTwoDays(0.01)
    const stranger = await unread.signIn('help-desk')
    expect((await countsOf(stranger, { person: 'devuser' })).pushes).toMatchObject({ source: 'none', counts: {} })

    await using testApp = await startWithTwoDays(100)
    const client = await testApp.signIn('administrator')
    await fillTwoDays(client)
    const { pushes, pulls } = await countsOf(client, { person: 'devuser', kinds: 'push_repo' })
    expect(pushes).toMatchObject({ state: 'complete', source: 'store', counts: { pushes: PUSHES } })
    expect(pulls?.counts).toEqual({})
    expect((await countsOf(client, { text: 'no-such-word' })).pushes?.counts).toEqual({})
  }, 40_000)
})
