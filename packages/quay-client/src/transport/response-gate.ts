import type * as z from 'zod'
import { readErrorBody } from './error-body.ts'
import type { QuayErrorBody } from './error-body.ts'
import { QuayError } from '../errors/quay-error.ts'
import { QuayHttpError } from '../errors/http-error.ts'
import { QuayResponseError } from '../errors/response-error.ts'
import { QuaySchemaError } from '../errors/schema-error.ts'
import type { QuayErrorFacts } from '../errors/quay-error.ts'
import type { QuayHttpErrorKind } from '../errors/http-error.ts'
import type { QuayResponseErrorCode } from '../errors/response-error.ts'
import { readJson } from './json.ts'
import type { JsonResult } from './json.ts'
import { LargeAnswerError } from './large-answer-error.ts'
import { LargeAnswerReader } from './large-answer-reader.ts'
import type { LargeAnswerResult } from './large-answer-reader.ts'
import { redactTexts } from './redaction.ts'
import { BodyTooLarge } from './transport.ts'
import type { TransportAnswer } from './transport.ts'

/** An error's body is read only for its message. */
const MAX_ERROR_BYTES = 256 * 1024

/** An answer that is read piece by piece. */
const MAX_LARGE_BYTES = 256 * 1024 * 1024

export type Expectation<T> = {
  /** Undefined where Quay answers a success with 204. */
  answer: z.ZodType<T> | undefined
  /** Whether the answer tells of what was asked for; undefined where it does not name that. */
  isAbout?: ((answer: T) => boolean) | undefined
  maxBytes: number
  /** Cleans the texts of the answer. */
  redact: (text: string) => string
  /** Hides the secrets that the request sent in the text of an error. */
  hideSecrets: (text: string) => string
  /** A change, whose outcome is unknown when the answer is none of Quay's. */
  isChange: boolean
  /** See `QuayRequest.largeAnswer`. */
  largeAnswer: { notedField: string } | undefined
}

/**
 * Lets through only what Quay's API says: the expected status, JSON, within bounds, of a known shape, about what was asked.
 * A login page, half a body or an empty answer must never look like an empty registry, nor one user like another.
 */
export async function passGate<T>(operation: string, answer: TransportAnswer, expected: Expectation<T>): Promise<T> {
  const { status } = answer
  const facts = { operation, isOutcomeUnknown: expected.isChange }
  const flawed = (code: QuayResponseErrorCode) => new QuayResponseError(code, { ...facts, status })
  if (status >= 300 && status < 400) {
    throw new QuayResponseError('redirected', { ...facts, status, redirectHost: hostOf(answer, expected.redact) })
  }
  if (status >= 400) throw await readHttpError(operation, answer, expected)
  if (status !== (expected.answer === undefined ? 204 : 200)) throw flawed('unexpected-status')
  if (expected.answer === undefined) return undefined as T
  if ((answer.header('content-encoding') ?? 'identity') !== 'identity') throw flawed('compressed')
  if (answer.header('content-length') === '0') throw flawed('empty')
  if (!isJson(answer.header('content-type'))) throw flawed('not-json')
  const { largeAnswer, maxBytes } = expected
  const json: LargeAnswerResult =
    largeAnswer === undefined
      ? { isTooLarge: false, notedText: undefined, ...(await readAnswer(answer, maxBytes, flawed)) }
      : await readLargeAnswer(answer, new LargeAnswerReader(maxBytes, largeAnswer.notedField), flawed)
  if ('flaw' in json && json.isTooLarge) throw new LargeAnswerError(json.flaw, { ...facts, status }, json.notedText)
  if ('flaw' in json) throw flawed(json.flaw)
  const value = parse(redactTexts(json.value, expected.redact), expected.answer, facts)
  if (expected.isAbout?.(value) === false) throw flawed('other-object')
  return value
}

async function readAnswer(
  answer: TransportAnswer,
  maxBytes: number,
  flawed: (code: QuayResponseErrorCode) => QuayResponseError,
): Promise<JsonResult> {
  if (Number(answer.header('content-length') ?? 0) > maxBytes) throw flawed('too-large')
  return readJson(await readWhole(answer, maxBytes, flawed))
}

async function readWhole(
  answer: TransportAnswer,
  maxBytes: number,
  flawed: (code: QuayResponseErrorCode) => QuayResponseError,
): Promise<Buffer> {
  try {
    return await answer.read(maxBytes)
  } catch (error) {
    throw error instanceof BodyTooLarge ? flawed('too-large') : error instanceof QuayError ? error : flawed('cut-short')
  }
}

async function readLargeAnswer(
  answer: TransportAnswer,
  reader: LargeAnswerReader,
  flawed: (code: QuayResponseErrorCode) => QuayResponseError,
): Promise<LargeAnswerResult> {
  if (Number(answer.header('content-length') ?? 0) > MAX_LARGE_BYTES) return reader.tooLarge('too-large')
  try {
    for await (const piece of answer.pieces(MAX_LARGE_BYTES)) if (!reader.take(piece)) throw flawed('not-json')
  } catch (error) {
    if (error instanceof BodyTooLarge) return reader.tooLarge('too-large')
    throw error instanceof QuayError ? error : flawed('cut-short')
  }
  return reader.finish()
}

function parse<T>(value: unknown, schema: z.ZodType<T>, facts: QuayErrorFacts): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issues = result.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.code}`)
  throw new QuaySchemaError(issues, facts)
}

async function readHttpError(
  operation: string,
  answer: TransportAnswer,
  { isChange, redact, hideSecrets }: Pick<Expectation<unknown>, 'isChange' | 'redact' | 'hideSecrets'>,
): Promise<QuayHttpError> {
  const { status } = answer
  const body = readErrorBody(await readErrorBytes(answer), { redact, hideSecrets })
  const kind = classify(status, body)
  return new QuayHttpError({
    operation,
    status,
    kind,
    quayText: body.text,
    retryAfterMs: readRetryAfter(answer.header('retry-after')),
    // Of a 5xx nobody knows how far it came; what Quay refuses, it has not done.
    isOutcomeUnknown: isChange && (kind === 'server-error' || kind === 'unavailable'),
  })
}

/** A body that breaks off or does not end costs its message, not the status. */
async function readErrorBytes(answer: TransportAnswer): Promise<Buffer> {
  try {
    return await answer.read(MAX_ERROR_BYTES)
  } catch (error) {
    if (error instanceof QuayError) throw error
    return Buffer.alloc(0)
  }
}

function classify(status: number, body: QuayErrorBody): QuayHttpErrorKind {
  if (status === 401) return 'invalid-token'
  // A dead token no longer exempts a change from Quay's CSRF check (recording access-dead-tokens).
  if (status === 403) return body.isCsrfRefusal ? 'invalid-token' : 'forbidden'
  if (status === 404) return body.isJson ? 'not-found' : 'endpoint-missing'
  if (status === 405) return 'endpoint-missing'
  if (status === 429) return 'rate-limited'
  if (status < 500) return 'refused'
  if (status === 503 && body.isReadOnly) return 'read-only'
  return status >= 502 && status <= 504 ? 'unavailable' : 'server-error'
}

function readRetryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1_000
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now())
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(contentType ?? '')
}

function hostOf(answer: TransportAnswer, redact: (text: string) => string): string | undefined {
  const location = redact(answer.header('location') ?? '')
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#@]{1,255})/i.exec(location)?.[1]
}
