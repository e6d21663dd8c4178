import { QuayError } from './quay-error.ts'
import type { QuayErrorFacts } from './quay-error.ts'

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

/** What answered does not speak as Quay does. */
export const isQuayResponseError = (error: unknown): error is QuayResponseError => error instanceof QuayResponseError
