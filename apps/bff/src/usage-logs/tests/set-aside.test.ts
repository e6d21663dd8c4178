import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import type { LogStoreParts } from '../../testing/log-store-parts.ts'
import { addEntries, storedLines, NOW, spreadEntries, TODAY, truthOf, untilSettled } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'
import { LOG_STORE_FILE } from '../create-log-store.ts'

const PAGE_BYTES = 4_096
const QUICKLY = { attended: 40, unattended: 40 }
const PARTS = { simulator: { now: NOW }, store: { retentionDays: 5, intervalsMs: QUICKLY } } as const
const [FIRST, YESTERDAY] = ['2026-11-18', '2026-11-19']
const all = (parts: LogStoreParts) => storedLines(parts, '2026-11-16', '2026-11-21')
const truth = (parts: LogStoreParts) => truthOf(parts.simulator, '2026-11-16', '2026-11-21')
const fileOf = ({ dataDir }: LogStoreParts) => join(dataDir, LOG_STORE_FILE)
const aside = async ({ logs }: LogStoreParts) => (await logs.coverage()).asideFiles

/** Two days that are over, both stored. */
async function open(): Promise<LogStoreParts> {
  const parts = await openLogStoreParts(PARTS)
  addEntries(parts.simulator, FIRST, spreadEntries(70))
  addEntries(parts.simulator, YESTERDAY, spreadEntries(90))
  await parts.restart()
  await untilSettled(parts, FIRST, YESTERDAY)
  return parts
}

/** What a file has, seen from outside of the console. */
function countIn(parts: LogStoreParts, name: string): number {
  using database = new DatabaseSync(join(parts.dataDir, name), { readOnly: true })
  return (database.prepare('SELECT count(*) AS count FROM entries').get() as { count: number }).count
}

/** Another registry answers, and has nothing of what the first one had. */
async function exchangeRegistry(parts: LogStoreParts): Promise<void> {
  await parts.simulator.reset('pristine', { now: NOW })
  await parts.simulator.event('settings', { SERVER_HOSTNAME: 'other.example.org' })
  addEntries(parts.simulator, YESTERDAY, spreadEntries(25, { kind: 'push_repo' }))
  await parts.quay.probe()
  await until(async () => (await parts.logs.coverage()).lastReset !== null)
  await untilSettled(parts, FIRST, YESTERDAY)
}

/** Writes over the last page of the file that has this text; the first one of a table may have had it once. */
function damagePageWith(path: string, text: string): void {
  const bytes = readFileSync(path)
  const place = bytes.lastIndexOf(text)
  expect(place).toBeGreaterThan(PAGE_BYTES)
  const start = Math.floor(place / PAGE_BYTES) * PAGE_BYTES
  writeFileSync(path, bytes.fill(0x5a, start, start + PAGE_BYTES))
}

describe('a file that does not go with what Quay says', () => {
  test('of another registry is set aside with all its entries, and brought back with all of them', async () => {
    await using parts = await open()
    const before = await all(parts)
    await exchangeRegistry(parts)
    expect(await all(parts)).toHaveLength(25)
    const [file] = await aside(parts)
    expect(file).toMatchObject({ reason: 'other_registry', storedEntries: 160, storedDays: 2 })
    expect(countIn(parts, file?.name ?? '')).toBe(160)
    expect(await parts.logs.restoreFile(file?.name ?? '')).toEqual({ outcome: 'done', salvaged: null })
    expect(await all(parts)).toEqual(expect.arrayContaining(before))
    expect(await aside(parts)).toMatchObject([{ reason: 'replaced', storedEntries: 25 }])
    // Quay has nothing of it any more: it is counted, and everything stays.
    await untilSettled(parts, FIRST, YESTERDAY)
    expect(await all(parts)).toEqual(expect.arrayContaining(before))
    expect((await parts.logs.days(FIRST, FIRST))[0]).toMatchObject({ state: 'complete', stored: 70, expected: 0 })
    await parts.restart()
    expect(await all(parts)).toEqual(expect.arrayContaining(before))
    expect((await aside(parts)).map(({ reason }) => reason)).toEqual(['replaced'])
  }, 60_000)

  test('of a registry that was restored is set aside with all its entries', async () => {
    await using parts = await open()
    addEntries(parts.simulator, TODAY, spreadEntries(50))
    await until(async () => (await all(parts)).length === 210)
    await parts.simulator.reset('pristine', { now: NOW })
    addEntries(parts.simulator, FIRST, spreadEntries(70))
    addEntries(parts.simulator, YESTERDAY, spreadEntries(90))
    addEntries(parts.simulator, TODAY, spreadEntries(5, { kind: 'push_repo' }))
    await until(async () => (await aside(parts)).length === 1, 20_000)
    expect(await aside(parts)).toMatchObject([{ reason: 'registry_restored', storedEntries: 210 }])
    await until(async () => (await all(parts)).length === 165)
  }, 60_000)

  test('and another one that was set aside in the same second stand side by side', async () => {
    await using parts = await open()
    const at = '2026-11-20T15:00:00Z'
    await parts.logs.close()
    for (const name of ['usage-logs.damaged-2026-11-20T150000Z.sqlite', 'usage-logs.sqlite.damaged']) {
      writeFileSync(join(parts.dataDir, name), 'an earlier file that is unreadable')
    }
    await parts.restart()
    const files = await aside(parts)
    expect(files).toMatchObject([
      { reason: 'damaged', storedEntries: null },
      { reason: 'damaged', storedEntries: null, at },
    ])
    expect(readdirSync(parts.dataDir)).toEqual(expect.arrayContaining(files.map(({ name }) => name)))
    expect(await parts.logs.restoreFile(files[0]?.name ?? '')).toEqual({ outcome: 'unreadable' })
    expect(await parts.logs.restoreFile('../audit.sqlite')).toEqual({ outcome: 'unknown_file' })
    expect(await all(parts)).toEqual(truth(parts))
  })
})

