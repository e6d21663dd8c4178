import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { changeFile, copyOldLogFile, factsOf, STALE } from '../../testing/old-log-file.ts'
import { convertedRow } from '../entry/converted-row.ts'
import type { StoredRow } from '../entry/converted-row.ts'
import { AsideFiles } from '../db/worker/file/aside-files.ts'
import { readConversion, convertSome, countUnconverted } from '../db/worker/file/convert.ts'
import { readDay } from '../db/worker/days/day-record.ts'
import { planDay } from '../db/worker/days/days.ts'
import type { LogFile } from '../db/worker/file/log-file.ts'
import { openStore } from '../db/worker/file/open-file.ts'
import { search } from '../db/worker/entries/search.ts'
import { dayNumber } from '../../time/day-number.ts'
import { TEXT_VERSION } from '../db/worker/sql/schema.ts'
import { indexTexts } from '../db/worker/entries/text-indexer.ts'

const NOW = '2026-11-21T00:00:00Z'
const CHILD = join(import.meta.dirname, '../../testing/log-convert-child.ts')
const KILLS = process.env['QM_TEST_FULL'] === undefined ? 6 : 40

async function found(file: LogFile, text: string, textScope: 'open' | 'all'): Promise<number> {
  const looking = search(file, { text, textScope }, { order: 'older', limit: 100_000 })
  for (;;) {
    const step = await looking.next()
    if (step.done === true) return step.value.entries.length
  }
}

function convertAll(file: LogFile): void {
  while (convertSome(file));
  while (indexTexts(file));
}

