import {
  isQuayHttpError,
  isQuayPageRestartError,
  isQuayResponseError,
  isQuaySchemaError,
} from '@quaymaster/quay-client'
import { BackgroundLoop } from '../../background/background-loop.ts'
import type { NextStep, StepContext } from '../../background/background-loop.ts'
import type { Budget } from '../../background/budget.ts'
import { daysBetween, hasDayEnded } from '../../time/calendar.ts'
import type { LogDatabase } from '../db/log-database.ts'
import { findBlocker } from '../source/blocker.ts'
import type { LogBlocker } from '../source/blocker.ts'
import type { DayReader } from '../source/day-reader.ts'
import { retryOnce } from '../source/retry-once.ts'
import type { DayCompletion } from './day-completion.ts'
import { DayQueue } from './day-queue.ts'
import type { RepairQueue } from './repair/repair-queue.ts'

type Options = {
  database: LogDatabase
  reader: DayReader
  completion: DayCompletion
  repairs: RepairQueue
  budget: Budget
  nowMs: () => number
  today: () => string
  oldestDay: () => string
  onFailure: (error: unknown) => void
  onSuccess: () => void
}

const RETRY_PAUSES_MS = [1_000, 2_000, 5_000, 15_000, 60_000] as const
const RETENTION_INTERVAL_MS = 3_600_000

/** Whether Quay answers, but not for this day: others may do better. */
const isDayFailure = (error: unknown): boolean =>
  isQuaySchemaError(error) ||
  isQuayPageRestartError(error) ||
  isQuayResponseError(error) ||
  isQuayHttpError(error, 'server-error') ||
  isQuayHttpError(error, 'refused')

/** Fills the store in the background, a call at a time within the budget, and forgets what is older than is kept. */
export class Backfill {
  readonly #options: Options
  readonly #queue: DayQueue
  readonly #loop: BackgroundLoop<LogBlocker>
  #current: string | null = null
  #isRepairing = false
  #forgotAtMs = -Infinity

  constructor(options: Options) {
    this.#options = options
    this.#queue = new DayQueue(options)
    this.#loop = new BackgroundLoop({
      name: 'usage-log-backfill',
      step: (context) => this.#step(context),
      budget: options.budget,
      retryPausesMs: RETRY_PAUSES_MS,
      pauseReason: (error) => findBlocker(error) ?? null,
      onError: options.onFailure,
    })
  }

  start(): void {
    this.#loop.start()
  }

  close(): Promise<void> {
    return this.#loop.close()
  }

  /** Something may have become possible. */
  wake(): void {
    this.#loop.wake()
  }

  /** Puts days first, and tries once more where every way was tried. */
  async request(from: string, to: string): Promise<void> {
    const { database, today, oldestDay } = this.#options
    const days = daysBetween(from < oldestDay() ? oldestDay() : from, to > today() ? today() : to)
    for (const day of days) {
      const [coverage] = await database.read('days', { from: day, to: day })
      if (coverage?.state === 'different') await database.write('setExhausted', { day, isExhausted: false })
      this.#queue.request(day)
    }
    this.#loop.wake()
  }

  progress(): { day: string | null; daysWaiting: number } {
    return { day: this.#isRepairing ? null : this.#current, daysWaiting: this.#queue.waiting }
  }

  /** A failure of one day does not keep others from being read. */
  async #step(context: StepContext): Promise<NextStep<LogBlocker>> {
    try {
      return (await this.#workOnNextDay(context)) ? { next: 'now' } : { next: 'later', waitMs: this.#queue.idleMs() }
    } catch (error) {
      if (context.signal.aborted || this.#current === null || !isDayFailure(error)) throw error
      this.#options.onFailure(error)
      this.#queue.postpone(this.#current)
      return { next: 'now' }
    }
  }

  /** False when there is nothing to do. */
  async #workOnNextDay({ signal, takeCall }: StepContext): Promise<boolean> {
    await this.#forgetOldDays(signal)
    const { database, repairs, onSuccess } = this.#options
    await database.confirmRegistry()
    const next = await this.#queue.next()
    this.#current = next?.day ?? null
    this.#isRepairing = next?.isRepair ?? false
    if (next === undefined) return false
    await (next.isRepair ? repairs.step(next.day, takeCall) : this.#read(next.day, takeCall))
    onSuccess()
    return true
  }

  /** A call for a day that is to be read, counted or compared. */
  async #read(day: string, takeCall: StepContext['takeCall']): Promise<void> {
    const { database, reader, completion, repairs, nowMs } = this.#options
    const [coverage] = await database.read('days', { from: day, to: day })
    if (coverage?.expected === null && hasDayEnded(day, nowMs())) {
      // Days on which nothing happened need not be read.
      await completion.count(day, takeCall)
      return
    }
    const plan = await database.read('plan', { day, now: database.now() })
    if (plan.step === 'compare') {
      if (hasDayEnded(day, nowMs()) && (await completion.settle(day, takeCall)) === 'incomplete') await repairs.add(day)
    } else {
      await takeCall()
      const step = await retryOnce(() => reader.step(day, 'background'), takeCall)
      await step.stored
    }
    this.#queue.noteSuccess(day)
  }

  async #forgetOldDays(signal: AbortSignal): Promise<void> {
    const { database, nowMs, today, oldestDay } = this.#options
    if (nowMs() - this.#forgotAtMs < RETENTION_INTERVAL_MS) return
    while ((await database.forgetBefore(oldestDay(), today())).isMore) signal.throwIfAborted()
    this.#forgotAtMs = nowMs()
  }
}
