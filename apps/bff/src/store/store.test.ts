import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, type Store, STORE_FILE } from './database.ts'
import { StoreTooNewError } from './migrations.ts'

let dataDir: string
let store: Store

const NOW = Date.parse('2026-11-24T12:00:00Z')

const head = (sequence: number) => ({ trail_id: 't', sequence, mac: 'm', written_at: '2026-11-24T12:00:00.000Z' })

beforeEach(async () => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'quaymaster-store-')), 'data')
  store = await openStore(dataDir, NOW)
})

afterEach(async () => {
  await store.destroy()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the store', () => {
  test('lies where only its owner may look', () => {
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    for (const file of [STORE_FILE, `${STORE_FILE}-wal`]) {
      expect(statSync(join(dataDir, file)).mode & 0o777, file).toBe(0o600)
    }
  })

  test('refuses a date, a truth value or an object instead of storing nothing', async () => {
    for (const value of [new Date(), true, { a: 1 }]) {
      const insert = store.insertInto('audit_heads').values({ ...head(1), mac: value as unknown as string })
      await expect(insert.execute()).rejects.toThrow(TypeError)
    }
    expect(await store.selectFrom('audit_heads').selectAll().execute()).toEqual([])
  })

  test('keeps the queries of others out of an open transaction', async () => {
    const slow = store.transaction().execute(async (work) => {
      await work.insertInto('audit_heads').values(head(1)).execute()
      await new Promise((resolve) => setTimeout(resolve, 30))
      throw new Error('rolled back')
    })
    const other = store.insertInto('audit_heads').values(head(2)).execute()
    await expect(slow).rejects.toThrow('rolled back')
    await other
    const rows = await store.selectFrom('audit_heads').select('sequence').execute()
    expect(rows).toEqual([{ sequence: 2 }])
  })

  test('waits for another process that writes, without holding up this one', async () => {
    const other = await openStore(dataDir, NOW)
    const slow = other.transaction().execute(async (work) => {
      await work.insertInto('audit_heads').values(head(1)).execute()
      await new Promise((resolve) => setTimeout(resolve, 300))
    })
    await store.insertInto('audit_heads').values(head(2)).execute()
    await slow
    await other.destroy()
    expect(await store.selectFrom('audit_heads').select('sequence').execute()).toHaveLength(2)
  })

  test('may be opened again and by two at once, and is brought up to date once', async () => {
    await store.destroy()
    const [one, two] = await Promise.all([openStore(dataDir, NOW), openStore(dataDir, NOW)])
    const applied = await one.selectFrom('schema_migrations').select('version').execute()
    expect(applied.map(({ version }) => version)).toEqual(applied.map((_row, index) => index + 1))
    await two.destroy()
    store = one
  })

  test('of a newer program is refused and left alone', async () => {
    await store.insertInto('schema_migrations').values({ version: 999, name: 'later', applied_at: 'x' }).execute()
    await store.destroy()
    await expect(openStore(dataDir, NOW)).rejects.toThrow(StoreTooNewError)
    rmSync(dataDir, { recursive: true })
    store = await openStore(dataDir, NOW)
  })
})
