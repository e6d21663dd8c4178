import { QuayHttpError } from '../errors/http-error.ts'
import { QuayNetworkError } from '../errors/network-error.ts'

const READ_RETRIES = 2
const WRITE_RETRIES = 1
const BASE_PAUSE_MS = 100
const MAX_PAUSE_MS = 1_000
/** One repetition for ten calls; what quiet times save is worth five. */
const EARNED_PER_CALL = 0.1
const MAX_SAVED = 5

export type RetryRules = {
  isRead: boolean
  /** An operation whose 500 is worth one repetition. */
  repeatsServerError: boolean
}

/** Decides whether and when a failed attempt is repeated, within a budget of 10 % of all calls. */
export class RetryBudget {
  #saved = MAX_SAVED

  /** A call begins. */
  earn(): void {
    this.#saved = Math.min(MAX_SAVED, this.#saved + EARNED_PER_CALL)
  }

  /** How long to pause before the next attempt, or undefined when there is none. Takes it from the budget. */
  pauseMs(error: unknown, attempts: number, rules: RetryRules, remainingMs: number): number | undefined {
    if (!isWorthRepeating(error, attempts, rules) || this.#saved < 1) return undefined
    const jitterMs = Math.random() * Math.min(MAX_PAUSE_MS, BASE_PAUSE_MS * 2 ** attempts)
    const askedMs = error instanceof QuayHttpError ? (error.retryAfterMs ?? 0) : 0
    const pauseMs = Math.max(jitterMs, askedMs)
    if (pauseMs >= remainingMs) return undefined
    this.#saved -= 1
    return pauseMs
  }
}

function isWorthRepeating(error: unknown, attempts: number, rules: RetryRules): boolean {
  if (attempts > (rules.isRead ? READ_RETRIES : WRITE_RETRIES)) return false
  if (error instanceof QuayNetworkError) {
    // A certificate that is refused now is refused again.
    return !error.code.startsWith('tls-') && (rules.isRead || !error.isOutcomeUnknown)
  }
  if (!(error instanceof QuayHttpError)) return false
  // Quay's nginx says 429 before its application sees anything.
  if (error.kind === 'rate-limited') return true
  if (!rules.isRead) return false
  return error.kind === 'unavailable' || (error.kind === 'server-error' && rules.repeatsServerError && attempts === 1)
}
