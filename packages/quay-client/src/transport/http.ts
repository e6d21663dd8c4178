import type * as z from 'zod'
import { Breaker } from './breaker.ts'
import { Bulkhead } from './bulkhead.ts'
import { Deadline } from './deadline.ts'
import { QuayAbortedError, QuayTimeoutError } from '../errors/unfinished-call-errors.ts'
import { QuayError } from '../errors/quay-error.ts'
import { QuayHttpError } from '../errors/http-error.ts'
import { QuayNetworkError } from '../errors/network-error.ts'
import { toQuayError } from './network-errors.ts'
import type { QuayBulkhead, QuayCallOptions, QuayCallReport, QuayDeadlines } from '../options.ts'
import { createSecretFilter } from './body-secrets.ts'
import { writeJsonBody } from './json-body.ts'
import type { JsonValue } from './json-body.ts'
import { buildPath } from './path.ts'
import { RateGovernor } from './rate-governor.ts'
import { passGate } from './response-gate.ts'
import { RetryBudget } from './retry.ts'
import { createTransportPool, exchange } from './transport.ts'
import type { TransportRequest } from './transport.ts'
import { isQuaySchemaError } from '../errors/schema-error.ts'

/** A change sends any JSON, with every method; a read sends none. */
type RequestMethod =
  | { method: 'GET'; body?: undefined }
  | { method: Exclude<TransportRequest['method'], 'GET'>; body?: JsonValue | undefined }

/** One operation of Quay's, as a resource describes it. */
export type QuayRequest = RequestMethod & {
  /** In our words, such as `users.create`. */
  operation: string
  /** Template with `{names}`; each becomes one encoded segment. */
  path: string
  params?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string>>
  /** Sent without the token. */
  isAnonymous?: boolean
  /** A read whose 500 is worth one repetition. */
  repeatsServerError?: boolean
  /**
   * The answer may hold texts of many megabytes: it is read piece by piece, and `cutLongStrings` applies. One that is too
   * large all the same becomes a `LargeAnswerError` with the text of this field of its outermost object.
   */
  largeAnswer?: { notedField: string }
}

type Answered<T> = {
  answer: z.ZodType<T>
  /** Whether it tells of what was asked for, where an answer names that at all. */
  isAbout?: (answer: NoInfer<T>) => boolean
}

/** A call with an answer, or without one. */
type AnyRequest<T> = QuayRequest & { answer?: z.ZodType<T> | undefined; isAbout?: (answer: NoInfer<T>) => boolean }

export type QuayHttp = {
  /** With `answer`, a success is 200 and JSON of that shape; without, it is 204. */
  call: {
    <T>(request: QuayRequest & Answered<T>, options?: QuayCallOptions): Promise<T>
    (request: QuayRequest & { answer?: undefined }, options?: QuayCallOptions): Promise<void>
  }
  close: () => Promise<void>
}

export type QuayHttpSettings = {
  origin: string
  token: string | undefined
  ca: string | undefined
  userAgent: string
  deadlineMs: QuayDeadlines
  bulkhead: QuayBulkhead
  maxResponseBytes: number
  redact: (text: string) => string
  onCall: (call: QuayCallReport) => void
}

/** What is known about a call while it runs. `isInDoubt`: a change is on its way, and nobody knows how far. */
type Progress = { requests: number; status: number | undefined; isInDoubt: boolean }

