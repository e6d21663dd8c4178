import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../time/clock.ts'

const LINE_EVERY_MS = 60_000

/** Warnings that may come thousands of times a second: counted, and logged once a minute at most. No address is logged. */
export class RepeatedWarnings {
  readonly #clock: Clock
  readonly #lastLineAt = new Map<string, number>()
  readonly #totals = new Map<string, number>()
  #log: FastifyBaseLogger | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The listener is there before its log is. */
  attach(log: FastifyBaseLogger): void {
    this.#log = log
  }

  warn(message: string, error?: unknown): void {
    const total = (this.#totals.get(message) ?? 0) + 1
    this.#totals.set(message, total)
    const now = this.#clock.now()
    const lastLineAt = this.#lastLineAt.get(message)
    if (lastLineAt !== undefined && now - lastLineAt < LINE_EVERY_MS) return
    this.#lastLineAt.set(message, now)
    this.#log?.warn({ total, ...(error === undefined ? {} : { err: error }) }, message)
  }
}
