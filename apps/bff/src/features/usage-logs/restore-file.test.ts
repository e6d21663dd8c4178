import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportUsageLogs, readUsageLogCoverage, restoreUsageLogFile } from '@quaymaster/contracts/usage-logs'
import { expect, test } from 'vitest'
import { readAuditRows } from '../../testing/audit-rows.ts'
import { copyOldLogFile, STALE } from '../../testing/old-log-file.ts'
import { until } from '../../testing/quay-parts.ts'
import { startTestApp } from '../../testing/start-test-app.ts'
import type { TestApp } from '../../testing/start-test-app.ts'
import { readLogs } from '../../testing/usage-log-calls.ts'
import { DAY_MS } from '../../time/calendar.ts'

const NAME = 'usage-logs.other_registry-2026-11-20T101112Z.sqlite'
/** So often the file's days are there: converting them takes longer than asking. */
const TIMES = 8

/** Puts a file of version 3 beside the one that is used, with entries until yesterday. */
function putAside({ dataDir, clock }: TestApp): { from: string; to: string } {
  const yesterday = new Date(clock.now() - DAY_MS).toISOString().slice(0, 10)
  using old = copyOldLogFile(TIMES, yesterday)
  copyFileSync(old.path, join(dataDir, NAME))
  const from = new Date(Date.parse(yesterday) - 100 * DAY_MS).toISOString().slice(0, 10)
  return { from: `${from}T00:00:00Z`, to: `${yesterday}T23:59:59Z` }
}

test('an administrator restores a file that was set aside, and the trail has it', async () => {
  await using testApp = await startTestApp()
  putAside(testApp)
  const hasty = await testApp.signIn('administrator', { stepUp: false })
  const params = { name: NAME }
  expect((await hasty.call(restoreUsageLogFile, { params })).problem.code).toBe('step_up_required')
  const client = await testApp.signIn('administrator')
  const gone = await client.call(restoreUsageLogFile, { params: { name: NAME.replace('10', '11') } })
  expect(gone.problem).toMatchObject({ code: 'usage_log_file_gone', status: 404 })
  const { status, body } = await client.call(restoreUsageLogFile, { params })
  expect({ status, salvaged: body.salvaged }).toEqual({ status: 200, salvaged: null })
  expect(body.coverage.storedEntries).toBeGreaterThanOrEqual(TIMES * 154)
  expect(body.coverage.asideFiles).toMatchObject([{ reason: 'replaced' }])
  const rows = readAuditRows(testApp.dataDir).filter(
    ({ operation, target }) => operation === 'usage-log.restore-file' && target === NAME,
  )
  expect(rows.map(({ phase, result }) => [phase, result])).toContainEqual(['outcome', 'ok'])
})

test('until entries are converted, a search of the help desk leaves them out, and list and files say how many', async () => {
  await using testApp = await startTestApp()
  const range = putAside(testApp)
  const administrator = await testApp.signIn('administrator')
  const helpDesk = await testApp.signIn('help-desk')
  const { body } = await administrator.call(restoreUsageLogFile, { params: { name: NAME } })
  expect(body.coverage.conversion?.total).toBe(TIMES * 154)
  const search = { ...range, text: STALE, limit: '1000', calls: '0' }
  const { entries, end } = await readLogs(helpDesk, search)
  expect(entries).toEqual([])
  expect(end.unconverted).toBeGreaterThan(0)
  // What is looked for by kind alone is as Quay told it.
  expect(
    (await readLogs(helpDesk, { ...range, kinds: 'pull_repo', limit: '1', calls: '0' })).end.unconverted,
  ).toBeUndefined()
  for (const [format, sentence] of [
    ['csv', /stored entries of these days are still being converted/],
    ['ndjson', /"unconverted":[1-9]/],
  ] as const) {
    const filter = { ...range, text: STALE, kinds: 'create_user' }
    const options = { format, language: 'en', timeZone: 'UTC' } as const
    const { url } = (await administrator.call(exportUsageLogs, { body: { ...filter, ...options } })).body
    expect((await administrator.fetch(url)).text).toMatch(sentence)
  }
  const conversion = async () => (await administrator.call(readUsageLogCoverage, {})).body.conversion
  await until(async () => (await conversion()) === null, 60_000)
  const after = await readLogs(helpDesk, { ...range, text: 'acme', limit: '1000', calls: '0' })
  expect(after.entries.length).toBeGreaterThan(0)
  expect(after.end.unconverted).toBeUndefined()
}, 90_000)
