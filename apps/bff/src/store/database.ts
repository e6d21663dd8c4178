import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { migrate } from './migrations.ts'
import { NodeSqliteDialect } from './node-sqlite-dialect.ts'
import { ensurePrivateDirectory, ensurePrivateFile } from './private-file.ts'
import type { Schema } from './schema.ts'

export type Store = Kysely<Schema>

export const STORE_FILE = 'quaymaster.sqlite'

/** Opens a file of ours with the settings that every connection needs. */
export function openSqlite(path: string, options: { isDurable?: boolean; readOnly?: boolean } = {}): DatabaseSync {
  if (options.readOnly !== true) ensurePrivateFile(path)
  const database = new DatabaseSync(path, { timeout: 200, readOnly: options.readOnly ?? false })
  if (options.readOnly === true) return database
  database.exec('PRAGMA journal_mode = WAL')
  database.exec(`PRAGMA synchronous = ${options.isDurable === true ? 'FULL' : 'NORMAL'}`)
  return database
}

/** Opens the store in a directory, makes it where there is none, and brings its tables up to date. */
export async function openStore(dataDir: string, now: number): Promise<Store> {
  ensurePrivateDirectory(dataDir)
  const database = openSqlite(join(dataDir, STORE_FILE))
  const store = new Kysely<Schema>({ dialect: new NodeSqliteDialect(database) })
  try {
    await migrate(store, now)
  } catch (error) {
    await store.destroy()
    throw error
  }
  return store
}
