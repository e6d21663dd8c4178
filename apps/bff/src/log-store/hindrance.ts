import { isQuayHttpError } from '@quaymaster/quay-client'
import { isProblemError } from '../problems.ts'
import { NoRegistryError } from '../registry-check/no-registry-error.ts'
import type { LogHindrance } from './coverage.ts'
import { SearchUnavailableError } from './log-source.ts'
import { StoreFlawError } from './store-thread.ts'

/** Why the registry's log cannot be read, as far as a failure tells; undefined where it says nothing of that. */
export function hindranceOf(error: unknown): LogHindrance | undefined {
  if (error instanceof StoreFlawError) return undefined
  if (error instanceof SearchUnavailableError) return 'search_unavailable'
  if (isProblemError(error) && error.code === 'quay_credential_invalid') return 'credential'
  if (isQuayHttpError(error, 'forbidden')) return 'not_allowed'
  if (error instanceof NoRegistryError) return error.reason
  return error instanceof Error ? 'unreachable' : undefined
}
