import { setTimeout as sleep } from 'node:timers/promises'
import { isQuayUnavailableError } from '@quaymaster/quay-client'
import { isOverloaded } from './pace.ts'
import type { Pace } from './pace.ts'
import { isTransient } from '../source/retry-once.ts'

const PAUSES_MS = [500, 2_000]
/** What failed in passing is tried once more. */
const TRANSIENT_PAUSES_MS = [250]
/** A suspension that ends so soon is waited for. */
const MAX_SUSPENDED_MS = 2_500

/** No further call may be made. */
export class CallLimitError extends Error {
  override readonly name = 'CallLimitError'
}

/** Of so many calls one is worth keeping for Quay's count. */
const MIN_CALLS_TO_RESERVE = 10

/** The calls that one stream may make: none after its signal, no more than allowed. */
export class CallAllowance {
  readonly #maxCalls: number
  readonly #signal: AbortSignal
  readonly #pace: Pace
  #made = 0
  #reserved = 0

  constructor(maxCalls: number, signal: AbortSignal, pace: Pace) {
    this.#maxCalls = maxCalls
    this.#signal = signal
    this.#pace = pace
  }

  get made(): number {
    return this.#made
  }

  /** Keeps the last call for {@link spendReserved}. */
  reserve(): void {
    this.#reserved = this.#maxCalls >= MIN_CALLS_TO_RESERVE ? 1 : 0
  }

  /**
   * Makes a call that no page may take.
   * @throws {CallLimitError}
   */
  async spendReserved<T>(call: () => Promise<T>): Promise<T> {
    this.#reserved = 0
    return await this.spend(call)
  }

  /**
   * Makes a call that gives how many it really was; tries again where Quay has too much to do, or failed in passing.
   * Each try counts.
   * @throws {CallLimitError}
   */
  async spend<T>(call: () => Promise<T>, callsOf: (result: T) => number = () => 1): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      this.#signal.throwIfAborted()
      if (this.#made >= this.#maxCalls - this.#reserved) throw new CallLimitError('No more calls are allowed.')
      this.#made += 1
      const startedAt = performance.now()
      try {
        const result = await call()
        const calls = callsOf(result)
        this.#made += calls - 1
        if (calls > 0) this.#pace.note(performance.now() - startedAt)
        return result
      } catch (error) {
        const pauseMs = pauseAfter(error, attempt)
        // Where no call is left, what failed says more than that none is.
        if (pauseMs === undefined || this.#made >= this.#maxCalls) throw error
        if (isOverloaded(error)) this.#pace.slowDown()
        await sleep(pauseMs, undefined, { signal: this.#signal, ref: false })
      }
    }
  }
}

/** How long to wait before the next try; undefined where there is none. */
function pauseAfter(error: unknown, attempt: number): number | undefined {
  const pauses = isOverloaded(error) ? PAUSES_MS : isTransient(error) ? TRANSIENT_PAUSES_MS : []
  const pauseMs = pauses[attempt]
  if (pauseMs === undefined || !isQuayUnavailableError(error)) return pauseMs
  // While calls are suspended a try is lost; a long suspension is for the user to decide on.
  return error.retryAfterMs <= MAX_SUSPENDED_MS ? error.retryAfterMs : undefined
}
