import type { QuayExportRefusal } from '../resources/usage-logs/log-export.ts'
import type { QuayLogPageToken } from '../resources/usage-logs/log-pages.ts'
import type { QuayUserRefusal } from '../resources/users/user-refusals.ts'

/** What every failed call tells. Never holds a query, a token or a body. */
export type QuayErrorFacts = {
  /** The operation as this client calls it, for example `users.create`. */
  operation: string
  /** True where a change may have happened although the call failed: read back before saying anything. */
  isOutcomeUnknown?: boolean | undefined
}

/** A call to Quay that failed. Every kind of failure is a subclass, but for {@link QuaySchemaError}. */
export abstract class QuayError extends Error {
  abstract override readonly name: string
  /** Stable word for this failure, fit for logs and metrics. */
  abstract readonly code: string
  readonly operation: string
  readonly isOutcomeUnknown: boolean

  constructor(message: string, facts: QuayErrorFacts) {
    super(`${facts.operation}: ${message}`)
    this.operation = facts.operation
    this.isOutcomeUnknown = facts.isOutcomeUnknown ?? false
  }
}

/**
 * What an answer outside 2xx means. `invalid-token` covers the 403 by which Quay refuses a change with a dead token.
 * `not-found` is Quay's own JSON answer; `endpoint-missing` is a page of HTML: a feature that is off, or no Quay at all.
 */
export type QuayHttpErrorKind =
  | 'invalid-token'
  | 'forbidden'
  | 'not-found'
  | 'endpoint-missing'
  | 'refused'
  | 'read-only'
  | 'rate-limited'
  | 'server-error'
  | 'unavailable'

export type QuayHttpErrorFacts = QuayErrorFacts & {
  status: number
  kind: QuayHttpErrorKind
  quayText?: string | undefined
  retryAfterMs?: number | undefined
}

/** Quay answered, and the answer is an error. */
export class QuayHttpError extends QuayError {
  override readonly name: string = 'QuayHttpError'
  readonly code: string
  readonly status: number
  readonly kind: QuayHttpErrorKind
  /** From `Retry-After`, in milliseconds. */
  readonly retryAfterMs: number | undefined
  /** Private, so that no log prints it with the error: it may quote a name or an address. */
  readonly #quayText: string | undefined

  constructor(facts: QuayHttpErrorFacts) {
    super(`Quay answered ${facts.status} (${facts.kind})`, facts)
    this.code = facts.kind
    this.status = facts.status
    this.kind = facts.kind
    this.retryAfterMs = facts.retryAfterMs
    this.#quayText = facts.quayText
  }

  /** First line of Quay's own message: technical detail for people. The rest is a dump of a validator or a database. */
  get quayMessage(): string | undefined {
    return this.#quayText?.split(/\r?\n/, 1)[0]?.trim()
  }

  /** Quay's whole message, every line of it. */
  get quayText(): string | undefined {
    return this.#quayText
  }
}

/** Quay refused to make, change or remove a person, and this client knows why. */
export class QuayUserRefusedError extends QuayHttpError {
  override readonly name = 'QuayUserRefusedError'
  readonly refusal: QuayUserRefusal

  constructor(refusal: QuayUserRefusal, error: QuayHttpError, isOutcomeUnknown: boolean) {
    super({
      operation: error.operation,
      status: error.status,
      kind: error.kind,
      quayText: error.quayText,
      isOutcomeUnknown,
    })
    this.refusal = refusal
  }
}

/**
 * Quay failed over the performer that a log was filtered by, which it does for names that are nobody's. A failure of
 * another cause looks the same.
 */
export class QuayUnknownPerformerError extends QuayHttpError {
  override readonly name = 'QuayUnknownPerformerError'
  readonly performer: string

  constructor(performer: string, error: QuayHttpError) {
    super({ operation: error.operation, status: error.status, kind: error.kind })
    this.performer = performer
  }
}

/** Quay refused to export a log, and this client knows why. */
export class QuayExportRefusedError extends QuayHttpError {
  override readonly name = 'QuayExportRefusedError'
  readonly refusal: QuayExportRefusal

  constructor(refusal: QuayExportRefusal, error: QuayHttpError) {
    super({ operation: error.operation, status: error.status, kind: error.kind, quayText: error.quayText })
    this.refusal = refusal
  }
}

/** Where the way to Quay broke off. But for `closed`, nothing was sent for certain. */
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

/** The deadline passed, waiting in the queue included. */
export class QuayTimeoutError extends QuayError {
  override readonly name = 'QuayTimeoutError'
  readonly code = 'timeout'
  readonly deadlineMs: number

