import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRecordings } from '../replay/recording.ts'
import type { UsageLogEntry } from '../resources/usage-logs/entry.ts'
import { everyKind } from '../resources/usage-logs/kinds.ts'
import { createWorldRegistry } from './worlds.ts'
import { dayMs } from '../day.ts'

const now = '2026-11-23T16:00:00Z'
const nowMs = Date.parse(now)
const everything = { startUs: 0, endUs: nowMs * 1000 }

const { state } = createWorldRegistry('demo', { now })
const entriesOf = (world: typeof state): UsageLogEntry[] =>
  world.usageLog.newest({ range: everything, filter: {}, count: Number.POSITIVE_INFINITY })
const entries = entriesOf(state)
const shareOf = (isCounted: (entry: UsageLogEntry) => boolean): number =>
  entries.filter(isCounted).length / entries.length

test('more than a hundred thousand things happened within ninety days, no two at one instant', () => {
  expect(entries.length).toBeGreaterThan(100_000)
  expect(new Set(entries.map(({ instantUs }) => instantUs)).size).toBe(entries.length)
  const days = new Set(entries.map(({ instantUs }) => Math.floor(instantUs / 1000 / dayMs)))
  expect(days.size).toBe(90)
  expect(Math.max(...days)).toBe(Math.floor(nowMs / dayMs))
})

test('every kind that Quay knows is there, and no other', () => {
  expect([...new Set(entries.map(({ kind }) => kind))].toSorted()).toEqual(everyKind.toSorted())
})

test('robots pull most, nights and Sundays are quiet', () => {
  const pulls = entries.filter(({ kind }) => kind === 'pull_repo')
  const byRobots = pulls.filter(({ metadata }) => metadata['is_robot'] === true)
  expect(byRobots.length / pulls.length).toBeGreaterThan(0.6)
  const atHour = (hour: number) => shareOf(({ instantUs }) => new Date(instantUs / 1000).getUTCHours() === hour)
  expect(atHour(14)).toBeGreaterThan(2 * atHour(2))
  const onDay = (day: number) => shareOf(({ instantUs }) => new Date(instantUs / 1000).getUTCDay() === day)
  expect(onDay(2)).toBeGreaterThan(2 * onDay(0))
})

test('sign-ins fail, pulls are refused, applications act for people, deleted organizations have a past', () => {
  const has = (kind: string) => entries.filter((entry) => entry.kind === kind)
  expect(has('login_failure').length).toBeGreaterThan(200)
  expect(has('pull_repo_failed').length).toBeGreaterThan(100)
  expect(entries.filter(({ metadata }) => 'oauth_token_id' in metadata).length).toBeGreaterThan(500)
  const gone = [...state.deletedNamespaces.all()].map(({ id }) => id)
  expect(entries.filter(({ namespaceId }) => gone.includes(namespaceId ?? 0)).length).toBeGreaterThan(100)
  const guessed = new Map<number | null, number>()
  for (const { performerId } of has('login_failure').filter(({ ip }) => ip?.startsWith('2001:db8:dead'))) {
    guessed.set(performerId, (guessed.get(performerId) ?? 0) + 1)
  }
  expect(Math.max(...guessed.values())).toBeGreaterThan(15)
})

const lowestId = [...state.users.all()][0]?.id
const isSomebody = (id: number | null): boolean =>
  id !== null && [state.users, state.organizations, state.robots].some((table) => table.get(id) !== undefined)

test('sign-ins on the web page name nobody: whose they are, only the namespace tells', () => {
  const onPage = entries.filter(({ kind, metadata }) => kind === 'login_success' && metadata['type'] === 'quayauth')
  expect(onPage.length).toBeGreaterThan(2000)
  const named = onPage.filter(({ performerId }) => performerId !== null)
  expect(named.length / onPage.length).toBeLessThan(0.03)
  expect(new Set(onPage.flatMap(({ metadata }) => Object.keys(metadata)))).toEqual(new Set(['type', 'useragent']))
  const ofUsers = onPage.filter(({ namespaceId }) => state.users.get(namespaceId ?? 0) !== undefined)
  expect(ofUsers.length / onPage.length).toBeGreaterThan(0.9)
  const inDocker = entries.filter(({ kind, metadata }) => kind === 'login_success' && metadata['type'] === 'v2auth')
  expect(inDocker.length).toBeGreaterThan(1000)
  expect(inDocker.filter(({ performerId }) => performerId === null)).toEqual([])
})

