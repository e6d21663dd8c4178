import { readFile, stat } from 'node:fs/promises'
import { parseQuayToken } from '@quaymaster/quay-client'

/** Where a token comes from: a file that may be changed under a running console, or a value of the demo's. */
export type TokenSource = { path: string } | { value: string }

export type ReadToken = {
  value: string
  /** Changes with the file; null where there is none. */
  version: string | null
  fileChangedAt: string | null
}

/** @throws {TypeError} when the file holds no token; the message repeats nothing of it. */
export async function readToken(source: TokenSource): Promise<ReadToken> {
  if ('value' in source) return { value: parseQuayToken(source.value), version: null, fileChangedAt: null }
  const { mtime, mtimeMs, ino, size } = await stat(source.path)
  const value = parseQuayToken(await readFile(source.path, 'utf8'))
  return { value, version: `${mtimeMs} ${ino} ${size}`, fileChangedAt: mtime.toISOString() }
}

/** Whether the file is another one than when it was read, or none that can be looked at. */
export async function tokenFileState(source: TokenSource, read: ReadToken): Promise<'same' | 'changed' | 'gone'> {
  if ('value' in source) return 'same'
  try {
    const { mtimeMs, ino, size } = await stat(source.path)
    return `${mtimeMs} ${ino} ${size}` === read.version ? 'same' : 'changed'
  } catch {
    return 'gone'
  }
}
