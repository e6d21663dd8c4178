import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { usersKind } from '../../features/users/inventory.ts'
import { InventoryStore } from '../../inventory/inventory-store.ts'
import { KindStore } from '../../inventory/kind-store.ts'
import { openSqlite } from '../database.ts'
import { migrate } from '../migrations.ts'
import { NodeSqliteDialect } from '../node-sqlite-dialect.ts'
import type { Schema } from '../schema.ts'
import { createFoundation } from './0001-foundation.ts'
import { createCatalog } from './0002-catalog.ts'
import { createDownloads } from './0003-downloads.ts'

type Before = {
  users_catalog: Record<string, string | number | null>
  catalog_passes: Record<string, string | number | null>
}

const USERS = 1_203
const NOW = Date.parse('2026-11-24T12:00:00Z')
const READ_AT = '2026-11-24T11:00:00.000Z'
const CONNECTION = '["https://quay.example.org","quay.example.org","Database","auditor"]'

let directory: string
let store: Kysely<Schema>

/** A store of the version before, in the middle of a pass over all users. */
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'quaymaster-migration-'))
  store = new Kysely<Schema>({ dialect: new NodeSqliteDialect(openSqlite(join(directory, 'store.sqlite'))) })
  await migrate(store, NOW, [
    { version: 1, name: 'foundation', up: createFoundation },
    { version: 2, name: 'catalog', up: createCatalog },
    { version: 3, name: 'downloads', up: createDownloads },
  ])
  const before = store as unknown as Kysely<Before>
  for (let number = 1; number <= USERS; number += 1) {
    const values = {
      name: `user-${String(number).padStart(4, '0')}`,
      email: number === 1 ? null : `user-${number}@example.org`,
      is_enabled: number % 2,
      is_verified: 1,
      superuser_kind: number === 2 ? 'superuser' : 'none',
      quota_used_bytes: number === 3 ? 5 : null,
      quota_limit_bytes: null,
      read_at: READ_AT,
      read_sequence: 40 + number,
      pass_id: 7,
      is_gone: number === USERS ? 1 : 0,
    }
    await before.insertInto('users_catalog').values(values).execute()
  }
  const pass = {
    kind: 'users',
    registry_identity: CONNECTION,
    pass_id: 7,
    is_running: 1,
    started_at: READ_AT,
    start_sequence: 40,
    page_token: 'the next page',
    page_token_at: READ_AT,
    read_count: 1_200,
    expected_count: 1_300,
    completed_at: READ_AT,
  }
  await before.insertInto('catalog_passes').values(pass).execute()
})

afterEach(async () => {
  await store.destroy()
  rmSync(directory, { recursive: true })
})

async function loadAll(users: KindStore) {
  const rows = []
  for await (const some of users.load()) rows.push(...some)
  return rows
}

test('users that were read before are carried over, with how far the read of them is', async () => {
  await migrate(store, NOW)
  const inventory = new InventoryStore(store)
  expect(await inventory.findConnection()).toBe(CONNECTION)
  await inventory.adoptVersion(usersKind)
  const users = new KindStore(store, 'users')
  const rows = await loadAll(users)
  expect(rows).toHaveLength(USERS)
  const quota = { usedBytes: 5, limitBytes: null }
  const usual = { isVerified: true, superuserKind: 'none', quota: null }
  expect(rows[0]?.data).toEqual({ name: 'user-0001', email: null, isEnabled: true, ...usual })
  expect(rows[1]?.data).toMatchObject({ superuserKind: 'superuser', isEnabled: false })
  expect(rows[2]).toMatchObject({
    key: 'user-0003',
    scope: '',
    readAt: READ_AT,
    sequence: 43,
    runId: 7,
    data: { quota },
  })
  expect(rows.at(-1)?.data).toBeUndefined()
  expect(await users.records()).toMatchObject([
    { scope: '', run_id: 7, is_running: 1, page_token: 'the next page', read_count: 1_200, completed_at: READ_AT },
  ])
})

test('a kind whose data has another shape now is read anew, and no other', async () => {
  await migrate(store, NOW)
  const inventory = new InventoryStore(store)
  await inventory.adoptVersion({ ...usersKind, name: 'teams', version: 1 })
  const users = new KindStore(store, 'users')
  expect(await loadAll(users)).toHaveLength(USERS)
  await inventory.adoptVersion({ ...usersKind, version: 2 })
  expect(await loadAll(users)).toHaveLength(0)
  expect(await users.records()).toEqual([])
})
