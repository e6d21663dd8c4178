// Not from the index: a wrong setting must be told within a second, and the client itself takes a third of one to load.
import { parseQuayToken } from '@quaymaster/quay-client/token'
import { Secret } from '../secret.ts'
import { type Files, realFiles } from './files.ts'
import type { ConfigReason } from './problem.ts'

/** Bits that nobody but the owner and the group may hold, and the group only for reading. */
const TOO_WIDE = 0o337
const MAX_BYTES = 65_536

/** Why a file of secrets may not be read; undefined when it may. Allowed are 0440 and tighter, and the owner may write. */
export function secretFileProblem(path: string, files: Files = realFiles): ConfigReason | undefined {
  const found = files.stat(path)
  if (found === undefined || !found.isFile) return 'file_missing'
  if ((found.mode & TOO_WIDE & ~0o200) !== 0) return 'file_mode_wide'
  return found.size > MAX_BYTES ? 'file_unreadable' : undefined
}

/** The token in a file, or why there is none. Also used when the file changes while we run. */
export function readTokenFile(path: string, files: Files = realFiles): Secret | ConfigReason {
  const problem = secretFileProblem(path, files)
  if (problem !== undefined) return problem
  let text: string
  try {
    text = files.read(path)
  } catch {
    return 'file_unreadable'
  }
  try {
    return new Secret(parseQuayToken(text))
  } catch {
    return 'token_malformed'
  }
}
