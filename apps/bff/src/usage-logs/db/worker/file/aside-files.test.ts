import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { AsideFiles, keepOldDamaged, moveAside } from './aside-files.ts'

const AT = '2026-11-30T10:11:12.345Z'

function folderWith(...names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'quaymaster-aside-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of names) writeFileSync(join(folder, name), name)
  return folder
}

test('a file goes with everything that SQLite keeps beside it', () => {
  const names = ['usage-logs.sqlite', 'usage-logs.sqlite-wal', 'usage-logs.sqlite-shm']
  const folder = folderWith(...names)
  moveAside(join(folder, 'usage-logs.sqlite'), 'damaged', AT)
  const moved = 'usage-logs.damaged-2026-11-30T101112Z.sqlite'
  expect(readdirSync(folder).toSorted()).toEqual([moved, `${moved}-shm`, `${moved}-wal`])
  expect(readFileSync(join(folder, `${moved}-wal`), 'utf8')).toBe('usage-logs.sqlite-wal')
})

test('no file is written over, however many are set aside in one second', () => {
  const folder = folderWith()
  const path = join(folder, 'usage-logs.sqlite')
  for (const content of ['first', 'second', 'third']) {
    writeFileSync(path, content)
    moveAside(path, 'other_registry', AT)
  }
  const contents = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  expect(contents.toSorted()).toEqual(['first', 'second', 'third'])
  expect(new AsideFiles(path).list()).toHaveLength(3)
})

test('a damaged file of an earlier version is listed, and other files are not', () => {
  const folder = folderWith('usage-logs.sqlite', 'usage-logs.sqlite.damaged', 'store.sqlite', 'usage-logs.txt')
  const path = join(folder, 'usage-logs.sqlite')
  keepOldDamaged(path)
  const files = new AsideFiles(path)
  expect(files.list()).toMatchObject([{ reason: 'damaged', storedEntries: null, storedDays: null }])
  expect(readFileSync(path, 'utf8')).toBe('usage-logs.sqlite')
  for (const name of ['usage-logs.sqlite', 'store.sqlite', '../store.sqlite'])
    expect(files.pathOf(name)).toBeUndefined()
})
