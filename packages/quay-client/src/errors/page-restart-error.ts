import { QuayError } from './quay-error.ts'
import type { QuayErrorFacts } from './quay-error.ts'

/** Quay silently started again at an earlier page: its page token was no longer valid. Start the walk again. */
export class QuayPageRestartError extends QuayError {
  override readonly name = 'QuayPageRestartError'
  readonly code = 'page-restart'

  constructor(facts: QuayErrorFacts) {
    super('Quay started again at an earlier page', facts)
  }
}

/** A walk over pages was thrown back to an earlier page. */
export const isQuayPageRestartError = (error: unknown): error is QuayPageRestartError =>
  error instanceof QuayPageRestartError
