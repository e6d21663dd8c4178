import { QuayError } from './quay-error.ts'
import type { QuayErrorFacts } from './quay-error.ts'

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

  /** First line of Quay's own message: technical detail for the reader. The rest is a dump of a validator or a database. */
  get quayMessage(): string | undefined {
    return this.#quayText?.split(/\r?\n/, 1)[0]?.trim()
  }

  /** Quay's whole message, every line of it. */
  get quayText(): string | undefined {
    return this.#quayText
  }
}

/** Quay answered with an error; with `kind`, with that one. */
export const isQuayHttpError = (error: unknown, kind?: QuayHttpErrorKind): error is QuayHttpError =>
  error instanceof QuayHttpError && (kind === undefined || error.kind === kind)

/** The credential is dead: Quay treats its calls as anonymous. */
export const isQuayTokenRefusal = (error: unknown): boolean => isQuayHttpError(error, 'invalid-token')
