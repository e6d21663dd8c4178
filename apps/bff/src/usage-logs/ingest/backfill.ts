import { setTimeout as sleep } from 'node:timers/promises'
import {
  isQuayHttpError,
  isQuayPageRestartError,
  isQuayResponseError,
  isQuaySchemaError,
} from '@quaymaster/quay-client'
import { daysBetween, hasDayEnded } from '../../time/calendar.ts'
import type { DayCompletion } from './day-completion.ts'
import type { DayReader } from '../source/day-reader.ts'
import type { RepairQueue } from './repair/repair-queue.ts'
import type { LogDatabase } from '../db/log-database.ts'
import { retryOnce } from '../source/retry-once.ts'

type Options = {
  database: LogDatabase
  reads: DayReader
  completion: DayCompletion
  repairs: RepairQueue
  signal: AbortSignal
  nowMs: () => number
  today: () => string
  oldestDay: () => string
  take: () => Promise<void>
  onFailure: (error: unknown) => void
  onSuccess: () => void
}

const IDLE_MS = 30_000
const PAUSES_MS = [1_000, 2_000, 5_000, 15_000, 60_000]
/** A day whose answer was cut off once is tried again at once; one that never comes whole must not cost calls for ever. */
const RETRY_MS = [1_000, 10_000, 60_000, 600_000]
const RETENTION_INTERVAL_MS = 3_600_000

/** Whether Quay answers, but not for this day: others may do better. */
const isDayFailure = (error: unknown): boolean =>
  isQuaySchemaError(error) ||
  isQuayPageRestartError(error) ||
  isQuayResponseError(error) ||
  isQuayHttpError(error, 'server-error') ||
  isQuayHttpError(error, 'refused')

/**
 * Fills the store in the background, a call at a time within the budget: asked for days first, then the newest. Days that
 * miss entries are repaired behind those that are to be read.
 */
export class Backfill {
  readonly #options: Options
  #requested = new Set<string>()
  #wake = new AbortController()
  #current: string | null = null
  #isRepairing = false
  #waiting = 0
  /** Days with which something is wrong that is not wrong with Quay as a whole, until when they rest. */
  readonly #postponed = new Map<string, { untilMs: number; times: number }>()
  #failures = 0
  #forgotAtMs = -Infinity
  #running: Promise<void> | undefined

  constructor(options: Options) {
    this.#options = options
  }

  start(): void {
    this.#running = this.#run()
  }

  async close(): Promise<void> {
    await this.#running
  }

  /** Puts days first, and tries once more where every way was tried. */
  async ask(from: string, to: string): Promise<void> {
    const { database, today, oldestDay } = this.#options
    const days = daysBetween(from < oldestDay() ? oldestDay() : from, to > today() ? today() : to)
    for (const day of days) {
      const [coverage] = await database.read('days', { from: day, to: day })
      if (coverage?.state === 'different') await database.write('setExhausted', { day, isExhausted: false })
      this.#requested.add(day)
    }
    this.#wake.abort()
  }

  /** Something may have become possible. */
  wake(): void {
    this.#wake.abort()
  }

  progress(): { day: string | null; daysWaiting: number } {
    return { day: this.#isRepairing ? null : this.#current, daysWaiting: this.#waiting }
  }

  async #run(): Promise<void> {
    while (!this.#options.signal.aborted) {
      try {
        const isBusy = await this.#runStep()
        this.#failures = 0
        if (!isBusy) await this.#rest(this.#idleMs())
      } catch (error) {
        if (this.#options.signal.aborted) return
        this.#options.onFailure(error)
        if (this.#current !== null && isDayFailure(error)) {
          this.#postpone(this.#current)
          continue
        }
        const pauseMs = PAUSES_MS[Math.min(this.#failures, PAUSES_MS.length - 1)] ?? IDLE_MS
        this.#failures += 1
        await this.#rest(pauseMs)
      }
    }
  }

  /** One step; false when there is nothing to do. */
  async #runStep(): Promise<boolean> {
    await this.#forget()
    const { database, repairs, onSuccess } = this.#options
    await database.confirmRegistry()
    const next = await this.#next()
    this.#current = next?.day ?? null
    this.#isRepairing = next?.isRepair ?? false
    if (next === undefined) return false
    await (next.isRepair ? repairs.step(next.day) : this.#read(next.day))
    onSuccess()
    return true
  }

  /** A call for a day that is to be read, counted or compared. */
  async #read(day: string): Promise<void> {
    const { database, reads, completion, repairs, nowMs, take } = this.#options
    const [coverage] = await database.read('days', { from: day, to: day })
    if (coverage?.expected === null && hasDayEnded(day, nowMs())) {
      // Days on which nothing happened need not be read.
      await completion.count(day)
      return
    }
    const plan = await database.read('plan', { day, now: database.now() })
    if (plan.step === 'compare') {
      if (hasDayEnded(day, nowMs()) && (await completion.settle(day)) === 'incomplete') await repairs.add(day)
    } else {
      await take()
      const step = await retryOnce(() => reads.step(day, 'background'), take)
      await step.stored
    }
    this.#postponed.delete(day)
  }

  /** Until something may be to do again. */
  #idleMs(): number {
    const restsMs = [...this.#postponed.values()].map(({ untilMs }) => untilMs - this.#options.nowMs())
    return Math.min(IDLE_MS, ...restsMs.filter((ms) => ms > 0))
  }

  #postpone(day: string): void {
    const times = this.#postponed.get(day)?.times ?? 0
    const restMs = RETRY_MS[Math.min(times, RETRY_MS.length - 1)] ?? 0
    this.#postponed.set(day, { untilMs: this.#options.nowMs() + restMs, times: times + 1 })
  }

  async #next(): Promise<{ day: string; isRepair: boolean } | undefined> {
    const { database, repairs, today, oldestDay, nowMs } = this.#options
    const range = { from: oldestDay(), to: today(), now: database.now() }
    const open = await database.read('openDays', range)
    const isOpen = new Set(open)
    for (const day of this.#requested) if (!isOpen.has(day)) this.#requested.delete(day)
    const unread = new Set(await database.read('unreadDays', range))
    // A day that is to be read once more is no case for a repair.
    await repairs.keepOnly(new Set(open.filter((day) => !unread.has(day))))
    const [toRead, toRepair] = [open.filter((day) => !repairs.has(day)), open.filter((day) => repairs.has(day))]
    this.#waiting = Math.max(0, toRead.length - 1)
    const isDoable = async (day: string) =>
      (this.#postponed.get(day)?.untilMs ?? 0) <= nowMs() &&
      (hasDayEnded(day, nowMs()) || (await database.read('plan', { day, now: database.now() })).step === 'continue')
    const isAsked = (day: string) => this.#requested.has(day)
    const queues = [toRead.filter(isAsked), toRepair.filter(isAsked), toRead, toRepair]
    for (const day of queues.flat()) if (await isDoable(day)) return { day, isRepair: repairs.has(day) }
    return undefined
  }

  async #forget(): Promise<void> {
    const { database, nowMs, today, oldestDay } = this.#options
    if (nowMs() - this.#forgotAtMs < RETENTION_INTERVAL_MS) return
    while ((await database.forgetBefore(oldestDay(), today())).isMore) this.#options.signal.throwIfAborted()
    this.#forgotAtMs = nowMs()
  }

  async #rest(milliseconds: number): Promise<void> {
    this.#wake = new AbortController()
    const signal = AbortSignal.any([this.#options.signal, this.#wake.signal])
    await sleep(milliseconds, undefined, { signal, ref: false }).catch(() => undefined)
  }
}
