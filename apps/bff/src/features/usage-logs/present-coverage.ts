import type { UsageLogCoverage } from '@quaymaster/contracts/usage-logs'
import type { LogCoverage } from '../../log-store/coverage.ts'

/** The same for every role: days, counts and names of files tell nothing of what is in the entries. */
export function presentCoverage({ hindrance, ...coverage }: LogCoverage): UsageLogCoverage {
  return { ...coverage, hindrance: hindrance === null ? null : { code: hindrance } }
}
