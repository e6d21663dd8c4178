import type { CallCounts } from './gateway.ts'

const WINDOW_SECONDS = 60

/** Counts requests to Quay, second by second, for the status page. */
export class CallMeter {
  readonly #now: () => number
  readonly #seconds = new Map<number, CallCounts>()

  /** `now`: milliseconds of a clock that never jumps. */
  constructor(now: () => number) {
    this.#now = now
  }

  count(priority: 'interactive' | 'background', requests: number): void {
    const second = this.#second()
    const counts = this.#seconds.get(second) ?? { backgroundLastMinute: 0, interactiveLastMinute: 0 }
    counts[priority === 'background' ? 'backgroundLastMinute' : 'interactiveLastMinute'] += requests
    this.#seconds.set(second, counts)
    for (const old of this.#seconds.keys()) if (old <= second - WINDOW_SECONDS) this.#seconds.delete(old)
  }

  lastMinute(): CallCounts {
    const total = { backgroundLastMinute: 0, interactiveLastMinute: 0 }
    const since = this.#second() - WINDOW_SECONDS
    for (const [second, counts] of this.#seconds) {
      if (second <= since) continue
      total.backgroundLastMinute += counts.backgroundLastMinute
      total.interactiveLastMinute += counts.interactiveLastMinute
    }
    return total
  }

  #second(): number {
    return Math.floor(this.#now() / 1000)
  }
}
