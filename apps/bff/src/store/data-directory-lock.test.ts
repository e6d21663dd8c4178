import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataDirectoryInUseError, lockDataDirectory } from './data-directory-lock.ts'

let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'quaymaster-lock-'))
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

test('a data directory is held by one console, again and again, until it lets go', () => {
  const lock = lockDataDirectory(directory)
  for (let attempt = 0; attempt < 3; attempt += 1) {
    expect(() => lockDataDirectory(directory)).toThrow(DataDirectoryInUseError)
  }
  lock.release()
  lockDataDirectory(directory).release()
})

test('the lock is a file that nobody else may read', () => {
  lockDataDirectory(directory).release()
  expect(statSync(join(directory, 'lock.sqlite')).mode & 0o777).toBe(0o600)
})
