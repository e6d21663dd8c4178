import { errors } from 'undici'
import { QuayNetworkError } from '../errors/network-error.ts'
import { QuayResponseError } from '../errors/response-error.ts'
import type { QuayError, QuayErrorFacts } from '../errors/quay-error.ts'
import type { QuayNetworkErrorCode } from '../errors/network-error.ts'

/** Failures before a single byte of the request was sent. */
const NOT_SENT: Readonly<Record<string, QuayNetworkErrorCode>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ECONNREFUSED: 'refused-connection',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-wrong-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
  CERT_REVOKED: 'tls-untrusted',
  CERT_SIGNATURE_FAILURE: 'tls-untrusted',
  INVALID_CA: 'tls-untrusted',
  EPROTO: 'tls-failed',
  UND_ERR_CLOSED: 'closed',
}

/** Reads undici's and Node's errors from before the answer began. `isOutcomeUnknown` stands if bytes may have left. */
export function toQuayError(error: unknown, facts: QuayErrorFacts): QuayError {
  const code = errorCode(error)
  const notSent = code === undefined ? undefined : code.startsWith('ERR_SSL_') ? 'tls-failed' : NOT_SENT[code]
  if (notSent !== undefined) return new QuayNetworkError(notSent, code, { ...facts, isOutcomeUnknown: false })
  if (error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError)
    return new QuayResponseError('malformed', facts)
  return new QuayNetworkError('closed', code, facts)
}

function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}
