import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ensurePrivateDirectory, ensurePrivateFile } from './private-file.ts'

const LOCK_FILE = 'lock.sqlite'
const SQLITE_BUSY = 5

/** Another console works with this data directory. */
export class DataDirectoryInUseError extends Error {
  override readonly name = 'DataDirectoryInUseError'
  readonly dataDir: string

  constructor(dataDir: string, cause: unknown) {
    super('Another console is running on the data directory.', { cause })
    this.dataDir = dataDir
  }
}

/** Held for as long as the console runs. */
export type DataDirectoryLock = { release: () => void }

const isBusy = (error: unknown): boolean => (error as { errcode?: number }).errcode === SQLITE_BUSY

/**
 * Keeps every other console out of a data directory: two would read each other's idempotency keys, sessions and queues as
 * their own. The lock is SQLite's on an open file, so that the operating system takes it back however a process ends.
 * @throws {DataDirectoryInUseError}
 */
export function lockDataDirectory(dataDir: string): DataDirectoryLock {
  ensurePrivateDirectory(dataDir)
  const path = join(dataDir, LOCK_FILE)
  // One that is there is not opened first: closing a file gives up every lock that this process has on it.
  if (!existsSync(path)) ensurePrivateFile(path)
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    throw isBusy(error) ? new DataDirectoryInUseError(dataDir, error) : error
  }
  return { release: () => database.close() }
}
