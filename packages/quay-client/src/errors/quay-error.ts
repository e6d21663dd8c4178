/** What every failed call tells. Never holds a query, a token or a body. */
export type QuayErrorFacts = {
  /** The operation as this client calls it, for example `users.create`. */
  operation: string
  /** True where a change may have happened although the call failed: read back before saying anything. */
  isOutcomeUnknown?: boolean | undefined
}

/** A call to Quay that failed. Every kind of failure is a subclass, except `QuaySchemaError`. */
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

/** Any failed call, except one whose answer has an unknown shape (`QuaySchemaError`). */
export const isQuayError = (error: unknown): error is QuayError => error instanceof QuayError
