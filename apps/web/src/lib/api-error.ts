import { Problem } from '@quaymaster/contracts/problem'
import type { ProblemCode } from '@quaymaster/contracts/problem'

/** What a call can meet besides the server's own problems. */
export type CallProblemCode = ProblemCode | 'console_unreachable' | 'answer_unreadable'

export type CallProblem = Omit<Problem, 'code'> & { code: CallProblemCode }

/** A call that did not do what was asked; `problem` says what happened, and `problem.code` has its sentences in `messages`. */
export class ApiError extends Error {
  readonly problem: CallProblem

  constructor(problem: CallProblem, options?: ErrorOptions) {
    super(problem.code, options)
    this.name = 'ApiError'
    this.problem = problem
  }
}

export const isApiError = (error: unknown): error is ApiError => error instanceof ApiError

export function hasProblemCode(error: unknown, ...codes: CallProblemCode[]): boolean {
  return isApiError(error) && codes.includes(error.problem.code)
}

const localProblem = (code: CallProblemCode, status: number, requestId: string): CallProblem => ({
  type: 'about:blank',
  status,
  code,
  requestId,
})

/** The call never reached the console, or its answer never came back. */
export function unreachable(cause: unknown): ApiError {
  return new ApiError(localProblem('console_unreachable', 0, ''), { cause })
}

/** Reads the problem of an answer; whatever is not one (a proxy's own page, an answer cut short) is told apart. */
export async function readProblem(response: Response): Promise<ApiError> {
  const requestId = response.headers.get('x-request-id') ?? ''
  const body: unknown = await response.json().catch(() => undefined)
  const parsed = Problem.safeParse(body)
  if (parsed.success) return new ApiError(parsed.data)
  const isGateway = response.status === 502 || response.status === 503 || response.status === 504
  return new ApiError(localProblem(isGateway ? 'console_unreachable' : 'answer_unreadable', response.status, requestId))
}

/** An answer of 200 whose body is not what was promised. */
export function unreadable(response: Response, cause: unknown): ApiError {
  return new ApiError(localProblem('answer_unreadable', response.status, response.headers.get('x-request-id') ?? ''), {
    cause,
  })
}

const PASSING_CODES: readonly CallProblemCode[] = [
  'console_unreachable',
  'overloaded',
  'rate_limited',
  'store_unavailable',
  'quay_unreachable',
  'quay_suspended',
  'quay_timeout',
  'quay_overloaded',
  'quay_bad_response',
  'quay_rate_limited',
  'quay_credential_invalid',
]

/** Whether the same read may succeed later without anybody changing what is asked. */
export const isPassing = (error: unknown): boolean => isApiError(error) && PASSING_CODES.includes(error.problem.code)
