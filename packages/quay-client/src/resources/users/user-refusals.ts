import { QuayHttpError } from '../../errors/http-error.ts'

/** Why Quay refused to create, change or delete a user. */
export type QuayUserRefusal =
  | 'name-taken'
  | 'name-taken-by-organization'
  /** A user of that name was deleted, and Quay has not purged what was theirs. */
  | 'name-reserved'
  | 'name-illegal'
  | 'name-length'
  | 'email-taken'
  | 'email-invalid'
  | 'password-illegal'
  /** Superusers cannot be changed, deleted or sent a recovery mail. */
  | 'is-superuser'
  /** Quay could not send its mail. A user being created exists all the same, with a password that was never shown. */
  | 'mail-not-sent'
  /** The registry's users come from a directory. */
  | 'accounts-external'
  | 'unknown'

/** Quay refused to make, change or delete a user, and this client knows why. */
export class QuayUserRefusedError extends QuayHttpError {
  override readonly name = 'QuayUserRefusedError'
  readonly refusal: QuayUserRefusal

  constructor(refusal: QuayUserRefusal, error: QuayHttpError, isOutcomeUnknown: boolean) {
    super({
      operation: error.operation,
      status: error.status,
      kind: error.kind,
      quayText: error.quayText,
      isOutcomeUnknown,
    })
    this.refusal = refusal
  }
}

/** Quay refused something about a user, for a reason that is known. */
export const isQuayUserRefusedError = (error: unknown): error is QuayUserRefusedError =>
  error instanceof QuayUserRefusedError

/** Quay's sentences, as recorded; the order matters where one begins like another. */
const SENTENCES: readonly (readonly [RegExp, QuayUserRefusal])[] = [
  [/^Username has already been taken by an organization/, 'name-taken-by-organization'],
  [/^Username has already been taken/, 'name-taken'],
  [/^Username is not available/, 'name-reserved'],
  [/: Namespace must be between \d+ and \d+ characters/, 'name-length'],
  [/^Invalid (?:namespace|username) /, 'name-illegal'],
  [/^value too long for type character varying/, 'name-length'],
  // PostgreSQL's own sentence, while Quay sends no mail: the constraint's name tells the two fields apart.
  [/unique constraint "user_email/, 'email-taken'],
  [/unique constraint "user_username/, 'name-taken'],
  [/^Email has already been used/, 'email-taken'],
  [/^E-mail address already used/, 'email-taken'],
  [/^Invalid email address/, 'email-invalid'],
  [/^Invalid password/, 'password-illegal'],
  [/^Cannot (?:update|delete) a superuser|recovery e-?mail for a superuser/, 'is-superuser'],
  [/^Could not send email/, 'mail-not-sent'],
  [/non-database auth/, 'accounts-external'],
]

/** Reads Quay's message, every line of it. */
export function classifyUserRefusal(message: string): QuayUserRefusal {
  return SENTENCES.find(([sentence]) => sentence.test(message))?.[1] ?? 'unknown'
}

/** Turns a refusal (400) into one that names its reason; passes every other error on. */
export function explainUserRefusal(error: unknown): unknown {
  if (!(error instanceof QuayHttpError) || error.kind !== 'refused') return error
  const refusal = classifyUserRefusal(error.quayText ?? '')
  const isMadeAnyway = refusal === 'mail-not-sent' && error.operation === 'users.create'
  return new QuayUserRefusedError(refusal, error, isMadeAnyway)
}
