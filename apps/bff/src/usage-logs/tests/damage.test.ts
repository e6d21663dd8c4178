import { statSync } from 'node:fs'
import { open as openFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { readOut } from '../../testing/log-reading.ts'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import type { LogStoreParts } from '../../testing/log-store-parts.ts'
import { addEntries, storedLines, NOW, shown, spreadEntries, truthOf, untilSettled } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'
import { LOG_STORE_FILE } from '../create-log-store.ts'

const PARTS = { simulator: { now: NOW }, store: { retentionDays: 4 } } as const
const [FIRST, YESTERDAY] = ['2026-11-18', '2026-11-19']
const RANGE = { from: `${FIRST}T00:00:00Z`, to: '2026-11-20T00:00:00Z' }
const truth = ({ simulator }: LogStoreParts) => truthOf(simulator, FIRST, YESTERDAY)
const fileOf = ({ dataDir }: LogStoreParts) => join(dataDir, LOG_STORE_FILE)

async function open(): Promise<LogStoreParts> {
  const parts = await openLogStoreParts(PARTS)
  addEntries(parts.simulator, FIRST, spreadEntries(60))
  addEntries(parts.simulator, YESTERDAY, spreadEntries(90))
  await parts.restart()
  await untilSettled(parts, FIRST, YESTERDAY)
  return parts
}

/** Writes rubbish over the middle of the file. */
async function spoil(path: string): Promise<void> {
  const file = await openFile(path, 'r+')
  const { size } = await file.stat()
  await file.write(Buffer.alloc(Math.floor(size / 2), 0x5a), 0, undefined, Math.floor(size / 4))
  await file.close()
}

describe('a damaged file', () => {
  test('that is found at the start is put aside, and everything is read again from Quay', async () => {
    await using parts = await open()
    await parts.restart()
    await parts.logs.close()
    await spoil(fileOf(parts))
    await parts.restart()
    await untilSettled(parts, FIRST, YESTERDAY)
    expect(await storedLines(parts, FIRST, YESTERDAY)).toEqual(truth(parts))
    expect((await parts.logs.coverage()).lastReset?.reason).toBe('damaged')
    expect((await parts.logs.coverage()).asideFiles).toMatchObject([{ reason: 'damaged' }])
    expect(parts.logs.state).toBe('ok')
  })

  test('that shows while it is used serves nothing any more, and reading continues from Quay', async () => {
    await using parts = await open()
    // A change by another process makes SQLite read the file again.
    const other = new DatabaseSync(fileOf(parts))
    other.exec("INSERT INTO meta VALUES ('other', '')")
    other.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    other.close()
    await spoil(fileOf(parts))
    await until(async () => {
      await storedLines(parts, FIRST, YESTERDAY).catch(() => undefined)
      return (await parts.logs.coverage()).lastReset?.reason === 'damaged'
    })
    expect((await readOut(parts.logs, RANGE)).entries.map(shown)).toEqual(truth(parts))
    await untilSettled(parts, FIRST, YESTERDAY)
    expect(await storedLines(parts, FIRST, YESTERDAY)).toEqual(truth(parts))
  }, 60_000)

  test('is readable by its owner only', async () => {
    await using parts = await open()
    for (const suffix of ['', '-wal']) expect(statSync(fileOf(parts) + suffix).mode & 0o777).toBe(0o600)
  })
})

describe('a full disk', () => {
  test('is said, what is stored is served, and the rest is read from Quay without being kept', async () => {
    await using parts = await openLogStoreParts({ ...PARTS, store: { ...PARTS.store, maxPages: 60 } })
    addEntries(parts.simulator, FIRST, spreadEntries(150, { metadata: { note: 'x'.repeat(2_000) } }))
    addEntries(parts.simulator, YESTERDAY, spreadEntries(30))
    await parts.restart()
    await until(() => parts.logs.state === 'full')
    expect((await parts.logs.coverage()).blocker).toBe('store_full')
    const { entries, end } = await readOut(parts.logs, RANGE)
    expect(end.reason).toBe('complete')
    expect(entries.map(shown)).toEqual(truth(parts))
    await parts.restart({ maxPages: undefined })
    await untilSettled(parts, FIRST, YESTERDAY)
    expect(parts.logs.state).toBe('ok')
    expect(await storedLines(parts, FIRST, YESTERDAY)).toEqual(truth(parts))
  })
})
