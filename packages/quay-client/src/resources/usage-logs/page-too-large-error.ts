import { QuayResponseError } from '../../errors/response-error.ts'
import type { QuayLogPageToken } from './log-page-token.ts'

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

/** A page of a log is too large to read. */
export const isQuayPageTooLargeError = (error: unknown): error is QuayPageTooLargeError =>
  error instanceof QuayPageTooLargeError