/** The way every call takes: names, deadline, breaker, bulkhead, exchange, gate, and once more where that is safe. */
export function createQuayHttp(settings: QuayHttpSettings): QuayHttp {
  const pool = createTransportPool(settings.origin, settings.ca, settings.bulkhead.running)
  const governor = new RateGovernor()
  const bulkhead = new Bulkhead(settings.bulkhead, governor)
  const breakers = { read: new Breaker(), write: new Breaker() }
  const budget = new RetryBudget()

  async function call<T>(request: AnyRequest<T>, options: QuayCallOptions = {}) {
    const { operation } = request
    const isRead = request.method === 'GET'
    const wire = toWire(settings, request, options)
    const progress: Progress = { requests: 0, status: undefined, isInDoubt: false }
    const startedAt = performance.now()
    const deadlineMs = options.deadlineMs ?? settings.deadlineMs[deadlineClass(isRead, options)]
    const deadline = new Deadline(deadlineMs, options.signal, (why) => {
      const facts = { operation, isOutcomeUnknown: progress.isInDoubt }
      return why === 'timeout' ? new QuayTimeoutError(deadlineMs, facts) : new QuayAbortedError(facts)
    })
    const report = (outcome: string) =>
      settings.onCall({
        operation,
        priority: options.priority ?? 'interactive',
        isTokenCheck: options.isTokenCheck ?? false,
        outcome,
        status: progress.status,
        requests: progress.requests,
        durationMs: performance.now() - startedAt,
      })
    budget.earn()
    try {
      const result = await repeat(request, isRead, deadline, () => attempt(request, wire, options, deadline, progress))
      report('ok')
      return result
    } catch (error) {
      report(error instanceof QuayError || isQuaySchemaError(error) ? error.code : 'bug')
      throw error
    } finally {
      deadline.end()
    }
  }

  async function repeat<T>(request: QuayRequest, isRead: boolean, deadline: Deadline, once: () => Promise<T>) {
    const rules = { isRead, repeatsServerError: request.repeatsServerError === true }
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await once()
      } catch (error) {
        if (error instanceof QuayHttpError && error.kind === 'rate-limited') governor.slowDown(error.retryAfterMs)
        const pauseMs = budget.pauseMs(error, attempts, rules, deadline.remainingMs())
        if (pauseMs === undefined) throw error
        await deadline.pause(pauseMs)
      }
    }
  }

  async function attempt<T>(
    request: AnyRequest<T>,
    wire: TransportRequest,
    options: QuayCallOptions,
    deadline: Deadline,
    progress: Progress,
  ): Promise<T> {
    const { operation } = request
    const isChange = request.method !== 'GET'
    // A token check finds out whether Quay is back, also while other calls are suspended.
    const breaker = options.isTokenCheck === true ? undefined : breakers[isChange ? 'write' : 'read']
    breaker?.assertClosed(operation)
    const leave = await enter(operation, options.priority ?? 'interactive', deadline)
    try {
      const finish = breaker?.begin(operation)
      progress.requests += 1
      progress.isInDoubt = isChange
      try {
        const result = await exchange(pool, wire, deadline, (answer) => {
          progress.status = answer.status
          const { answer: schema, isAbout, largeAnswer } = request
          const { maxResponseBytes: maxBytes, redact } = settings
          const hideSecrets = createSecretFilter(request.body)
          return passGate(operation, answer, {
            answer: schema,
            isAbout,
            maxBytes,
            redact,
            hideSecrets,
            isChange,
            largeAnswer,
          })
        })
        finish?.(false)
        return result
      } catch (error) {
        const failure = isKnown(error) ? error : toQuayError(error, { operation, isOutcomeUnknown: isChange })
        progress.isInDoubt = failure.isOutcomeUnknown
        finish?.(isFailureOfQuay(failure), failure)
        throw failure
      }
    } finally {
      leave()
    }
  }

  async function enter(operation: string, priority: 'interactive' | 'background', deadline: Deadline) {
    const entering = bulkhead.enter(operation, priority, deadline.signal)
    try {
      return await deadline.race(entering)
    } catch (error) {
      // The place may have been given in the very moment in which the deadline passed.
      entering.then(
        (leave) => leave(),
        () => undefined,
      )
      throw error
    }
  }

  return {
    call,
    async close() {
      bulkhead.close()
      await pool.close()
    },
  }
}

function isKnown(error: unknown): error is QuayError | (Error & { isOutcomeUnknown: boolean }) {
  return error instanceof QuayError || isQuaySchemaError(error)
}

/** Whether it counts towards suspending calls; undefined where it says nothing about Quay. */
function isFailureOfQuay(error: unknown): boolean | undefined {
  if (error instanceof QuayAbortedError) return undefined
  if (error instanceof QuayNetworkError || error instanceof QuayTimeoutError) return true
  return error instanceof QuayHttpError && (error.kind === 'server-error' || error.kind === 'unavailable')
}

function deadlineClass(isRead: boolean, options: QuayCallOptions): keyof QuayDeadlines {
  if (!isRead) return 'write'
  return options.priority === 'background' ? 'background' : 'read'
}

function toWire(settings: QuayHttpSettings, request: QuayRequest, options: QuayCallOptions): TransportRequest {
  const { token } = settings
  return {
    method: request.method,
    path: buildPath(request.operation, request.path, request.params, request.query),
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': assertUserAgent(options.userAgent ?? settings.userAgent),
      // Quay refuses a GET without it when the user agent looks like a browser's (identity.md 1.5).
      'x-requested-with': 'XMLHttpRequest',
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined || request.isAnonymous === true ? {} : { authorization: `Bearer ${token}` }),
    },
    body: request.body === undefined ? undefined : writeJsonBody(request.operation, request.body),
  }
}

function assertUserAgent(userAgent: string): string {
  if (!/^[\x20-\x7e]{1,512}$/.test(userAgent))
    throw new TypeError('A user agent is 1 to 512 printable ASCII characters.')
  return userAgent
}
