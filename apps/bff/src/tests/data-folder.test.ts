import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { REASON_CODES } from '@quaymaster/contracts/decision'
import { OPERATIONS } from '@quaymaster/contracts/operations'
import { PROBLEM_CODES } from '@quaymaster/contracts/problem'
import { readAccount } from '@quaymaster/contracts/account'
import { readUsageLogCoverage } from '@quaymaster/contracts/usage-logs'
import { commandLine } from '@quaymaster/messages/command-line/en'
import { describe, expect, test } from 'vitest'
import { auditPath } from '../audit/file.ts'
import { verifyCommand } from '../command-line/audit-commands.ts'
import { copyDataFolder, DATA_FOLDER } from '../testing/data-folder.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { NOW } from '../testing/log-world.ts'
import { until } from '../testing/quay-parts.ts'
import { addPastDays } from '../testing/registry-parts.ts'
import { startTestApp, type TestApp } from '../testing/start-test-app.ts'
import { readLogs } from '../testing/usage-log-calls.ts'
import { untilRead } from '../testing/users-app.ts'

const PER_DAY = 30
const { days, replays, trail } = DATA_FOLDER

/** The console on a copy of the folder, a moment after that one was left, with the registry it had read. */
async function startOnDataFolder(): Promise<TestApp> {
  const testApp = await startTestApp({
    dataDir: copyDataFolder(),
    clock: new FakeClock(DATA_FOLDER.at),
    simulator: { now: NOW },
    prepare: async (simulator) => {
      addPastDays(
        simulator,
        days.map(() => PER_DAY),
      )
      await simulator.event('mail', { works: true })
    },
  })
  await untilRead(testApp)
  return testApp
}

function clientOf(testApp: TestApp, name: keyof typeof DATA_FOLDER.cookies) {
  const client = testApp.client()
  client.cookie = DATA_FOLDER.cookies[name]
  return client
}

/** Calls by which something changes in the registry. */
const changes = ({ simulator }: TestApp) => simulator.requests.list().filter(({ method }) => method !== 'GET')

type StoredRow = { operation: string; detail: Readonly<Record<string, string>> }

function readTrail(dataDir: string): StoredRow[] {
  using database = new DatabaseSync(auditPath(dataDir), { readOnly: true })
  return database
    .prepare('SELECT operation, detail FROM entries ORDER BY sequence')
    .all()
    .map(({ operation, detail }) => ({
      operation: String(operation),
      detail: JSON.parse(String(detail ?? '{}')) as StoredRow['detail'],
    }))
}

const distinct = (values: readonly (string | undefined)[]): string[] =>
  [...new Set(values.filter((value) => value !== undefined))].toSorted()

describe('a data folder of version 0.1', () => {
  test('has a trail that verifies, and goes on', async () => {
    await using testApp = await startOnDataFolder()
    expect((await testApp.client().signIn('ada', DATA_FOLDER.password)).status).toBe(200)
    const rows = trail.rows + ['the outcome of an open intent', 'a sign-in'].length
    const printed: string[] = []
    expect(verifyCommand(testApp.app.config, [], commandLine, (text) => printed.push(text))).toBe(0)
    expect(printed[0]).toContain(` ${rows} `)
    expect(testApp.app.audit.recentFor({ kind: 'user', name: 'devuser' }, 1)).toMatchObject([
      { requestId: 'killed-2', operation: 'user.disable', result: 'unknown' },
    ])
  })

  test('keeps whoever was signed in', async () => {
    await using testApp = await startOnDataFolder()
    for (const name of ['ada', 'hana', 'otto'] as const) {
      const { status, body } = await clientOf(testApp, name).call(readAccount)
      expect({ status, name: body.name }).toEqual({ status: 200, name })
    }
  })

  test('answers repeats of its calls from what is kept, and Quay hears of none', async () => {
    await using testApp = await startOnDataFolder()
    const rows = readTrail(testApp.dataDir).length
    const before = changes(testApp).length
    for (const { name, as, method, path, key, body, ...kept } of replays) {
      const answer = await clientOf(testApp, as).fetch<{ password?: unknown } | undefined>(path, {
        method,
        headers: { 'idempotency-key': key },
        ...(body === null ? {} : { body }),
      })
      const isProblem = answer.status >= 400
      const { status } = answer
      const code = isProblem ? answer.problem.code : null
      const password = isProblem ? null : (answer.body?.password ?? null)
      expect({ status, code, password }, name).toEqual(kept)
    }
    expect(changes(testApp)).toHaveLength(before)
    expect(readTrail(testApp.dataDir)).toHaveLength(rows)
  })

  test('has its days of the usage log', async () => {
    await using testApp = await startOnDataFolder()
    await until(() => testApp.app.registryCheck.status().state === 'confirmed', 20_000)
    const client = clientOf(testApp, 'ada')
    const [from, , to] = days
    const coverage = await client.call(readUsageLogCoverage, { query: { from, to } })
    expect(coverage.body.days.map(({ day, state, stored }) => ({ day, state, stored }))).toEqual(
      days.map((day) => ({ day, state: 'complete', stored: PER_DAY })),
    )
    const query = { from: `${from}T00:00:00Z`, to: `${to}T23:59:59Z`, limit: '1000', calls: '0' }
    const { entries } = await readLogs(client, query)
    expect(entries).toHaveLength(days.length * PER_DAY)
  })

  test('names in its trail what the console has words for, and nothing else', async () => {
    const folder = copyDataFolder()
    const rows = readTrail(folder)
    rmSync(folder, { recursive: true })
    const stored = {
      operations: distinct(rows.map(({ operation }) => operation)),
      codes: distinct(rows.map(({ detail }) => detail['code'])),
      reasons: distinct(rows.map(({ detail }) => detail['reason'])),
    }
    expect({ rows: rows.length, ...stored }).toEqual(trail)
    const routes = stored.operations.filter((name) => !/^(?:console\..*|session\.end)$/.test(name))
    expect(OPERATIONS).toEqual(expect.arrayContaining(routes))
    expect(PROBLEM_CODES).toEqual(expect.arrayContaining(stored.codes))
    const ends = distinct(
      rows.filter(({ operation }) => operation === 'session.end').map(({ detail }) => detail['reason']),
    )
    expect(REASON_CODES).toEqual(expect.arrayContaining(stored.reasons.filter((reason) => !ends.includes(reason))))
  })
})
