// Not from the index: a wrong setting must be told within a second, and the client itself takes a third of one to load.
import { parseQuayToken } from '@quaymaster/quay-client/token'
import type { TokenFileProblem } from '@quaymaster/contracts/status'
import { Secret } from '../redaction/secret.ts'
import { type Files, realFiles } from './files.ts'
import type { ConfigReason } from './problem.ts'

/** Bits that nobody but the owner and the group may hold, and the group only for reading. */
const TOO_WIDE = 0o337
const MAX_BYTES = 65_536

export type SecretFileProblem = Extract<ConfigReason, 'file_missing' | 'file_mode_wide' | 'file_unreadable'>

/**
 * What a file of secrets holds, or why it is not read. Allowed are 0440 and tighter, and the owner may write. Every file of
 * secrets is read here, at the start and whenever it changes.
 */
export function readSecretFile(path: string, files: Files = realFiles): { text: string } | SecretFileProblem {
  const found = files.stat(path)
  if (found === undefined || !found.isFile) return 'file_missing'
  if ((found.mode & TOO_WIDE & ~0o200) !== 0) return 'file_mode_wide'
  if (found.size > MAX_BYTES) return 'file_unreadable'
  try {
    return { text: files.read(path) }
  } catch {
    return 'file_unreadable'
  }
}

/** The token in a file, or why there is none. */
export function readTokenFile(path: string, files: Files = realFiles): Secret | TokenFileProblem {
  const file = readSecretFile(path, files)
  if (typeof file === 'string') return file
  try {
    return new Secret(parseQuayToken(file.text))
  } catch {
    return 'token_malformed'
  }
}