/** Every value that follows from others is what a new entry would get, and the indexes have the texts as they are. */
function expectConverted(path: string): void {
  using database = new DatabaseSync(path)
  const rows = database
    .prepare(`SELECT e.*, d.* FROM entries e JOIN entry_details d ON d.sequence = e.sequence`)
    .all() as (StoredRow & Record<string, unknown>)[]
  for (const row of rows) {
    const expected = convertedRow({
      ...row,
      isRobot: row['is_robot'] === 1,
      isOrganization: row['is_organization'] === null ? null : row['is_organization'] === 1,
    })
    const { person, owner, repository, hash, metadata } = row
    const [openText, closedText] = [row['open_text'], row['closed_text']]
    expect({ person, owner, repository, hash, metadata, openText, closedText }).toEqual(expected)
    expect(row['text_version']).toBe(TEXT_VERSION)
  }
  for (const table of ['entry_text', 'entry_open_text']) {
    database.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`)
  }
}

describe('a file of version 3', () => {
  test('has the same entries afterwards, and their texts are those of new ones', () => {
    using old = copyOldLogFile()
    const before = factsOf(old.path)
    expect(before.length).toBeGreaterThan(150)
    const { file, reason } = openStore({ path: old.path }, NOW)
    expect(reason).toBeNull()
    expect(readConversion(file)).toEqual({ done: 0, total: before.length })
    convertAll(file)
    expect(readConversion(file)).toBeNull()
    file.close()
    expect(factsOf(old.path)).toEqual(before)
    expectConverted(old.path)
  })

  test('cuts texts above 64 KiB, and hashes what is left', () => {
    using old = copyOldLogFile()
    const { file } = openStore({ path: old.path }, NOW)
    const longest =
      'SELECT e.hash, length(d.metadata) AS length FROM entries e JOIN entry_details d USING (sequence) ORDER BY 2 DESC'
    const before = file.get<{ hash: string; length: number }>(longest)
    expect(before?.length).toBeGreaterThan(70_000)
    convertAll(file)
    const after = file.get<{ hash: string; length: number }>(longest)
    expect(after?.length).toBeLessThan(66_000)
    expect(after?.hash).not.toBe(before?.hash)
    file.close()
  })

  test('is used from the start: an interrupted day continues from its page, and no day begins again', () => {
    using old = copyOldLogFile()
    const { file } = openStore({ path: old.path }, '2026-11-20T16:00:00Z')
    const day = readDay(file, dayNumber('2026-11-19'))
    expect(planDay(file, day, '2026-11-20T16:00:00Z')).toMatchObject({
      step: 'continue',
      page: { token: { token: 'third' } },
    })
    expect(readDay(file, dayNumber('2026-11-17'))).toMatchObject({ stored: 57, expected: 57, walk: null, vanished: 0 })
    file.close()
  })

  test('until a text is converted, who may not see everything does not find it, and is told how many there are', async () => {
    using old = copyOldLogFile()
    const { file } = openStore({ path: old.path }, NOW)
    const all = countUnconverted(file, 0, Number.MAX_SAFE_INTEGER)
    expect(await found(file, STALE, 'all')).toBe(all)
    for (const text of [STALE, 'pull', 'v0', 'we']) expect(await found(file, text, 'open')).toBe(0)
    convertSome(file)
    const left = countUnconverted(file, 0, Number.MAX_SAFE_INTEGER)
    expect(left).toBeLessThan(all)
    expect(await found(file, STALE, 'open')).toBe(0)
    convertAll(file)
    expect(countUnconverted(file, 0, Number.MAX_SAFE_INTEGER)).toBe(0)
    expect(await found(file, STALE, 'all')).toBe(0)
    expect(await found(file, 'pull', 'open')).toBeGreaterThan(0)
    file.close()
  })

  test('has an entry that cannot be converted and that no trial met: it stays, and all others are converted', () => {
    using old = copyOldLogFile()
    const { file } = openStore({ path: old.path }, NOW)
    const before = factsOf(old.path)
    const broken = file.get<{ sequence: number }>('SELECT sequence FROM entries ORDER BY sequence LIMIT 1 OFFSET 70')
    file.run("UPDATE entry_details SET metadata = '{broken' WHERE sequence = ?", BigInt(broken?.sequence ?? 0))
    convertAll(file)
    expect(readConversion(file)).toBeNull()
    expect(file.get("SELECT count(*) AS count FROM entry_details WHERE open_text = ''")).toMatchObject({ count: 1 })
    file.close()
    expect(factsOf(old.path)).toEqual(before)
  })

  test('that is killed at any moment of the conversion continues, and has the same entries', async () => {
    using old = copyOldLogFile(40)
    const before = factsOf(old.path)
    let isDone = false
    for (let kill = 0; !isDone; kill += 1) {
      const child = spawn(process.execPath, [CHILD, old.path], { stdio: ['ignore', 'pipe', 'inherit'] })
      const steps = kill < KILLS ? 1 + Math.floor(Math.random() * 12) : Infinity
      let told = ''
      child.stdout.on('data', (data: Buffer) => {
        told += data.toString()
        if (told.length >= steps) child.kill('SIGKILL')
      })
      await once(child, 'exit')
      isDone = told.endsWith('!')
      expect(factsOf(old.path)).toEqual(before)
    }
    expectConverted(old.path)
    expect(readdirSync(old.folder).filter((name) => name !== 'usage-logs.sqlite')).toEqual([])
  }, 60_000)
})

describe('a file that cannot be converted', () => {
  const cases = [
    {
      name: 'since an entry makes the trial fail',
      sql: "UPDATE entry_details SET metadata = '{\"broken'",
      reason: 'conversion_failed',
    },
    {
      name: 'since its version is unknown',
      sql: "UPDATE meta SET value = '2' WHERE key = 'version'",
      reason: 'conversion_failed',
    },
    {
      name: 'since a newer console wrote it',
      sql: "UPDATE meta SET value = '99' WHERE key = 'version'",
      reason: 'newer_version',
    },
  ]
  test.each(cases)('$name is set aside as it is', ({ sql, reason }) => {
    using old = copyOldLogFile()
    changeFile(old.path, sql)
    const bytes = readFileSync(old.path)
    const opened = openStore({ path: old.path }, NOW)
    expect(opened.reason).toBe(reason)
    opened.file.close()
    const [aside] = new AsideFiles(old.path).list()
    expect(aside).toMatchObject({ reason, at: NOW, storedEntries: 154, storedDays: 4 })
    expect(readFileSync(join(old.folder, aside?.name ?? '')).equals(bytes)).toBe(true)
  })
})
