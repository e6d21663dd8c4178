import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { flawOf } from './log-file.ts'
import { versionOf } from './open-file.ts'
import { salvage } from './salvage.ts'
import { SCHEMA_VERSION } from '../sql/schema.ts'

type Input = {
  /** The file that was set aside. */
  path: string
  /** Where the store's file lies. */
  target: string
}

/** `path`: the file to use, made ready; the one that was set aside, or one with what could be read of it. */
type Ready = { outcome: 'done'; path: string; salvaged: number | null }

/** Makes a file that was set aside ready to be used again; the one that is used now is not touched. */
export async function* prepareRestore({
  path,
  target,
}: Input): AsyncGenerator<undefined, Ready | { outcome: 'newer_version' | 'unreadable' }, void> {
  const version = soundVersion(path)
  if (version !== undefined && version > SCHEMA_VERSION) return { outcome: 'newer_version' }
  if (version !== undefined) {
    makeReady(path)
    return { outcome: 'done', path, salvaged: null }
  }
  const copy = target.replace(/\.sqlite$/, '.salvage.sqlite')
  for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, { force: true })
  const salvaged = yield* salvage(path, copy)
  if (salvaged === 0) {
    rmSync(copy, { force: true })
    return { outcome: 'unreadable' }
  }
  makeReady(copy)
  return { outcome: 'done', path: copy, salvaged }
}

/** Undefined where the file is damaged. */
function soundVersion(path: string): number | undefined {
  try {
    using database = new DatabaseSync(path, { timeout: 1_000 })
    const row = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string } | undefined
    return row?.quick_check === 'ok' ? versionOf(path) : undefined
  } catch (error) {
    if (flawOf(error) !== 'damaged') throw error
    return undefined
  }
}

/**
 * What Quay said when the file was last used need not hold any more: its pages are not continued, days are counted
 * again, and the newest entries are looked for from the top. Entries stay as they are.
 */
function makeReady(path: string): void {
  using database = new DatabaseSync(path, { timeout: 1_000 })
  database.exec('BEGIN IMMEDIATE')
  const keys = "'identity', 'connection', 'followedDay', 'clockDay', 'lastReset', 'startedAnew'"
  database.exec(`DELETE FROM meta WHERE key IN (${keys})`)
  database.exec(
    'UPDATE days SET page = NULL, page_at = NULL, expected = NULL, counted_at = NULL, missing = NULL, is_exhausted = 0',
  )
  database.exec('COMMIT')
}
