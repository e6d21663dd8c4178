import {
  isQuayHttpError,
  isQuayOverloadedError,
  isQuayTimeoutError,
  isQuayUnavailableError,
} from '@quaymaster/quay-client'

const GOOD_PAGES_PER_STEP = 10
/** So many times the quickest page is slow. */
const SLOW_FACTOR = 4
const SLOW_MS = 500

/** How many days are read side by side: as many as the operator allows, fewer as soon as Quay slows. */
export class Pace {
  readonly #max: number
  #current: number
  #good = 0
  #quickestMs = Infinity

  constructor(max: number) {
    this.#max = Math.max(1, Math.floor(max))
    this.#current = this.#max
  }

  get current(): number {
    return this.#current
  }

  /** A page came. */
  note(durationMs: number): void {
    this.#quickestMs = Math.min(this.#quickestMs, durationMs)
    if (durationMs > SLOW_MS && durationMs > this.#quickestMs * SLOW_FACTOR) return this.slowDown()
    this.#good += 1
    if (this.#good < GOOD_PAGES_PER_STEP) return
    this.#good = 0
    this.#current = Math.min(this.#max, this.#current + 1)
  }

  slowDown(): void {
    this.#good = 0
    this.#current = Math.max(1, Math.floor(this.#current / 2))
  }
}

/** Quay says that it has too much to do: the call is worth another try a little later. */
export const isOverloaded = (error: unknown): boolean =>
  isQuayOverloadedError(error) ||
  isQuayTimeoutError(error) ||
  isQuayUnavailableError(error) ||
  isQuayHttpError(error, 'rate-limited') ||
  isQuayHttpError(error, 'unavailable')
