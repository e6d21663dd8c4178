import type { Kysely } from 'kysely'
import { isoOf } from '../time/clock.ts'
import { createFoundation } from './migrations/0001-foundation.ts'
import { createCatalog } from './migrations/0002-catalog.ts'
import { createDownloads } from './migrations/0003-downloads.ts'
import { createInventory } from './migrations/0004-inventory.ts'
import type { Schema } from './schema.ts'

type Migration = { version: number; name: string; up: (database: Kysely<never>) => Promise<void> }

/** In order. A migration that was released is never changed, only followed by another. */
const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'foundation', up: createFoundation },
  { version: 2, name: 'catalog', up: createCatalog },
  { version: 3, name: 'downloads', up: createDownloads },
  { version: 4, name: 'inventory', up: createInventory },
]

/** The store was written by a newer program, whose tables this one does not know. */
export class StoreTooNewError extends Error {
  override readonly name = 'StoreTooNewError'
  readonly version: number
  readonly knownVersion: number

  constructor(version: number, knownVersion: number) {
    super(`The store has version ${version}, this program knows ${knownVersion}.`)
    this.version = version
    this.knownVersion = knownVersion
  }
}

async function currentVersion(database: Kysely<Schema>): Promise<number> {
  const row = await database
    .selectFrom('schema_migrations')
    .select((select) => select.fn.max('version').as('version'))
    .executeTakeFirst()
  return row?.version ?? 0
}

/**
 * Brings the tables to what this program knows.
 * @throws {StoreTooNewError} when they are newer: nothing is touched.
 */
export async function migrate(
  database: Kysely<Schema>,
  now: number,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await database.schema
    .createTable('schema_migrations')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('applied_at', 'text', (column) => column.notNull())
    .execute()
  const known = Math.max(...migrations.map((migration) => migration.version))
  for (const migration of migrations) {
    await database.transaction().execute(async (transaction) => {
      const version = await currentVersion(transaction)
      if (version > known) throw new StoreTooNewError(version, known)
      if (version >= migration.version) return
      await migration.up(transaction as unknown as Kysely<never>)
      await transaction
        .insertInto('schema_migrations')
        .values({ version: migration.version, name: migration.name, applied_at: isoOf(now) })
        .execute()
    })
  }
}
