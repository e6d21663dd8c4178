import type { InventoryProgress } from '@quaymaster/contracts/inventory'
import {
  isQuayHttpError,
  isQuayNetworkError,
  isQuayOverloadedError,
  isQuayTimeoutError,
  isQuayUnavailableError,
} from '@quaymaster/quay-client'
import { isProblemError } from '../problems/problem-error.ts'
import { NoRegistryError, RegistryUnconfirmedError } from '../quay/no-registry-error.ts'

export type PauseReason = NonNullable<InventoryProgress['paused']>

/** What keeps the inventory from reading, as the pages tell it. */
export function pauseReason(error: unknown): PauseReason {
  if (error instanceof RegistryUnconfirmedError) return 'registry_unconfirmed'
  if (error instanceof NoRegistryError) return error.reason === 'credential' ? 'credential' : 'unreachable'
  if (isProblemError(error)) return isCredentialProblem(error.code) ? 'credential' : 'unreachable'
  if (isQuayHttpError(error, 'forbidden') || isQuayHttpError(error, 'invalid-token')) return 'credential'
  // Calls are suspended after failures of one kind or the other.
  if (isQuayUnavailableError(error)) return pauseReason(error.cause)
  return isSilence(error) ? 'unreachable' : 'bad_response'
}

/** Whether a failure says something of Quay or the credential as a whole, and not only of the list that was asked for. */
export function isOutage(error: unknown): boolean {
  if (isProblemError(error)) return error.code !== 'not_allowed'
  const isWhole = error instanceof NoRegistryError || error instanceof RegistryUnconfirmedError
  return isWhole || isQuayUnavailableError(error) || isQuayHttpError(error, 'invalid-token') || isSilence(error)
}

const isCredentialProblem = (code: string): boolean => code === 'quay_credential_invalid' || code === 'not_allowed'

const isSilence = (error: unknown): boolean =>
  isQuayNetworkError(error) ||
  isQuayTimeoutError(error) ||
  isQuayOverloadedError(error) ||
  isQuayHttpError(error, 'unavailable') ||
  isQuayHttpError(error, 'rate-limited')
