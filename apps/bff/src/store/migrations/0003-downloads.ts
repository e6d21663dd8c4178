import type { Kysely } from 'kysely'

/** One-time addresses of files. */
export async function createDownloads(database: Kysely<never>): Promise<void> {
  await database.schema
    .createTable('download_tickets')
    .addColumn('ticket_hash', 'text', (column) => column.primaryKey())
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('input', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
}
