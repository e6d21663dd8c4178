import { QuayError } from './quay-error.ts'
import type { QuayErrorFacts } from './quay-error.ts'

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

/** The answer's shape is unknown; outside the family of {@link QuayError}. */
export const isQuaySchemaError = (error: unknown): error is QuaySchemaError => error instanceof QuaySchemaError

/** True where a change may have happened although its call failed. */
export const isQuayOutcomeUnknown = (error: unknown): boolean =>
  (error instanceof QuayError || error instanceof QuaySchemaError) && error.isOutcomeUnknown
