import { QuayError } from './quay-error.ts'
import type { QuayErrorFacts } from './quay-error.ts'

/** Where the connection to Quay failed. Except for `closed`, nothing was sent for certain. */
export type QuayNetworkErrorCode =
  | 'name-not-found'
  | 'refused-connection'
  | 'unreachable'
  | 'connect-timeout'
  | 'tls-expired'
  | 'tls-wrong-name'
  | 'tls-untrusted'
  | 'tls-failed'
  | 'closed'

/** No answer: the connection could not be made, or broke before the answer began. */
export class QuayNetworkError extends QuayError {
  override readonly name = 'QuayNetworkError'
  readonly code: QuayNetworkErrorCode
  /** The word of the operating system, of OpenSSL or of undici, such as `ECONNREFUSED`. */
  readonly systemCode: string | undefined

  constructor(code: QuayNetworkErrorCode, systemCode: string | undefined, facts: QuayErrorFacts) {
    super(`no answer from Quay (${code})`, facts)
    this.code = code
    this.systemCode = systemCode
  }
}

/** The connection to Quay failed. */
export const isQuayNetworkError = (error: unknown): error is QuayNetworkError => error instanceof QuayNetworkError
