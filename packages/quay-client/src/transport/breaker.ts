import { QuayUnavailableError } from '../errors/unfinished-call-errors.ts'

const STRAIGHT_FAILURES = 5
const WINDOW_MS = 10_000
const WINDOW_MIN_CALLS = 20
const WINDOW_FAILURE_SHARE = 0.5
const OPEN_MS = 5_000

/** Leaves a failing Quay alone for a while, and tries again with a single call. One for reads, one for changes. */
export class Breaker {
  readonly #now: () => number
  #straight = 0
  #recent: { at: number; isFailure: boolean }[] = []
  #recentFailures = 0
  #openUntil: number | undefined
  #probe: { until: number } | undefined
  #lastFailure: unknown

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** @throws {QuayUnavailableError} at once while calls are suspended */
  assertClosed(operation: string): void {
    if (this.#openUntil === undefined) return
    const waitMs = this.#openUntil - this.#now()
    // A probe that hangs must not keep others from finding out that Quay is back.
    const probeMs = (this.#probe?.until ?? 0) - this.#now()
    const leftMs = Math.max(waitMs, probeMs)
    if (leftMs > 0) throw new QuayUnavailableError(Math.ceil(leftMs), this.#lastFailure, { operation })
  }

  /**
   * Begins a call, which after a suspension is the probe. The result takes what became of it, exactly once: whether it
   * failed, and the failure; `undefined` where that says nothing about Quay.
   */
  begin(operation: string): (isFailure: boolean | undefined, failure?: unknown) => void {
    this.assertClosed(operation)
    const probe = this.#openUntil === undefined ? undefined : { until: this.#now() + OPEN_MS }
    this.#probe = probe
    return (isFailure, failure) => {
      const isProbe = probe !== undefined && this.#probe === probe
      if (isProbe) this.#probe = undefined
      if (isFailure === true) this.#lastFailure = failure
      if (isFailure !== undefined) this.#record(isFailure, isProbe)
    }
  }

  #record(isFailure: boolean, isProbe: boolean): void {
    const now = this.#now()
    // Calls that began before the suspension say nothing about whether it should end.
    if (this.#openUntil !== undefined && !isProbe) return
    this.#straight = isFailure ? this.#straight + 1 : 0
    this.#remember(now, isFailure)
    if (isProbe ? isFailure : this.#isTooMuch()) {
      this.#openUntil = now + OPEN_MS
    } else if (isProbe) {
      this.#openUntil = undefined
      this.#recent = []
      this.#recentFailures = 0
    }
  }

  #remember(now: number, isFailure: boolean): void {
    this.#recent.push({ at: now, isFailure })
    if (isFailure) this.#recentFailures += 1
    while (now - (this.#recent[0]?.at ?? now) >= WINDOW_MS) {
      if (this.#recent.shift()?.isFailure === true) this.#recentFailures -= 1
    }
  }

  #isTooMuch(): boolean {
    if (this.#straight >= STRAIGHT_FAILURES) return true
    const { length } = this.#recent
    return length >= WINDOW_MIN_CALLS && this.#recentFailures >= length * WINDOW_FAILURE_SHARE
  }
}
