import type { ProblemCode } from '@quaymaster/contracts/problem'
import {
  isQuayError,
  isQuayHttpError,
  isQuayNameError,
  isQuayNetworkError,
  isQuayOutcomeUnknown,
  isQuayOverloadedError,
  isQuaySchemaError,
  isQuayTimeoutError,
  isQuayUnavailableError,
  isQuayUserRefusedError,
} from '@quaymaster/quay-client'
import type { QuayHttpError, QuayHttpErrorKind, QuayUserRefusal } from '@quaymaster/quay-client'
import { problemOfFramework } from '../http/errors.ts'
import { isProblemError, ProblemError } from '../problems/problem-error.ts'
import { NoRegistryError, RegistryUnconfirmedError } from './no-registry-error.ts'

/** Quay's answers never become our 401 or 403: those mean the person who asks, not the console's token. */
const BY_KIND: Record<QuayHttpErrorKind, readonly [ProblemCode, number]> = {
  'invalid-token': ['quay_credential_invalid', 503],
  forbidden: ['quay_forbidden', 502],
  'not-found': ['quay_not_found', 404],
  'endpoint-missing': ['quay_bad_response', 502],
  refused: ['quay_refused', 409],
  'read-only': ['quay_read_only', 409],
  'rate-limited': ['quay_rate_limited', 503],
  'server-error': ['quay_bad_response', 502],
  unavailable: ['quay_unreachable', 503],
}

const BY_REFUSAL: Record<QuayUserRefusal, readonly [ProblemCode, number, field?: string]> = {
  'name-taken': ['user_name_taken', 409, 'name'],
  'name-taken-by-organization': ['user_name_taken_by_organization', 409, 'name'],
  'name-reserved': ['user_name_reserved', 409, 'name'],
  'name-illegal': ['user_name_illegal', 400, 'name'],
  'name-length': ['user_name_length', 400, 'name'],
  'email-taken': ['user_email_taken', 409, 'email'],
  'email-invalid': ['user_email_invalid', 400, 'email'],
  'password-illegal': ['user_password_illegal', 400, 'password'],
  'is-superuser': ['user_is_superuser', 409],
  'mail-not-sent': ['mail_not_sent', 502],
  'accounts-external': ['accounts_external', 409],
  unknown: ['quay_refused', 409],
}

/** Whatever was thrown, as one of our problems. */
export function problemOfError(error: unknown): ProblemError {
  if (isProblemError(error)) return error
  if (isQuayError(error) || isQuaySchemaError(error)) return problemOfQuayError(error)
  if (error instanceof NoRegistryError) return problemOfNoRegistry(error)
  return problemOfFramework(error)
}

/** The problem that a failed call to Quay is. */
export function problemOfQuayError(error: unknown): ProblemError {
  if (isQuayOutcomeUnknown(error)) {
    return new ProblemError('outcome_unknown', isQuayTimeoutError(error) ? 504 : 502, {
      cause: error,
      ...detail(error),
    })
  }
  if (isQuaySchemaError(error)) return new ProblemError('quay_bad_response', 502, { cause: error })
  if (!isQuayError(error)) return new ProblemError('internal_error', 500, { cause: error })
  if (isQuayUserRefusedError(error)) {
    const [code, status, field] = BY_REFUSAL[error.refusal]
    return new ProblemError(code, status, { field, cause: error, ...detail(error) })
  }
  if (isQuayHttpError(error)) return problemOfAnswer(error)
  if (isQuayTimeoutError(error)) return new ProblemError('quay_timeout', 504, { cause: error })
  if (isQuayNetworkError(error)) return new ProblemError('quay_unreachable', 503, { cause: error })
  if (isQuayOverloadedError(error)) {
    return new ProblemError('quay_overloaded', 503, { retryAfterSeconds: 1, cause: error })
  }
  if (isQuayUnavailableError(error)) {
    return new ProblemError('quay_suspended', 503, { retryAfterSeconds: seconds(error.retryAfterMs), cause: error })
  }
  if (isQuayNameError(error)) return new ProblemError('input_invalid', 400, { cause: error })
  return new ProblemError('quay_bad_response', 502, { cause: error })
}

/** The problem that it is when nothing may be stored. */
export function problemOfNoRegistry(error: NoRegistryError): ProblemError {
  if (error instanceof RegistryUnconfirmedError) return new ProblemError('registry_unconfirmed', 503, { cause: error })
  if (error.reason === 'bad_response') return new ProblemError('quay_bad_response', 502, { cause: error })
  const code = error.reason === 'credential' ? 'quay_credential_invalid' : 'quay_unreachable'
  return new ProblemError(code, 503, { cause: error })
}

function problemOfAnswer(error: QuayHttpError): ProblemError {
  const isPerson = error.kind === 'not-found' && error.operation.startsWith('users.')
  const [code, status] = isPerson ? (['user_not_found', 404] as const) : BY_KIND[error.kind]
  const retryAfterSeconds = error.retryAfterMs === undefined ? undefined : seconds(error.retryAfterMs)
  return new ProblemError(code, status, { cause: error, retryAfterSeconds, ...detail(error) })
}

/** First line of what Quay said: its database sentence goes on with other people's values. */
function detail(error: unknown): { technicalDetail?: string } {
  if (!isQuayHttpError(error) || error.quayMessage === undefined) return {}
  return { technicalDetail: error.quayMessage }
}

const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1000))
