import * as z from 'zod/mini'

/** Every way in which a call can fail; each has a sentence in each language. */
export const PROBLEM_CODES = [
  'input_invalid',
  'route_not_found',
  'method_not_allowed',
  'media_type_unsupported',
  'body_too_large',
  'request_malformed',
  'request_origin_refused',
  'rate_limited',
  'overloaded',
  'internal_error',
  'read_failed',
  'pages_not_built',
  'store_unavailable',
  'audit_unavailable',
  'not_signed_in',
  'sign_in_failed',
  'sign_in_throttled',
  'not_allowed',
  'password_change_required',
  'step_up_required',
  'step_up_failed',
  'idempotency_key_missing',
  'idempotency_key_reused',
  'idempotency_in_progress',
  'set_up_done',
  'set_up_code_wrong',
  'set_up_code_expired',
  'password_wrong',
  'password_too_common',
  'password_same',
  'staff_not_found',
  'staff_name_taken',
  'session_not_found',
  'quay_unreachable',
  'quay_timeout',
  'quay_overloaded',
  'quay_bad_response',
  'quay_rate_limited',
  'quay_read_only',
  'quay_forbidden',
  'quay_refused',
  'quay_not_found',
  'quay_credential_invalid',
  'outcome_unknown',
  'not_done',
  'user_not_found',
  'user_name_illegal',
  'user_name_length',
  'user_name_taken',
  'user_name_taken_by_organization',
  'user_name_reserved',
  'user_email_required',
  'user_email_invalid',
  'user_email_taken',
  'user_password_illegal',
  'user_is_superuser',
  'user_still_there',
  'accounts_external',
  'mail_not_sent',
  'usage_log_range_inverted',
  'usage_log_range_unreadable',
  'usage_log_entry_gone',
  'usage_log_entry_not_read',
  'usage_logs_unavailable',
  'download_expired',
] as const

export type ProblemCode = (typeof PROBLEM_CODES)[number]

export const Parameters = z.record(z.string(), z.union([z.string(), z.number()]))
export type Parameters = z.output<typeof Parameters>

/**
 * The one error body (RFC 9457, `application/problem+json`). Words are made of `code` and `params` by whoever shows it.
 * `field` is the path of the input it belongs to; `technicalDetail` is Quay's own text and reaches administrators only.
 */
export const Problem = z.object({
  type: z.string(),
  status: z.number(),
  code: z.enum(PROBLEM_CODES),
  requestId: z.string(),
  params: z.optional(Parameters),
  field: z.optional(z.string()),
  /** Further fields that are wrong, when there are several. */
  fields: z.optional(z.array(z.object({ field: z.string(), code: z.string(), params: z.optional(Parameters) }))),
  retryAfterSeconds: z.optional(z.number()),
  technicalDetail: z.optional(z.string()),
})
export type Problem = z.output<typeof Problem>
