import { hasDayEnded } from '../../time/calendar.ts'
import type { LogDatabase } from '../db/log-database.ts'
import type { RepairQueue } from './repair/repair-queue.ts'

type Options = {
  database: LogDatabase
  repairs: RepairQueue
  nowMs: () => number
  today: () => string
  oldestDay: () => string
}

export type QueuedDay = { day: string; isRepair: boolean }

const IDLE_MS = 30_000
/** A day whose answer was cut off once is tried again at once; one that never comes whole must not cost calls for ever. */
const RETRY_PAUSES_MS = [1_000, 10_000, 60_000, 600_000]

/** Which day comes next: requested ones first, then the newest; days that miss entries after those that are to be read. */
export class DayQueue {
  readonly #options: Options
  readonly #requested = new Set<string>()
  /** Days with which something is wrong that is not wrong with Quay as a whole, and when they are tried again. */
  readonly #postponed = new Map<string, { untilMs: number; times: number }>()
  #waiting = 0

  constructor(options: Options) {
    this.#options = options
  }

  /** Days that are to be read, besides the one that comes next. */
  get waiting(): number {
    return this.#waiting
  }

  request(day: string): void {
    this.#requested.add(day)
  }

  postpone(day: string): void {
    const times = this.#postponed.get(day)?.times ?? 0
    const pauseMs = RETRY_PAUSES_MS[Math.min(times, RETRY_PAUSES_MS.length - 1)] ?? 0
    this.#postponed.set(day, { untilMs: this.#options.nowMs() + pauseMs, times: times + 1 })
  }

  noteSuccess(day: string): void {
    this.#postponed.delete(day)
  }

  /** How long there is nothing to do, in milliseconds. */
  idleMs(): number {
    const waitsMs = [...this.#postponed.values()].map(({ untilMs }) => untilMs - this.#options.nowMs())
    return Math.min(IDLE_MS, ...waitsMs.filter((ms) => ms > 0))
  }

  async next(): Promise<QueuedDay | undefined> {
    const { database, repairs, today, oldestDay } = this.#options
    const range = { from: oldestDay(), to: today(), now: database.now() }
    const open = await database.read('openDays', range)
    const isOpen = new Set(open)
    for (const day of this.#requested) if (!isOpen.has(day)) this.#requested.delete(day)
    const unread = new Set(await database.read('unreadDays', range))
    // A day that is to be read once more is no case for a repair.
    await repairs.keepOnly(new Set(open.filter((day) => !unread.has(day))))
    const [toRead, toRepair] = [open.filter((day) => !repairs.has(day)), open.filter((day) => repairs.has(day))]
    this.#waiting = Math.max(0, toRead.length - 1)
    const isRequested = (day: string) => this.#requested.has(day)
    const queues = [toRead.filter(isRequested), toRepair.filter(isRequested), toRead, toRepair]
    for (const day of queues.flat()) if (await this.#isDoable(day)) return { day, isRepair: repairs.has(day) }
    return undefined
  }

  async #isDoable(day: string): Promise<boolean> {
    const { database, nowMs } = this.#options
    if ((this.#postponed.get(day)?.untilMs ?? 0) > nowMs()) return false
    if (hasDayEnded(day, nowMs())) return true
    return (await database.read('plan', { day, now: database.now() })).step === 'continue'
  }
}
