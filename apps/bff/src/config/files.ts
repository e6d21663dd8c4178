import { accessSync, constants, readFileSync, statSync } from 'node:fs'

/** What the configuration reads of the file system; tests give their own. */
export type Files = {
  /** Undefined where there is no such thing. */
  stat(path: string): { mode: number; isFile: boolean; isDirectory: boolean; size: number } | undefined
  read(path: string): string
  isWritable(path: string): boolean
}

export const realFiles: Files = {
  stat(path) {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) return undefined
    return { mode: found.mode & 0o777, isFile: found.isFile(), isDirectory: found.isDirectory(), size: found.size }
  },
  read: (path) => readFileSync(path, 'utf8'),
  isWritable(path) {
    try {
      accessSync(path, constants.W_OK)
      return true
    } catch {
      return false
    }
  },
}
