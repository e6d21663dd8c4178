import type { Kysely } from 'kysely'

/** What is known of the registry: people, and how far the pass over them is. */
export async function createCatalog(database: Kysely<never>): Promise<void> {
  const { schema } = database
  await schema
    .createTable('users_catalog')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text')
    .addColumn('is_enabled', 'integer', (column) => column.notNull())
    .addColumn('is_verified', 'integer', (column) => column.notNull())
    .addColumn('superuser_kind', 'text', (column) => column.notNull())
    .addColumn('quota_used_bytes', 'bigint')
    .addColumn('quota_limit_bytes', 'bigint')
    .addColumn('read_at', 'text', (column) => column.notNull())
    .addColumn('read_sequence', 'bigint', (column) => column.notNull())
    .addColumn('pass_id', 'integer', (column) => column.notNull())
    .addColumn('is_gone', 'integer', (column) => column.notNull())
    .execute()
  await schema
    .createTable('catalog_passes')
    .addColumn('kind', 'text', (column) => column.primaryKey())
    .addColumn('registry_identity', 'text', (column) => column.notNull())
    .addColumn('pass_id', 'integer', (column) => column.notNull())
    .addColumn('is_running', 'integer', (column) => column.notNull())
    .addColumn('started_at', 'text')
    .addColumn('start_sequence', 'bigint', (column) => column.notNull())
    .addColumn('page_token', 'text')
    .addColumn('page_token_at', 'text')
    .addColumn('read_count', 'integer', (column) => column.notNull())
    .addColumn('expected_count', 'integer')
    .addColumn('completed_at', 'text')
    .execute()
}
