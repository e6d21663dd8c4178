import { setTimeout as sleep } from 'node:timers/promises'
import type { QuietHours } from '../config/setting-values.ts'

export type BudgetSettings = {
  callsPerSecond: number
  /** A part of the day with a rate of its own. */
  quietHours?: QuietHours | undefined
  timeZone: string
}

/**
 * How many calls to Quay the background may make: a bucket that fills at the rate of the hour and holds a second's worth.
 * What was sent without asking first, such as checks of the tokens and repeated requests, is taken from it afterwards: all of
 * the background together keeps to the rate.
 */
export class Budget {
  readonly #settings: BudgetSettings
  readonly #now: () => number
  readonly #timeOfDay: Intl.DateTimeFormat
  #tokens = 1
  /** Calls that were taken, and not sent yet. */
  #reserved = 0
  #filledAt: number

  /** `now`: milliseconds since 1970. */
  constructor(settings: BudgetSettings, now: () => number) {
    this.#settings = settings
    this.#now = now
    this.#filledAt = performance.now()
    this.#timeOfDay = new Intl.DateTimeFormat('en-GB', {
      timeZone: settings.timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  }

  /** Calls a second at this hour. */
  callsPerSecond(): number {
    const { quietHours, callsPerSecond } = this.#settings
    return quietHours !== undefined && this.#isWithin(quietHours) ? quietHours.callsPerSecond : callsPerSecond
  }

  /** How long the next call would wait, in milliseconds. */
  waitMs(): number {
    this.#fill()
    return this.#tokens >= 1 ? 0 : ((1 - this.#tokens) / this.callsPerSecond()) * 1000
  }

  /** Waits until one more call is due. The rate may change meanwhile, so that no single wait is long. */
  async take(signal: AbortSignal): Promise<void> {
    for (let waitMs = this.waitMs(); waitMs > 0; waitMs = this.waitMs()) {
      await sleep(Math.min(Math.ceil(waitMs), 30_000), undefined, { signal, ref: false })
    }
    this.#tokens -= 1
    this.#reserved += 1
  }

  /** Counts requests of the background that were sent. */
  noteRequests(requests: number): void {
    this.#fill()
    const unreserved = Math.max(0, requests - this.#reserved)
    this.#reserved = Math.max(0, this.#reserved - requests)
    this.#tokens -= unreserved
  }

  #fill(): void {
    const now = performance.now()
    const rate = this.callsPerSecond()
    this.#tokens = Math.min(Math.max(1, rate), this.#tokens + ((now - this.#filledAt) / 1000) * rate)
    this.#filledAt = now
  }

  #isWithin({ fromMinute, untilMinute }: QuietHours): boolean {
    const [hours = 0, minutes = 0] = this.#timeOfDay.format(this.#now()).split(':').map(Number)
    const minute = hours * 60 + minutes
    return fromMinute < untilMinute
      ? minute >= fromMinute && minute < untilMinute
      : minute >= fromMinute || minute < untilMinute
  }
}
