import { QuayError } from './quay-error.ts'
import type { QuayErrorFacts } from './quay-error.ts'

/** A text that may not be sent to Quay: it could change which address is asked, or Quay answers it with a 500. */
export class QuayNameError extends QuayError {
  override readonly name = 'QuayNameError'
  readonly code = 'illegal-text'
  /** Our name of the field, or its place in a body, such as `rule.values.0`. Never its text. */
  readonly field: string

  constructor(field: string, facts: QuayErrorFacts) {
    super(`${field} holds what may not be sent`, facts)
    this.field = field
  }
}

/** A text may not be sent. */
export const isQuayNameError = (error: unknown): error is QuayNameError => error instanceof QuayNameError
