import { stat } from 'node:fs/promises'
import { statSync } from 'node:fs'
import type { TokenFileProblem } from '@quaymaster/contracts/status'
import { parseQuayToken } from '@quaymaster/quay-client'
import { readTokenFile } from '../config/secret-file.ts'

/** Where a token comes from: a file that may be changed under a running console, or a value of the demo's. */
export type TokenSource = { path: string } | { value: string }

export type ReadToken = {
  value: string
  /** Changes with the file, its mode included; null where there is none. */
  version: string | null
  fileChangedAt: string | null
}

type FileFacts = { mtimeMs: number; ctimeMs: number; ino: number; size: number; mode: number }

const versionOf = ({ mtimeMs, ctimeMs, ino, size, mode }: FileFacts): string =>
  `${mtimeMs} ${ctimeMs} ${ino} ${size} ${mode}`

/**
 * The token of now, or why its file is not taken: by the same rules as at the start.
 * @throws {TypeError} when a value of the demo's is no token.
 */
export function readToken(source: TokenSource): ReadToken | TokenFileProblem {
  if ('value' in source) return { value: parseQuayToken(source.value), version: null, fileChangedAt: null }
  // Before it is read: what is written in between is another version, to be read again.
  const facts = statSync(source.path, { throwIfNoEntry: false })
  if (facts === undefined) return 'file_missing'
  const token = readTokenFile(source.path)
  if (typeof token === 'string') return token
  return { value: token.reveal(), version: versionOf(facts), fileChangedAt: facts.mtime.toISOString() }
}

/** Whether the file is another one than when it was read, or none that can be looked at. */
export async function isTokenFileChanged(source: TokenSource, read: ReadToken): Promise<boolean> {
  if ('value' in source) return false
  try {
    return versionOf(await stat(source.path)) !== read.version
  } catch {
    return true
  }
}
