import { expect, it } from 'vitest'
import { createWorldRegistry } from '../scenarios/worlds.ts'
import type { WorldOptions } from '../scenarios/worlds.ts'
import { createQuaySimulator } from '../simulator.ts'
import { ask, pagesOf } from './registry-calls.ts'

const now = '2026-11-23T16:00:00Z'
const everyLog = '/api/v1/superuser/logs?starttime=11/01/2026&endtime=11/23/2026'

type Entry = { datetime: string; metadata: Record<string, unknown> }

const entriesOf = (body: Record<string, unknown>): Entry[] => body['logs'] as Entry[]

/** Five rows a second for 20 seconds: on a MySQL Quay every page ends inside a group. */
function numbersShown(options: WorldOptions): number[] {
  const registry = createWorldRegistry('pristine', { now, ...options })
  const rows = {
    kind: 'pull_repo',
    namespace: 'console',
    daysAgo: 2,
    count: 102,
    stepMicroseconds: 200_000,
    number: 'row',
  }
  registry.event('log.insert', rows)
  return pagesOf(registry, everyLog).flatMap(({ body }) =>
    entriesOf(body).map(({ metadata }) => Number(metadata['row'])),
  )
}

it('loses rows at the end of pages where the database keeps whole seconds, and none where it keeps microseconds', () => {
  expect(numbersShown({})).toEqual(Array.from({ length: 102 }, (_, row) => 101 - row))
  // The second page starts at the second of the cut and leaves out 20 rows of it (logs-equal-instants.json).
  const shown = numbersShown({ logPrecision: 'seconds' })
  expect(shown.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, row) => 101 - row))
  expect(shown.length).toBeLessThan(102)
})

it('keeps the past and what happens now in whole seconds, too', () => {
  const { state } = createWorldRegistry('demo', { now, users: 60, logEntries: 3000, logPrecision: 'seconds' })
  const nowUs = Date.parse(now) * 1000
  state.usageLog.insert({
    kind: 'pull_repo',
    instantUs: state.usageLog.nextInstantUs(Date.parse(now) + 250),
    performerId: null,
    namespaceId: 1,
    repositoryId: null,
    metadata: {},
    ip: null,
  })
  const entries = state.usageLog.newest({ range: { startUs: 0, endUs: nowUs + 1 }, filter: {}, count: Infinity })
  expect(entries).toHaveLength(3001)
  expect(entries.filter(({ instantUs }) => instantUs % 1_000_000 !== 0)).toEqual([])
  expect(entries[0]?.instantUs).toBe(nowUs)
})

it.each([3 * 3600, -5 * 3600])('has a clock that is %d seconds off', (clockOffsetSeconds) => {
  const registry = createWorldRegistry('pristine', { now, clockOffsetSeconds })
  ask(registry, '/api/v1/organization/console/team/testers', { method: 'PUT', body: { role: 'member' } })
  const [entry] = entriesOf(ask(registry, '/api/v1/superuser/logs').body)
  const offMs = Date.parse(entry?.datetime ?? '') - (Date.parse(now) + clockOffsetSeconds * 1000)
  expect(offMs).toBeGreaterThanOrEqual(0)
  expect(offMs).toBeLessThan(60_000)
})

it.each([
  { count: 2, bytes: 4_500_000 },
  { count: 20, bytes: 430_000 },
])('makes a log page of more than 8 MiB of $count descriptions', async ({ count, bytes }) => {
  await using quay = await createQuaySimulator({ now })
  const row = { kind: 'set_repo_description', namespace: 'console', metadata: { repo: 'app' }, daysAgo: 1 }
  await quay.event('log.insert', { ...row, count, longText: { key: 'description', bytes } })
  const authorization = `Bearer ${quay.tokens.rw}`
  const answer = await fetch(`${quay.url}${everyLog}`, { headers: { authorization } })
  const text = await answer.text()
  expect(text.length).toBeGreaterThan(8 * 1024 * 1024)
  const [entry] = entriesOf(JSON.parse(text) as Record<string, unknown>)
  expect(String(entry?.metadata['description'])).toHaveLength(bytes)
})

it('answers one call with a 500 and then goes on, and 503 for as long as it is asked to', async () => {
  await using quay = await createQuaySimulator({ now })
  const statusOfList = async () => {
    const authorization = `Bearer ${quay.tokens.rw}`
    return (await fetch(`${quay.url}${everyLog}`, { headers: { authorization } })).status
  }
  quay.fail('log.list', { kind: 'status', status: 500, times: 1 })
  expect([await statusOfList(), await statusOfList()]).toEqual([500, 200])
  quay.fail('log.list', { kind: 'status', status: 503 })
  expect([await statusOfList(), await statusOfList()]).toEqual([503, 503])
  await quay.heal('log.list')
  expect(await statusOfList()).toBe(200)
})
