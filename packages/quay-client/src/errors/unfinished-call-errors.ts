import { QuayError } from './quay-error.ts'
import type { QuayErrorFacts } from './quay-error.ts'

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

/** The deadline passed. */
export const isQuayTimeoutError = (error: unknown): error is QuayTimeoutError => error instanceof QuayTimeoutError

/** Too many calls wait. */
export const isQuayOverloadedError = (error: unknown): error is QuayOverloadedError =>
  error instanceof QuayOverloadedError

/** Calls are suspended after repeated failures. */
export const isQuayUnavailableError = (error: unknown): error is QuayUnavailableError =>
  error instanceof QuayUnavailableError
