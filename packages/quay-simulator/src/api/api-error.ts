import { json, text, type Answer } from './answer.ts'
import { writePythonJson, writeSortedJson } from '../python/json-write.ts'

/** Where the registry says it is: what addresses in answers are made of. */
export type Address = { scheme: string; host: string }

/** A refusal on its way out of a handler. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly answer: (address: Address) => Answer

  constructor(message: string, answer: (address: Address) => Answer) {
    super(message)
    this.answer = answer
  }
}

/** An exception that Quay does not handle: gunicorn's page. */
export class CrashError extends Error {
  override readonly name = 'CrashError'
}

/** Form A: problem details with older aliases (identity.md 1.8; bodies-errors.json). */
function problem(status: number, title: string, detail: string, extra: Record<string, unknown> = {}): ApiError {
  return new ApiError(detail, ({ scheme, host }) =>
    json(
      {
        ...extra,
        detail,
        error_message: detail,
        error_type: title,
        title,
        type: `${scheme}://${host}/api/v1/error/${title}`,
        status,
      },
      status,
    ),
  )
}

/** 400 form A. */
export const invalidRequest = (detail: string, extra?: Record<string, unknown>): ApiError =>
  problem(400, 'invalid_request', detail, extra)

/** 404 form A. */
export const notFound = (): ApiError => problem(404, 'not_found', 'Not Found')

/** 409 form A, for a tag that stays as it is (immutable-tags.json, step 9). */
export const tagImmutable = (act: 'delete' | 'overwrite', tag: string): ApiError =>
  problem(409, 'tag_immutable', `Cannot ${act} immutable tag '${tag}'`)

/** 403 form A, for somebody who is known and may not. */
export const insufficientScope = (): ApiError => problem(403, 'insufficient_scope', 'Unauthorized')

/** 401 form A, for nobody. */
export const requiresAuthentication = (extra?: Record<string, unknown>): ApiError =>
  problem(401, 'invalid_token', 'Requires authentication', extra)

/** 401 form A, for a session whose password was entered too long ago. */
export const requiresFreshLogin = (): ApiError => problem(401, 'fresh_login_required', 'Requires fresh login')

/** Form B: JSON that calls itself HTML (bodies-errors.json, step 2). */
export const errorText = (status: number, message: string): ApiError =>
  new ApiError(message, () => text(writePythonJson({ error: message }), status))

/** Form C from the API's own code: with CORS headers. */
export const message = (status: number, value: unknown): ApiError =>
  new ApiError(String(value), () => json({ message: value }, status))

/** Form D: a detail and nothing else (content.md 0.4). */
export const detailOnly = (status: number, detail: string): ApiError =>
  new ApiError(detail, () => json({ detail }, status))

/** 400 form C of Quay's data model: compact, without CORS headers (users-create-bad-names.json). */
export const modelError = (value: string): ApiError =>
  new ApiError(value, () => ({
    status: 400,
    headers: { 'content-type': 'application/json' },
    body: `${writeSortedJson({ message: value })}\n`,
    hasCrossOriginHeaders: false,
  }))

/** 403 form C with Werkzeug's own words, from `abort(403)` (messages.json, step 9). */
export const forbidden = (): ApiError =>
  message(
    403,
    "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server.",
  )

/** 404 form C with Werkzeug's own words, from `abort(404)` (identity.md 3.2). */
export const unknownUser = (): ApiError =>
  message(
    404,
    'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
  )