test('refused names that nobody has, and any refused password in docker, are filed under the lowest number', () => {
  const refused = entries.filter(({ kind }) => kind === 'login_failure')
  const strangers = refused.filter(({ performerId }) => performerId === null)
  expect(strangers.length).toBeGreaterThan(100)
  expect(strangers.filter(({ namespaceId }) => namespaceId !== lowestId)).toEqual([])
  const inDocker = refused.filter(({ metadata }) => metadata['type'] === 'v2auth' && metadata['kind'] === 'user')
  expect(inDocker.length).toBeGreaterThan(50)
  expect(inDocker.filter(({ performerId }) => performerId !== null)).toEqual([])
  const expired = refused.filter(({ metadata }) => metadata['message'] === 'OAuth access token has expired')
  expect(expired.length).toBeGreaterThan(5)
  expect(expired.filter(({ performerId, metadata }) => performerId !== metadata['oauth_token_id'])).toEqual([])
})

test('robots and users that were deleted since left entries whose performer is gone, but for the name', () => {
  const byGone = entries.filter(({ performerId }) => performerId !== null && !isSomebody(performerId))
  const robots = byGone.filter(({ metadata }) => metadata['is_robot'] === true)
  expect(robots.length / entries.length).toBeGreaterThan(0.01)
  expect(robots.length / entries.length).toBeLessThan(0.1)
  expect(robots.filter(({ metadata }) => !String(metadata['username']).includes('+'))).toEqual([])
  const users = byGone.filter(({ metadata }) => metadata['is_robot'] !== true)
  expect(users.length).toBeGreaterThan(100)
  const waiting = users.filter(({ performerId }) => state.deletedNamespaces.get(performerId ?? 0)?.kind === 'user')
  expect(waiting.length).toBeGreaterThan(20)
  expect(waiting.length).toBeLessThan(users.length)
  const deleted = entries.filter(({ kind }) => kind === 'user_delete')
  expect(deleted.filter(({ namespaceId }) => isSomebody(namespaceId))).toEqual([])
})

test('traffic tells where it comes from', () => {
  const countries = new Set(
    entries.map(
      ({ metadata }) => (metadata['resolved_ip'] as Record<string, unknown> | undefined)?.['country_iso_code'],
    ),
  )
  expect(countries).toEqual(new Set([undefined, null, 'DE', 'JP', 'US', 'FR', 'IN', 'IE']))
})

const added = /^(?:oauth_token_.*|resolved_ip|username|is_robot|n|late)$/
const keysOf = (metadata: Record<string, unknown>): string =>
  Object.keys(metadata)
    .filter((key) => !added.test(key))
    .toSorted()
    .join(' ')

/** What running Quays told of each kind, from entries that a call or a worker wrote. */
function recordedKeys(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { kind, metadata, datetime } = value as Record<string, unknown>
    if (typeof kind === 'string' && typeof datetime === 'string' && typeof metadata === 'object' && metadata) {
      found.set(kind, (found.get(kind) ?? new Set()).add(keysOf(metadata as Record<string, unknown>)))
    }
    for (const inner of Object.values(value)) collect(inner)
  }
  for (const recording of readRecordings(join(import.meta.dirname, '../../recordings'))) {
    const steps = recording.steps.filter((step) => 'response' in step)
    // Entries that a case put there itself say nothing about Quay.
    if (!recording.steps.some((step) => 'event' in step && step.event === 'log.insert')) collect(steps)
  }
  return found
}

test.for([...recordedKeys()])('%s tells what Quay tells', ([kind, recorded]) => {
  const told = new Set(entries.filter((entry) => entry.kind === kind).map(({ metadata }) => keysOf(metadata)))
  expect([...recorded].filter((keys) => !told.has(keys))).toEqual([])
})

test('the past is the same each time, whoever looks first', () => {
  const again = createWorldRegistry('demo', { now, logEntries: entries.length }).state
  again.usageLog.insert({
    kind: 'pull_repo',
    instantUs: nowMs * 1000,
    performerId: 1,
    namespaceId: 1,
    repositoryId: null,
    metadata: {},
    ip: null,
  })
  // Applications get their ids by real chance.
  const tell = (list: readonly UsageLogEntry[]): string =>
    JSON.stringify(list, (name, value: unknown) => (name === 'oauth_token_application_id' ? '' : value))
  const newest = again.usageLog.newest({ range: everything, filter: {}, count: 3000 })
  expect(tell(newest)).toBe(tell(entries.slice(0, 3000)))
})

/** What was worked on it, milliseconds: other processes don't count. */
const workedMs = (): number => process.cpuUsage().user / 1000

test('the log costs nothing before somebody looks, and little then', () => {
  const startMs = workedMs()
  const { usageLog } = createWorldRegistry('demo', { now, logEntries: 1_000_000 }).state
  const begunMs = workedMs()
  expect(begunMs - startMs).toBeLessThan(400)
  expect(usageLog.size).toBe(1_000_000)
  expect(workedMs() - begunMs).toBeLessThan(4000)
})
