import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { keepOldDamaged, moveAside } from './aside-files.ts'
import type { ResetReason } from './aside-files.ts'
import { checkVersion, flawOf, LogFile, OtherVersionError } from './log-file.ts'
import type { FileOptions } from './log-file.ts'
import { runConversionTrial } from './conversion-trial.ts'
import { SCHEMA_VERSION } from '../sql/schema.ts'

/** Opens the store's file. One that cannot be used is set aside as it is, and a new one begun; `reason` says why. */
export function openStore(options: FileOptions, now: string): { file: LogFile; reason: ResetReason | null } {
  const { path } = options
  keepOldDamaged(path)
  try {
    const version = existsSync(path) ? versionOf(path) : undefined
    if (version !== undefined) checkVersion(version)
    if (version !== undefined && version < SCHEMA_VERSION) tryConversion(path)
    return { file: LogFile.open(options), reason: null }
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === undefined) throw error
    moveAside(path, reason, now)
    return { file: LogFile.open(options), reason }
  }
}

/** The conversion failed on a copy: nothing was done to the file. */
class FailedTrialError extends Error {
  override readonly name = 'FailedTrialError'
}

function tryConversion(path: string): void {
  try {
    runConversionTrial(path)
  } catch (error) {
    // That says nothing of the conversion.
    if (flawOf(error) !== undefined) throw error
    throw new FailedTrialError('The file could not be converted.', { cause: error })
  }
}

/** Undefined where the file says nothing of it: it is empty. */
export function versionOf(path: string): number | undefined {
  using database = new DatabaseSync(path, { timeout: 1_000 })
  const isEmpty = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").get() === undefined
  if (isEmpty) return undefined
  const row = database.prepare("SELECT value FROM meta WHERE key = 'version'").get() as { value: string } | undefined
  return Number(row?.value)
}

function reasonOf(error: unknown): ResetReason | undefined {
  if (error instanceof FailedTrialError) return 'conversion_failed'
  if (error instanceof OtherVersionError) return error.isNewer ? 'newer_version' : 'conversion_failed'
  return flawOf(error) === 'damaged' ? 'damaged' : undefined
}
