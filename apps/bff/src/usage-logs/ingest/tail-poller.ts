import { BackgroundLoop } from '../../background/background-loop.ts'
import type { NextStep, StepContext } from '../../background/background-loop.ts'
import type { Budget } from '../../background/budget.ts'
import { findBlocker } from '../source/blocker.ts'
import type { LogBlocker } from '../source/blocker.ts'
import { retryOnce } from '../source/retry-once.ts'
import { TailReader } from './tail-reader.ts'
import type { TailPoll, TailReaderOptions } from './tail-reader.ts'

type Options = TailReaderOptions & {
  budget: Budget
  intervalsMs: { attended: number; unattended: number }
  /** How long a viewer counts as there after the last sign of them. */
  attendedMs: number
  onFailure: (error: unknown) => void
  onPoll: () => void
}

export type TailPollerCoverage = {
  state: 'following' | 'resting' | 'catching-up' | 'stopped'
  lastPollAt: string | null
  intervalSeconds: number
}

/** Viewers see what came until so long ago. */
const STALE_MS = 10_000

/** Polls the newest entries of the registry's log, more often while they are being looked at. */
export class TailPoller {
  readonly #options: Options
  readonly #reader: TailReader
  readonly #loop: BackgroundLoop<LogBlocker>
  #attendedUntil = -Infinity
  #lastPollAt: string | null = null
  #state: TailPollerCoverage['state'] = 'stopped'
  #polling: Promise<void> | undefined

  constructor(options: Options) {
    this.#options = options
    this.#reader = new TailReader(options)
    this.#loop = new BackgroundLoop({
      name: 'usage-log-tail',
      step: (context) => this.#step(context),
      budget: options.budget,
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

  /** The newest entries are being looked at. */
  markAttended(): void {
    const wasAttended = this.#isAttended()
    this.#attendedUntil = performance.now() + this.#options.attendedMs
    if (!wasAttended) this.#loop.wake()
  }

  /** What is stored may be of another database: the next poll looks at a day that is stored. */
  suspect(): void {
    this.#reader.suspect()
    this.#loop.wake()
  }

  /** Something may be possible again that was not. */
  wake(): void {
    this.#loop.wake()
  }

  coverage(): TailPollerCoverage {
    return { state: this.#state, lastPollAt: this.#lastPollAt, intervalSeconds: Math.round(this.#intervalMs() / 1000) }
  }

  /** Polls unless that was just done; gives the number of polls. */
  async pollIfStale(): Promise<number> {
    const { database, budget, signal } = this.#options
    const ageMs = Date.parse(database.now()) - Date.parse(this.#lastPollAt ?? '')
    if (ageMs < STALE_MS) return 0
    // A reader is waiting and tries again by itself.
    this.#polling ??= this.#poll({ repeat: (call) => call(), takeCall: () => budget.take(signal) }).finally(() => {
      this.#polling = undefined
    })
    await this.#polling
    return 1
  }

  /** A poll that fails is not repeated before the next one is due. */
  async #step({ signal, takeCall }: StepContext): Promise<NextStep<LogBlocker>> {
    try {
      await takeCall()
      await this.#poll({ repeat: (call) => retryOnce(call, takeCall), takeCall })
      this.#state = this.#isAttended() ? 'following' : 'resting'
      return { next: 'later', waitMs: this.#intervalMs() }
    } catch (error) {
      if (signal.aborted) throw error
      this.#state = 'stopped'
      this.#options.onFailure(error)
      return { next: 'later', waitMs: this.#intervalMs(), paused: findBlocker(error) }
    }
  }

  async #poll(poll: Omit<TailPoll, 'onCatchingUp'>): Promise<void> {
    // What happens while Quay is being asked may be missing.
    const askedAt = this.#options.database.now()
    await this.#reader.poll({ ...poll, onCatchingUp: () => (this.#state = 'catching-up') })
    this.#lastPollAt = askedAt
    this.#options.onPoll()
  }

  #isAttended(): boolean {
    return performance.now() < this.#attendedUntil
  }

  #intervalMs(): number {
    const { intervalsMs } = this.#options
    return this.#isAttended() && !this.#reader.hasSkipped ? intervalsMs.attended : intervalsMs.unattended
  }
}
