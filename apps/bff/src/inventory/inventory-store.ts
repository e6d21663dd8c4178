import type { Kysely } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { AnyKind } from './kind.ts'

const ID = 1

/** What the store knows of the inventory as a whole. */
export class InventoryStore {
  readonly #db: Kysely<Schema>

  constructor(db: Kysely<Schema>) {
    this.#db = db
  }

  /** The connection under which the rows were last confirmed. */
  async findConnection(): Promise<string | undefined> {
    const row = await this.#db.selectFrom('inventory_registry').selectAll().where('id', '=', ID).executeTakeFirst()
    return row?.registry_identity
  }

  async setConnection(connection: string): Promise<void> {
    await writeConnection(this.#db, connection)
  }

  /** Nothing of what was read before remains. */
  async reset(connection: string): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      for (const table of ['inventory_rows', 'inventory_scopes', 'inventory_stale'] as const) {
        await transaction.deleteFrom(table).execute()
      }
      await writeConnection(transaction, connection)
    })
  }

  /** Drops rows that are stored in the shape of another version of their kind. */
  async adoptVersion({ name: kind, version }: AnyKind): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      const stored = await transaction
        .selectFrom('inventory_kinds')
        .select('version')
        .where('kind', '=', kind)
        .executeTakeFirst()
      if (stored?.version === version) return
      for (const table of ['inventory_rows', 'inventory_scopes', 'inventory_stale'] as const) {
        await transaction.deleteFrom(table).where('kind', '=', kind).execute()
      }
      await transaction
        .insertInto('inventory_kinds')
        .values({ kind, version })
        .onConflict((conflict) => conflict.column('kind').doUpdateSet({ version }))
        .execute()
    })
  }

  async loadStale(kind: string): Promise<string[]> {
    const rows = await this.#db.selectFrom('inventory_stale').select('key').where('kind', '=', kind).execute()
    return rows.map(({ key }) => key)
  }

  async addStale(kind: string, keys: readonly string[], since: string): Promise<void> {
    await this.#db
      .insertInto('inventory_stale')
      .values(keys.map((key) => ({ kind, key, since })))
      .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
      .execute()
  }

  async removeStale(kind: string, key: string): Promise<void> {
    await this.#db.deleteFrom('inventory_stale').where('kind', '=', kind).where('key', '=', key).execute()
  }
}

async function writeConnection(db: Kysely<Schema>, connection: string): Promise<void> {
  await db
    .insertInto('inventory_registry')
    .values({ id: ID, registry_identity: connection })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ registry_identity: connection }))
    .execute()
}
