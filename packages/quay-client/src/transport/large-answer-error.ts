import type { QuayErrorFacts } from '../errors/quay-error.ts'
import { QuayResponseError } from '../errors/response-error.ts'
import type { QuayResponseErrorCode } from '../errors/response-error.ts'

/** An answer was too large even for reading piece by piece. For the resource that asked; it throws an error of its own. */
export class LargeAnswerError extends QuayResponseError {
  /** Text of the noted field, where it was found. */
  readonly notedText: string | undefined

  constructor(code: QuayResponseErrorCode, facts: QuayErrorFacts & { status: number }, notedText: string | undefined) {
    super(code, facts)
    this.notedText = notedText
  }
}
