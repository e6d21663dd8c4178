import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { ReadStamp } from './kind.ts'
import type { IndexedRow } from './row-index.ts'

/** How far the run that reads one list is, as kept across restarts. */
export type RefreshRecord = Omit<Selectable<Schema['inventory_scopes']>, 'kind'>

export type StoredRow = IndexedRow & { details?: object | undefined }

type LoadedRow = IndexedRow & { runId: number }

const LOAD_ROWS = 2_000
/** Far below what a statement of either database may hold. */
const SAVE_ROWS = 500

/** Of rows read alone. A run that met them under its own number would think that it had been thrown back. */
const NO_RUN = 0

/** Rows of one kind in the store. Every statement keeps the newer of two reads, whichever comes last. */
export class KindStore {
  readonly #db: Kysely<Schema>
  readonly #kind: string

  constructor(db: Kysely<Schema>, kind: string) {
    this.#db = db
    this.#kind = kind
  }

  /** All rows, some thousand at a time, in the order of their keys. */
  async *load(): AsyncGenerator<LoadedRow[]> {
    // Many rows were read at one instant and below one parent: each such text is kept once.
    const texts = new Map<string, string>()
    const once = (text: string): string => {
      if (!texts.has(text)) texts.set(text, text)
      return texts.get(text) ?? text
    }
    for (let after: string | undefined = ''; after !== undefined;) {
      const rows = await this.#db
        .selectFrom('inventory_rows')
        .select(['key', 'scope', 'data', 'read_at', 'read_sequence', 'run_id'])
        .where('kind', '=', this.#kind)
        .where('key', '>', after)
        .orderBy('key')
        .limit(LOAD_ROWS)
        .execute()
      yield rows.map((row) => ({
        key: row.key,
        scope: once(row.scope),
        data: row.data === null ? undefined : (JSON.parse(row.data) as object),
        readAt: once(row.read_at),
        sequence: row.read_sequence,
        runId: row.run_id,
      }))
      after = rows.at(-1)?.key
    }
  }

  async records(): Promise<RefreshRecord[]> {
    return await this.#db.selectFrom('inventory_scopes').selectAll().where('kind', '=', this.#kind).execute()
  }

  async findDetails(key: string): Promise<object | undefined> {
    const row = await this.#db
      .selectFrom('inventory_rows')
      .select('details')
      .where('kind', '=', this.#kind)
      .where('key', '=', key)
      .executeTakeFirst()
    const details = row?.details ?? null
    return details === null ? undefined : (JSON.parse(details) as object)
  }

  async save(row: StoredRow): Promise<void> {
    await this.#upsert(this.#db, [row], NO_RUN)
  }

  /**
   * One page of a run and how far the run is then, at once. With its last page the run ends: what it did not see, and
   * nothing read since it began, is gone. Gives the keys of what is gone; undefined, and nothing is kept, where a later run
   * has begun.
   */
  async savePage(record: RefreshRecord, rows: readonly StoredRow[]): Promise<string[] | undefined> {
    return await this.#db.transaction().execute(async (transaction) => {
      const stored = await transaction
        .insertInto('inventory_scopes')
        .values({ ...record, kind: this.#kind })
        .onConflict((conflict) =>
          conflict.columns(['kind', 'scope']).doUpdateSet(record).where('inventory_scopes.run_id', '<=', record.run_id),
        )
        .returning('run_id')
        .execute()
      if (stored.length === 0) return undefined
      for (let at = 0; at < rows.length; at += SAVE_ROWS) {
        await this.#upsert(transaction, rows.slice(at, at + SAVE_ROWS), record.run_id)
      }
      return record.is_running === 1 ? [] : await this.#dropUnseen(transaction, record)
    })
  }

  /** Lists whose parent is gone, or has no such list any more. Gives the keys of their rows. */
  async dropScopes(scopes: readonly string[]): Promise<string[]> {
    const gone: string[] = []
    for (let at = 0; at < scopes.length; at += SAVE_ROWS) {
      const some = scopes.slice(at, at + SAVE_ROWS)
      await this.#db.transaction().execute(async (transaction) => {
        for (const table of ['inventory_scopes', 'inventory_rows'] as const) {
          const dropped = transaction.deleteFrom(table).where('kind', '=', this.#kind).where('scope', 'in', some)
          if (table === 'inventory_scopes') await dropped.execute()
          else gone.push(...(await dropped.returning('key').execute()).map(({ key }) => key))
        }
      })
    }
    return gone
  }

  async #dropUnseen(db: Kysely<Schema>, { scope, start_sequence, run_id }: RefreshRecord): Promise<string[]> {
    const gone = await db
      .deleteFrom('inventory_rows')
      .where('kind', '=', this.#kind)
      .where('scope', '=', scope)
      .where('read_sequence', '<', start_sequence)
      .where('run_id', '<>', run_id)
      .returning('key')
      .execute()
    return gone.map(({ key }) => key)
  }

  async #upsert(db: Kysely<Schema>, rows: readonly StoredRow[], runId: number): Promise<void> {
    if (rows.length === 0) return
    await db
      .insertInto('inventory_rows')
      .values(rows.map((row) => this.#writeRow(row, runId)))
      .onConflict((conflict) =>
        conflict
          .columns(['kind', 'key'])
          .doUpdateSet(({ ref }) => ({
            scope: ref('excluded.scope'),
            data: ref('excluded.data'),
            details: ref('excluded.details'),
            read_at: ref('excluded.read_at'),
            read_sequence: ref('excluded.read_sequence'),
            run_id: ref('excluded.run_id'),
          }))
          .where(({ eb, ref }) => eb(ref('inventory_rows.read_sequence'), '<=', ref('excluded.read_sequence'))),
      )
      .execute()
  }

  #writeRow(row: StoredRow & ReadStamp, runId: number): Insertable<Schema['inventory_rows']> {
    return {
      kind: this.#kind,
      key: row.key,
      scope: row.scope,
      data: row.data === undefined ? null : JSON.stringify(row.data),
      details: row.details === undefined ? null : JSON.stringify(row.details),
      read_at: row.readAt,
      read_sequence: row.sequence,
      run_id: runId,
    }
  }
}
