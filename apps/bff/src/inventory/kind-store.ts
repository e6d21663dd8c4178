import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { UserRow } from '../features/users/inventory.ts'

type Table = Schema['users_catalog']

/** How far a pass over all people is, as kept across restarts. */
export type PassRecord = Selectable<Schema['catalog_passes']>

const KIND = 'users'
const LOAD_ROWS = 2_000

/** People of the catalog in the store. Every statement keeps the newer of two readings, whichever comes last. */
export class UserStore {
  readonly #db: Kysely<Schema>

  constructor(db: Kysely<Schema>) {
    this.#db = db
  }

  /** All rows, some thousand at a time. */
  async *load(): AsyncGenerator<{ row: UserRow; passId: number; isGone: boolean }[]> {
    let after = ''
    while (true) {
      const rows = await this.#db
        .selectFrom('users_catalog')
        .selectAll()
        .where('name', '>', after)
        .orderBy('name')
        .limit(LOAD_ROWS)
        .execute()
      if (rows.length === 0) return
      yield rows.map((row) => ({ row: readRow(row), passId: row.pass_id, isGone: row.is_gone === 1 }))
      after = rows.at(-1)?.name ?? after
    }
  }

  async findPass(): Promise<PassRecord | undefined> {
    return await this.#db.selectFrom('catalog_passes').selectAll().where('kind', '=', KIND).executeTakeFirst()
  }

  /** The rows and the pass belong to the registry that answers through this connection. */
  async setConnection(connection: string): Promise<void> {
    await this.#db
      .updateTable('catalog_passes')
      .set({ registry_identity: connection })
      .where('kind', '=', KIND)
      .execute()
  }

  /** Begins a pass; with `isOtherRegistry` nothing of what was read before remains. */
  async beginPass(pass: Omit<PassRecord, 'kind'>, isOtherRegistry: boolean): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      if (isOtherRegistry) await transaction.deleteFrom('users_catalog').execute()
      await transaction
        .insertInto('catalog_passes')
        .values({ ...pass, kind: KIND })
        .onConflict((conflict) => conflict.column('kind').doUpdateSet(pass))
        .execute()
    })
  }

  /** One page of a pass, and where the next one begins, at once. False, and nothing is kept, where another pass began. */
  async savePage(rows: readonly UserRow[], passId: number, progress: Partial<PassRecord>): Promise<boolean> {
    return await this.#db.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('catalog_passes')
        .set(progress)
        .where('kind', '=', KIND)
        .where('pass_id', '=', passId)
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) return false
      if (rows.length > 0) await upsert(transaction, rows, passId, 0)
      return true
    })
  }

  async save(row: UserRow, passId: number, isGone: boolean): Promise<void> {
    await upsert(this.#db, [row], passId, isGone ? 1 : 0)
  }

  /** Ends a pass: whoever it did not see, and nothing read since it began, is gone. Returns their names. */
  async endPass(pass: PassRecord, completedAt: string): Promise<string[]> {
    return await this.#db.transaction().execute(async (transaction) => {
      const gone = await transaction
        .deleteFrom('users_catalog')
        .where('read_sequence', '<', pass.start_sequence)
        .where('pass_id', '<>', pass.pass_id)
        .returning('name')
        .execute()
      await transaction
        .updateTable('catalog_passes')
        .set({ is_running: 0, page_token: null, page_token_at: null, completed_at: completedAt })
        .set({ expected_count: pass.read_count })
        .where('kind', '=', KIND)
        .execute()
      return gone.map(({ name }) => name)
    })
  }
}

async function upsert(db: Kysely<Schema>, rows: readonly UserRow[], passId: number, isGone: 0 | 1): Promise<void> {
  await db
    .insertInto('users_catalog')
    .values(rows.map((row) => writeRow(row, passId, isGone)))
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet(({ ref }) => ({
          email: ref('excluded.email'),
          is_enabled: ref('excluded.is_enabled'),
          is_verified: ref('excluded.is_verified'),
          superuser_kind: ref('excluded.superuser_kind'),
          quota_used_bytes: ref('excluded.quota_used_bytes'),
          quota_limit_bytes: ref('excluded.quota_limit_bytes'),
          read_at: ref('excluded.read_at'),
          read_sequence: ref('excluded.read_sequence'),
          pass_id: ref('excluded.pass_id'),
          is_gone: ref('excluded.is_gone'),
        }))
        .where(({ eb, ref }) => eb(ref('users_catalog.read_sequence'), '<=', ref('excluded.read_sequence'))),
    )
    .execute()
}

function writeRow(row: UserRow, passId: number, isGone: 0 | 1): Insertable<Table> {
  return {
    name: row.name,
    email: row.email,
    is_enabled: row.isEnabled ? 1 : 0,
    is_verified: row.isVerified ? 1 : 0,
    superuser_kind: row.superuserKind,
    quota_used_bytes: row.quota?.usedBytes ?? null,
    quota_limit_bytes: row.quota?.limitBytes ?? null,
    read_at: row.readAt,
    read_sequence: row.sequence,
    pass_id: passId,
    is_gone: isGone,
  }
}

function readRow(row: Selectable<Table>): UserRow {
  const { quota_used_bytes: usedBytes, quota_limit_bytes: limitBytes } = row
  return {
    name: row.name,
    email: row.email,
    isEnabled: row.is_enabled === 1,
    isVerified: row.is_verified === 1,
    superuserKind: row.superuser_kind,
    quota: usedBytes === null ? null : { usedBytes, limitBytes },
    readAt: row.read_at,
    sequence: row.read_sequence,
  }
}
