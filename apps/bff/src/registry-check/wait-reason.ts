import type { RegistryCheckStatus } from '@quaymaster/contracts/registry-check'
import { isQuayHttpError } from '@quaymaster/quay-client'
import { StoreFlawError } from '../store/store-flaw-error.ts'
import { isProblemError } from '../problems/problem-error.ts'

/** What a check waits for after a failure. */
export function waitReason(error: unknown): NonNullable<RegistryCheckStatus['waitingFor']> {
  if (error instanceof StoreFlawError) return 'store'
  if (isProblemError(error) && error.code === 'quay_credential_invalid') return 'credential'
  return isQuayHttpError(error, 'forbidden') ? 'not_allowed' : 'unreachable'
}
