import {
  isQuayError,
  isQuayHttpError,
  isQuayNetworkError,
  isQuayOverloadedError,
  isQuaySchemaError,
  isQuayTimeoutError,
  isQuayUnavailableError,
} from '@quaymaster/quay-client'
import { isProblemError, ProblemError } from '../../problems/problem-error.ts'
import { NoRegistryError } from '../../quay/no-registry-error.ts'
import { problemOfNoRegistry } from '../../quay/quay-problem.ts'
import { SearchUnavailableError } from '../../quay/log-source.ts'

/** `bad_response`: Quay answered, but with an error or something that is not an answer of its API. */
export type LogBlocker =
  | 'search_unavailable'
  | 'store_damaged'
  | 'store_full'
  | 'credential'
  | 'unreachable'
  | 'not_allowed'
  | 'registry_unconfirmed'
  | 'bad_response'

/** Codes of the problems with which the gateway withholds an answer of Quay. */
const BY_PROBLEM: Readonly<Record<string, LogBlocker>> = {
  quay_credential_invalid: 'credential',
  quay_unreachable: 'unreachable',
  quay_timeout: 'unreachable',
  quay_overloaded: 'unreachable',
  quay_rate_limited: 'unreachable',
  quay_bad_response: 'bad_response',
  quay_forbidden: 'not_allowed',
  not_allowed: 'not_allowed',
}

/** Why the registry's log cannot be read, as far as a failure tells; undefined where it says nothing of Quay. */
export function findBlocker(error: unknown): LogBlocker | undefined {
  if (error instanceof NoRegistryError) return error.reason
  if (error instanceof SearchUnavailableError) return 'search_unavailable'
  if (isProblemError(error)) return BY_PROBLEM[error.code] ?? findBlocker(error.cause)
  // Why calls are suspended says more than that they are.
  if (isQuayUnavailableError(error)) return findBlocker(error.cause) ?? 'unreachable'
  if (isQuayHttpError(error, 'forbidden')) return 'not_allowed'
  if (isQuayHttpError(error, 'invalid-token')) return 'credential'
  if (isSilent(error)) return 'unreachable'
  return isQuayError(error) || isQuaySchemaError(error) ? 'bad_response' : undefined
}

/** Quay as a whole gives no answer now, as opposed to a wrong one to this call. */
const isSilent = (error: unknown): boolean =>
  isQuayNetworkError(error) ||
  isQuayTimeoutError(error) ||
  isQuayOverloadedError(error) ||
  isQuayHttpError(error, 'unavailable') ||
  isQuayHttpError(error, 'rate-limited')

/** The problem that a failed read of the log is, where the failure is one of the log store's own. */
export function findLogProblem(error: unknown): ProblemError | undefined {
  if (error instanceof SearchUnavailableError) return new ProblemError('usage_logs_unavailable', 502, { cause: error })
  return error instanceof NoRegistryError ? problemOfNoRegistry(error) : undefined
}
