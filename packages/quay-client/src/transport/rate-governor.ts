/** Calls a second while Quay says 429. Its own limit, where it is on, is 5 a second. */
const CEILING = 4
const FLOOR = 1
/** Without a further 429 for so long, there is no limit any more. */
const FORGET_MS = 30_000
const MAX_HOLD_MS = 30_000

/** Sends nothing faster than Quay lets us: halves the rate at a 429, adds one call a second for each second without. */
export class RateGovernor {
  readonly #now: () => number
  #rateAtCut = Number.POSITIVE_INFINITY
  #cutAt = Number.NEGATIVE_INFINITY
  #nextAt = 0

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** How long the next call has to wait. */
  delayMs(): number {
    return Math.max(0, this.#nextAt - this.#now())
  }

  /** A call goes out now. */
  take(): void {
    const rate = this.#rate()
    if (rate !== Number.POSITIVE_INFINITY) this.#nextAt = Math.max(this.#now(), this.#nextAt) + 1_000 / rate
  }

  /** Quay said 429. Calls that were under way together count as one. */
  slowDown(retryAfterMs = 0): void {
    const now = this.#now()
    if (now - this.#cutAt >= 1_000) {
      this.#rateAtCut = Math.max(FLOOR, Math.min(this.#rate() / 2, CEILING))
      this.#cutAt = now
    }
    const holdMs = Math.max(Math.min(retryAfterMs, MAX_HOLD_MS), 1_000 / this.#rateAtCut)
    this.#nextAt = Math.max(this.#nextAt, now + holdMs)
  }

  #rate(): number {
    const quietMs = this.#now() - this.#cutAt
    return quietMs >= FORGET_MS ? Number.POSITIVE_INFINITY : this.#rateAtCut + Math.floor(quietMs / 1_000)
  }
}
