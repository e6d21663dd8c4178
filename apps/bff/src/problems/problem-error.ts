import type { Reason } from '@quaymaster/contracts/decision'
import type { Parameters, ProblemCode } from '@quaymaster/contracts/problem'

type Facts = {
  /** Path of the input that it belongs to. */
  field?: string | undefined
  params?: Parameters | undefined
  retryAfterSeconds?: number | undefined
  /** Quay's own text; only administrators receive it. */
  technicalDetail?: string | undefined
  cause?: unknown
}

/** A failure with a code of the contract; the errors plugin turns it into the answer. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ProblemCode
  readonly status: number
  readonly field: string | undefined
  readonly params: Parameters | undefined
  readonly retryAfterSeconds: number | undefined
  readonly technicalDetail: string | undefined

  constructor(code: ProblemCode, status: number, facts: Facts = {}) {
    super(code, facts.cause === undefined ? undefined : { cause: facts.cause })
    this.code = code
    this.status = status
    this.field = facts.field
    this.params = facts.params
    this.retryAfterSeconds = facts.retryAfterSeconds
    this.technicalDetail = facts.technicalDetail
  }
}

export const isProblemError = (error: unknown): error is ProblemError => error instanceof ProblemError

/** The refusal that a reason leads to; `params.reason` carries the reason's code to the page. */
export function problemOfReason(reason: Reason): ProblemError {
  const params = { ...reason.params, reason: reason.code }
  switch (reason.code) {
    case 'credential_dead':
      return new ProblemError('quay_credential_invalid', 503, { params })
    case 'registry_read_only':
      return new ProblemError('quay_read_only', 409, { params })
    case 'accounts_external':
      return new ProblemError('accounts_external', 409, { params })
    case 'target_is_superuser':
      return new ProblemError('user_is_superuser', 403, { params })
    case 'password_change_required':
      return new ProblemError('password_change_required', 403, { params })
    default:
      return new ProblemError('not_allowed', 403, { params })
  }
}
