import { PROBLEM_CODES, type Problem, type ProblemCode } from '@quaymaster/contracts/problem'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodFastifySchemaValidationError } from 'fastify-type-provider-zod'
import { ProblemError } from '../problems/problem-error.ts'

const isProblemCode = (text: string): text is ProblemCode => PROBLEM_CODES.some((code) => code === text)

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether whoever asks may read what Quay itself wrote. */
    seesTechnicalDetail: (request: FastifyRequest) => boolean
  }
}

type FieldProblem = { field: string; code: ProblemCode }

function fieldProblem(issue: ZodFastifySchemaValidationError): FieldProblem {
  const path = issue.instancePath.replace(/^\//, '').replaceAll('/', '.')
  const { keys } = issue.params as { keys?: string[] }
  const field = path === '' ? (keys?.[0] ?? '') : path
  return { field, code: isProblemCode(issue.message ?? '') ? (issue.message as ProblemCode) : 'input_invalid' }
}

/** What is wrong with an input: the first fault of each field. */
export function problemOfValidation(issues: readonly ZodFastifySchemaValidationError[]): {
  error: ProblemError
  fields: FieldProblem[]
} {
  // Of several things wrong with one field the first is said.
  const fields = [...Map.groupBy(issues.map(fieldProblem), ({ field }) => field).values()].flatMap((all) =>
    all.slice(0, 1),
  )
  const [first] = fields
  return { error: new ProblemError(first?.code ?? 'input_invalid', 400, { field: first?.field || undefined }), fields }
}

/** What Fastify or Node threw, or code that failed. */
export function problemOfFramework(thrown: unknown): ProblemError {
  if (!(thrown instanceof Error)) return new ProblemError('internal_error', 500, { cause: thrown })
  const error = thrown as FastifyError
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new ProblemError('media_type_unsupported', 415)
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ProblemError('body_too_large', 413)
  if ((error.code ?? '').startsWith('ERR_SQLITE')) return new ProblemError('store_unavailable', 503, { cause: error })
  const status = error.statusCode ?? 500
  // JSON that does not parse, or that would poison a prototype, and addresses that do not decode.
  if (status >= 400 && status < 500) return new ProblemError('request_malformed', status)
  return new ProblemError('internal_error', 500, { cause: error })
}

/** The body of an error; Quay's own text is not for every role. */
export function problemBody(
  error: ProblemError,
  request: FastifyRequest,
  fields: readonly FieldProblem[] = [],
): Problem {
  // Where nothing can have changed, nobody is sent to look for what did.
  const isFailedRead = error.code === 'internal_error' && request.method === 'GET'
  const code = isFailedRead ? 'read_failed' : error.code
  return {
    type: `urn:quaymaster:problem:${code}`,
    status: error.status,
    code,
    requestId: request.id,
    ...(error.params === undefined ? {} : { params: error.params }),
    ...(error.field === undefined ? {} : { field: error.field }),
    ...(fields.length > 1 ? { fields: [...fields] } : {}),
    ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
    ...(error.technicalDetail !== undefined && request.server.seesTechnicalDetail(request)
      ? { technicalDetail: error.technicalDetail }
      : {}),
  }
}

/** Answers with a problem; nothing of the error itself but its code leaves the process. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: ProblemError,
  fields: readonly FieldProblem[] = [],
): FastifyReply {
  if (error.status >= 500) request.log.error({ err: error.cause ?? error, code: error.code }, 'failed')
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', String(error.retryAfterSeconds))
  return reply
    .code(error.status)
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemBody(error, request, fields))
}