describe('a damaged file', () => {
  test('gives back what can be read of it, and Quay the rest', async () => {
    await using parts = await open()
    await parts.restart()
    const before = await all(parts)
    await parts.logs.close()
    damagePageWith(fileOf(parts), '{"number":45}')
    // Meanwhile Quay has lost all of it.
    await parts.simulator.reset('pristine', { now: NOW })
    addEntries(parts.simulator, YESTERDAY, spreadEntries(3, { kind: 'push_repo' }))
    await parts.restart()
    await until(async () => {
      await all(parts).catch(() => undefined)
      return (await aside(parts)).length === 1
    })
    await untilSettled(parts, FIRST, YESTERDAY)
    const [file] = await aside(parts)
    const result = await parts.logs.restoreFile(file?.name ?? '')
    const salvaged = result.outcome === 'done' ? (result.salvaged ?? 0) : 0
    expect(salvaged).toBeGreaterThan(before.length / 2)
    expect(salvaged).toBeLessThan(before.length)
    await untilSettled(parts, FIRST, YESTERDAY)
    const after = await all(parts)
    expect(after.filter((line) => before.includes(line))).toHaveLength(salvaged)
    expect(after).toEqual(expect.arrayContaining(truth(parts)))
    expect((await aside(parts)).map(({ reason }) => reason).toSorted()).toEqual(['damaged', 'replaced'])
  }, 60_000)
})

describe('a day of which Quay has lost entries', () => {
  test('keeps all of them, says so at the end of a reading, and is not read again and again', async () => {
    await using parts = await open()
    const before = await all(parts)
    await parts.simulator.reset('pristine', { now: NOW })
    addEntries(parts.simulator, FIRST, spreadEntries(70))
    addEntries(parts.simulator, YESTERDAY, spreadEntries(90).slice(20))
    // That day is counted once more.
    await parts.logs.close()
    using database = new DatabaseSync(fileOf(parts))
    database.exec('UPDATE days SET expected = NULL, counted_at = NULL')
    database.close()
    await parts.restart()
    await untilSettled(parts, FIRST, YESTERDAY)
    expect(await all(parts)).toEqual(before)
    expect(await parts.logs.days(YESTERDAY, YESTERDAY)).toMatchObject([{ state: 'complete', stored: 90, expected: 70 }])
    const calls = parts.simulator.requests.of('log.list').length
    const range = { from: `${FIRST}T00:00:00Z`, to: `${TODAY}T00:00:00Z` }
    for await (const part of parts.logs.readThrough(range, { maxCalls: 10, signal: new AbortController().signal })) {
      if (part.type !== 'end') continue
      expect(part.end).toMatchObject({ reason: 'complete', gaps: [] })
      const verdict = { from: YESTERDAY, to: YESTERDAY, state: 'complete', counted: 70 }
      expect(part.end.days).toContainEqual(verdict)
    }
    const asked = parts.simulator.requests.of('log.list').slice(calls)
    expect(asked.filter(({ rawUrl }) => rawUrl.includes('11%2F19%2F2026&endtime=11%2F19%2F2026'))).toHaveLength(0)
  }, 60_000)
})

describe('a clock that jumped years ahead', () => {
  test('makes the console forget nothing', async () => {
    await using parts = await open()
    const before = await all(parts)
    parts.advance(3 * 365 * 86_400)
    await parts.restart()
    await until(async () => (await parts.logs.coverage()).tailPoller.lastPollAt !== null)
    await until(async () => (await parts.logs.coverage()).filling === null)
    expect((await parts.logs.coverage()).storedEntries).toBe(before.length)
    expect(await all(parts)).toEqual(before)
  }, 60_000)
})