  constructor(deadlineMs: number, facts: QuayErrorFacts) {
    super(`no complete answer within ${deadlineMs} ms`, facts)
    this.deadlineMs = deadlineMs
  }
}

/** The caller's own signal ended the call. */
export class QuayAbortedError extends QuayError {
  override readonly name = 'QuayAbortedError'
  readonly code = 'aborted'

  constructor(facts: QuayErrorFacts) {
    super('given up by the caller', facts)
  }
}

/** Too many calls run and wait already; nothing was sent. */
export class QuayOverloadedError extends QuayError {
  override readonly name = 'QuayOverloadedError'
  readonly code = 'overloaded'

  constructor(facts: QuayErrorFacts) {
    super('too many calls to Quay are waiting', facts)
  }
}

/** Quay failed so often just now that it is left alone for a while; nothing was sent. */
export class QuayUnavailableError extends QuayError {
  override readonly name = 'QuayUnavailableError'
  readonly code = 'suspended'
  /** When the next attempt will be let through, in milliseconds. */
  readonly retryAfterMs: number
  /** The last failure before calls were suspended: it says whether Quay was silent or answered with errors. */
  override readonly cause: unknown

  constructor(retryAfterMs: number, cause: unknown, facts: QuayErrorFacts) {
    super('calls to Quay are suspended after repeated failures', facts)
    this.retryAfterMs = retryAfterMs
    this.cause = cause
  }
}

/** What is wrong with an answer that does not read as one of Quay's API. */
export type QuayResponseErrorCode =
  | 'redirected'
  | 'unexpected-status'
  | 'not-json'
  | 'empty'
  | 'compressed'
  | 'malformed'
  | 'cut-short'
  | 'too-large'
  | 'too-deep'
  | 'too-many-values'
  | 'duplicate-key'
  | 'forbidden-key'
  | 'impossible-page'
  /** It tells of another object than the one that was asked for. */
  | 'other-object'

/** Something answered that does not speak as Quay does: a login page, half a body, a redirect. */
export class QuayResponseError extends QuayError {
  override readonly name: string = 'QuayResponseError'
  readonly code: QuayResponseErrorCode
  readonly status: number | undefined
  /** Host of a redirect that was not followed. */
  readonly redirectHost: string | undefined

  constructor(
    code: QuayResponseErrorCode,
    facts: QuayErrorFacts & { status?: number | undefined; redirectHost?: string | undefined },
  ) {
    const where = facts.redirectHost === undefined ? '' : `, to ${facts.redirectHost}`
    super(`the answer is not one of Quay's API (${code}${where})`, facts)
    this.code = code
    this.status = facts.status
    this.redirectHost = facts.redirectHost
  }
}

/**
 * A page of a log is too large to read: in bytes, in depth, or in its number of values. Its entries are not known, but
 * where the list goes on is, unless the page was too large even for that.
 */
export class QuayPageTooLargeError extends QuayResponseError {
  override readonly name = 'QuayPageTooLargeError'
  readonly next: QuayLogPageToken | undefined

  constructor(error: QuayResponseError, next: QuayLogPageToken | undefined) {
    super(error.code, { operation: error.operation, status: error.status })
    this.next = next
  }
}

/** Quay silently started again at the first page: its page token was no longer valid. Start the walk again. */
export class QuayPageRestartError extends QuayError {
  override readonly name = 'QuayPageRestartError'
  readonly code = 'page-restart'

  constructor(facts: QuayErrorFacts) {
    super('Quay started again at an earlier page', facts)
  }
}

/** A text that may not be sent to Quay: it could change which address is asked, or Quay answers it with a 500. */
export class QuayNameError extends QuayError {
  override readonly name = 'QuayNameError'
  readonly code = 'illegal-text'
  readonly field: string

  constructor(field: string, facts: QuayErrorFacts) {
    super(`${field} holds what may not be sent`, facts)
    this.field = field
  }
}

/**
 * Quay's answer has not the shape that this client knows. Not a {@link QuayError}: the call worked, the data did not,
 * and repeating it changes nothing; it means that Quay and this client do not fit together.
 */
export class QuaySchemaError extends Error {
  override readonly name = 'QuaySchemaError'
  readonly code = 'unknown-shape'
  readonly operation: string
  readonly isOutcomeUnknown: boolean
  /** Where and what, such as `users.3.email: invalid_type`. Never a value. */
  readonly issues: readonly string[]

  constructor(issues: readonly string[], facts: QuayErrorFacts) {
    super(`${facts.operation}: Quay's answer has an unknown shape (${issues.slice(0, 3).join('; ')})`)
    this.operation = facts.operation
    this.isOutcomeUnknown = facts.isOutcomeUnknown ?? false
    this.issues = issues
  }
}
