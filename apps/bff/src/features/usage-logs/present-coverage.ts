import type { Role } from '@quaymaster/contracts/roles'
import type { UsageLogCoverage } from '@quaymaster/contracts/usage-logs'
import type { LogCoverage } from '../../usage-logs/coverage.ts'
import { isFieldSeen } from './present.ts'

/** Days, counts and names of files tell nothing of what is in the entries; sizes grow with what is hidden. */
export function presentCoverage(
  { blocker, sizeBytes, asideFiles, ...coverage }: LogCoverage,
  role: Role,
): UsageLogCoverage {
  const isSizeSeen = isFieldSeen('sizeBytes', role)
  return {
    ...coverage,
    ...(isSizeSeen && { sizeBytes }),
    asideFiles: asideFiles.map(({ sizeBytes: size, ...file }) => ({ ...file, ...(isSizeSeen && { sizeBytes: size }) })),
    blocker: blocker === null ? null : { code: blocker },
  }
}
