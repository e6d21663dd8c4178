import type { QuietHours } from '../config/setting-values.ts'

export type BudgetSettings = {
  callsPerSecond: number
  /** A part of the day with a rate of its own. */
  quietHours?: QuietHours | undefined
  timeZone: string
}

/** Who gets the next call of the background: within one priority those who asked first. */
export type CallPriority = 'urgent' | 'normal' | 'low'

const RANKS: Record<CallPriority, number> = { urgent: 0, normal: 1, low: 2 }
/** Whoever was passed over so often goes next, so that nothing waits for ever. */
const MAX_PASSED_OVER = 8
/** The rate may change meanwhile, so that no single wait is long. */
const MAX_WAIT_MS = 30_000

type Waiter = { rank: number; passedOver: number; go: () => void }

/**
 * How many calls to Quay the background may make: a bucket that fills at the rate of the hour and holds a second's worth.
 * What was sent without asking first, such as checks of the tokens and repeated requests, is taken from it afterwards: all of
 * the background together keeps to the rate.
 */
export class Budget {
  readonly #settings: BudgetSettings
  readonly #now: () => number
  readonly #timeOfDay: Intl.DateTimeFormat
  readonly #waiters: Waiter[] = []
  #timer: NodeJS.Timeout | undefined
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

  /** Waits until one more call is due. */
  async take(signal: AbortSignal, priority: CallPriority = 'normal'): Promise<void> {
    signal.throwIfAborted()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiter = { rank: RANKS[priority], passedOver: 0, go: resolve }
    const onAbort = () => {
      this.#remove(waiter)
      reject(signal.reason as Error)
    }
    signal.addEventListener('abort', onAbort, { once: true })
    this.#waiters.push(waiter)
    this.#serve()
    try {
      await promise
    } finally {
      signal.removeEventListener('abort', onAbort)
    }
  }

  /** Counts requests of the background that were sent. */
  noteRequests(requests: number): void {
    this.#fill()
    const unreserved = Math.max(0, requests - this.#reserved)
    this.#reserved = Math.max(0, this.#reserved - requests)
    this.#tokens -= unreserved
  }

  #serve(): void {
    clearTimeout(this.#timer)
    while (this.#waiters.length > 0) {
      const waitMs = this.waitMs()
      if (waitMs > 0) {
        this.#timer = setTimeout(() => this.#serve(), Math.min(Math.ceil(waitMs), MAX_WAIT_MS)).unref()
        return
      }
      this.#tokens -= 1
      this.#reserved += 1
      this.#next()?.go()
    }
  }

  #next(): Waiter | undefined {
    const isNext = (one: Waiter, other: Waiter) => {
      const [isDue, isOtherDue] = [one.passedOver >= MAX_PASSED_OVER, other.passedOver >= MAX_PASSED_OVER]
      return isDue === isOtherDue ? one.rank < other.rank : isDue
    }
    const next = this.#waiters.reduce((best, waiter) => (isNext(waiter, best) ? waiter : best))
    for (const waiter of this.#waiters.slice(0, this.#waiters.indexOf(next))) waiter.passedOver += 1
    this.#remove(next)
    return next
  }

  #remove(waiter: Waiter): void {
    const place = this.#waiters.indexOf(waiter)
    if (place >= 0) this.#waiters.splice(place, 1)
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
