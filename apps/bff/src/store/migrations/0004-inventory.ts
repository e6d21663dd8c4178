import type { Kysely } from 'kysely'

type Users = {
  name: string
  email: string | null
  is_enabled: number
  is_verified: number
  superuser_kind: string
  quota_used_bytes: number | null
  quota_limit_bytes: number | null
  read_at: string
  read_sequence: number
  pass_id: number
  is_gone: number
}
type Passes = {
  kind: string
  registry_identity: string
  pass_id: number
  is_running: number
  start_sequence: number
  page_token: string | null
  page_token_at: string | null
  read_count: number
  expected_count: number | null
  completed_at: string | null
}
type Before = { users_catalog: Users; catalog_passes: Passes }
/** As they are made here, whatever later migrations make of them. */
type After = {
  inventory_rows: Record<'kind' | 'key' | 'scope' | 'read_at', string> &
    Record<'data' | 'details', string | null> &
    Record<'read_sequence' | 'run_id', number>
  inventory_scopes: Omit<Passes, 'registry_identity' | 'pass_id'> & { scope: string; run_id: number }
  inventory_kinds: { kind: string; version: number }
  inventory_registry: { id: number; registry_identity: string }
}

const BATCH = 500

/** One set of tables for all kinds of things of the registry; the users that were read before move into them. */
export async function createInventory(database: Kysely<never>): Promise<void> {
  await createTables(database)
  const db = database as unknown as Kysely<Before & After>
  const pass = await db.selectFrom('catalog_passes').selectAll().where('kind', '=', 'users').executeTakeFirst()
  if (pass !== undefined) await moveUsers(db, pass)
  await db.schema.dropTable('users_catalog').execute()
  await db.schema.dropTable('catalog_passes').execute()
}

async function createTables({ schema }: Kysely<never>): Promise<void> {
  await schema
    .createTable('inventory_rows')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('data', 'text')
    .addColumn('details', 'text')
    .addColumn('read_at', 'text', (column) => column.notNull())
    .addColumn('read_sequence', 'bigint', (column) => column.notNull())
    .addColumn('run_id', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('inventory_rows_key', ['kind', 'key'])
    .execute()
  await schema.createIndex('inventory_rows_scope').on('inventory_rows').columns(['kind', 'scope']).execute()
  await schema
    .createTable('inventory_scopes')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('run_id', 'integer', (column) => column.notNull())
    .addColumn('is_running', 'integer', (column) => column.notNull())
    .addColumn('start_sequence', 'bigint', (column) => column.notNull())
    .addColumn('page_token', 'text')
    .addColumn('page_token_at', 'text')
    .addColumn('read_count', 'integer', (column) => column.notNull())
    .addColumn('expected_count', 'integer')
    .addColumn('completed_at', 'text')
    .addPrimaryKeyConstraint('inventory_scopes_key', ['kind', 'scope'])
    .execute()
  await schema
    .createTable('inventory_kinds')
    .addColumn('kind', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute()
  await schema
    .createTable('inventory_stale')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('inventory_stale_key', ['kind', 'key'])
    .execute()
  await schema
    .createTable('inventory_registry')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('registry_identity', 'text', (column) => column.notNull())
    .execute()
}

async function moveUsers(db: Kysely<Before & After>, pass: Passes): Promise<void> {
  const { registry_identity, pass_id: run_id, kind } = pass
  const { is_running, start_sequence, page_token, page_token_at, read_count, expected_count, completed_at } = pass
  const progress = { is_running, start_sequence, page_token, page_token_at, read_count, expected_count, completed_at }
  await db.insertInto('inventory_registry').values({ id: 1, registry_identity }).execute()
  await db.insertInto('inventory_kinds').values({ kind, version: 1 }).execute()
  await db
    .insertInto('inventory_scopes')
    .values({ kind, scope: '', run_id, ...progress })
    .execute()
  for (let after: string | undefined = ''; after !== undefined;) {
    const users: Users[] = await db
      .selectFrom('users_catalog')
      .selectAll()
      .where('name', '>', after)
      .orderBy('name')
      .limit(BATCH)
      .execute()
    if (users.length > 0) await db.insertInto('inventory_rows').values(users.map(rowOfUser)).execute()
    after = users.at(-1)?.name
  }
}

function rowOfUser(user: Users): After['inventory_rows'] {
  const { quota_used_bytes: usedBytes, quota_limit_bytes: limitBytes } = user
  const data = {
    name: user.name,
    email: user.email,
    isEnabled: user.is_enabled === 1,
    isVerified: user.is_verified === 1,
    superuserKind: user.superuser_kind,
    quota: usedBytes === null ? null : { usedBytes, limitBytes },
  }
  return {
    kind: 'users',
    key: user.name.replaceAll('%', '%25'),
    scope: '',
    data: user.is_gone === 1 ? null : JSON.stringify(data),
    details: null,
    read_at: user.read_at,
    read_sequence: user.read_sequence,
    run_id: user.pass_id,
  }
}
