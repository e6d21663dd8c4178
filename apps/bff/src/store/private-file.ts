import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'

/** Makes a directory that only we may enter. */
export function ensurePrivateDirectory(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  chmodSync(path, 0o700)
}

/** Makes a file that only we may read, before SQLite would make one that others may. */
export function ensurePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', 0o600))
  chmodSync(path, 0o600)
}
