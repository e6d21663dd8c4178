import { QuayHttpError } from '../../errors/http-error.ts'

/**
 * Quay failed over the performer that a log was filtered by, which it does for names that no account has. A failure of
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

/** Quay failed over a performer: most likely no account has that name. */
export const isQuayUnknownPerformerError = (error: unknown): error is QuayUnknownPerformerError =>
  error instanceof QuayUnknownPerformerError
