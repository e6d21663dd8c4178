import { readUsageLogCoverage } from '@quaymaster/contracts/usage-logs'
import { expect, test } from 'vitest'
import { addCrowdedDays } from '../../testing/crowded-world.ts'
import { until } from '../../testing/quay-parts.ts'
import { startTestApp } from '../../testing/start-test-app.ts'
import { DAY_MS } from '../../time/calendar.ts'

const RATE = 6
/** What was sent last is taken from what comes next. */
const UNDER_WAY = 2
const dayBefore = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)

test('reading, repair, polls, checks of tokens and repeated calls together keep to the budget', async () => {
  const startedAt = performance.now()
  const shape = { entries: 120, seconds: 20, namespaces: 3, repositories: 2 }
  await using testApp = await startTestApp({
    config: {
      budget: { callsPerSecond: RATE, quietHours: undefined, timeZone: 'UTC' },
      usageLogs: { retentionDays: 5, daysSideBySide: 2 },
    },
    simulator: { logPrecision: 'seconds' },
    prepare: (simulator) => {
      const crowded = [2, 3].map((days) => ({ day: dayBefore(days), ...shape }))
      return addCrowdedDays(simulator, crowded, 1)
    },
  })
  const { simulator } = testApp
  // A refusal makes the console look whether its token is alive; a failure, ask once more.
  simulator.fail('organization.log.list', { kind: 'status', status: 403, times: 8 })
  simulator.fail('organization.log.count', { kind: 'status', status: 500, times: 2 })
  const client = await testApp.signIn('help-desk')
  const coverage = async () => (await client.call(readUsageLogCoverage, { query: {} })).body
  await until(async () => (await coverage()).repair !== null, 30_000)
  await until(async () => {
    const { days, repair } = await coverage()
    const settled = days.filter(({ state }) => state === 'complete' || state === 'different')
    return repair === null && settled.length >= 3
  }, 20_000)
  const calls = simulator.requests.list()
  const elapsedSeconds = (performance.now() - startedAt) / 1000
  const operations = new Set(calls.map(({ operation, status }) => `${operation} ${status}`))
  expect([...operations]).toEqual(
    expect.arrayContaining(['current-user.read 200', 'organization.log.count 500', 'organization.log.list 403']),
  )
  expect(calls.length).toBeLessThanOrEqual(RATE * elapsedSeconds + RATE + UNDER_WAY)
}, 120_000)
