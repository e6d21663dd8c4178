import { setTimeout as sleep } from 'node:timers/promises'
import type { Budget, CallPriority } from './budget.ts'

/**
 * What a loop does after a step: goes on, waits a while, or waits until somebody wakes it. `paused` says why it can do
 * nothing, where something keeps it from working.
 */
export type NextStep<Pause extends string> =
  | { next: 'now' }
  | { next: 'later'; waitMs: number; paused?: Pause | undefined }
  | { next: 'woken'; paused?: Pause | undefined }

export type StepContext = {
  /** Ends with the loop. */
  signal: AbortSignal
  /** Waits until the budget allows one more call. @default the priority of the loop */
  takeCall: (priority?: CallPriority) => Promise<void>
}

export type LoopStatus<Pause extends string> = {
  name: string
  state: 'stopped' | 'working' | 'idle' | 'paused'
  /** Why it is paused; null when it is not. */
  paused: Pause | null
  /** The next call waits for the budget, and not only for a moment. */
  isWaitingForBudget: boolean
  /** Steps that failed in a row. */
  failures: number
}

export type BackgroundLoopOptions<Pause extends string> = {
  name: string
  /** Does one unit of work. What it throws is retried after a while. */
  step: (context: StepContext) => Promise<NextStep<Pause>>
  budget: Budget
  /** @default 'normal' */
  priority?: CallPriority | undefined
  /** How many steps run side by side. @default 1 */
  lanes?: number | undefined
  /** How long to wait after the first failure, the second and so on. */
  retryPausesMs?: readonly [number, ...number[]] | undefined
  /** What a failure is called on the status page. */
  pauseReason: (error: unknown) => Pause | null
  /** Told of each failure; the loop goes on by itself. */
  onError: (error: unknown) => void
}

const RETRY_PAUSES_MS = [1_000, 2_000, 5_000, 15_000] as const
/** From here on a wait for the budget is told. */
const NOTABLE_WAIT_MS = 5_000
/** The longest wait that a timer takes. */
const MAX_WAIT_MS = 2 ** 31 - 1

/** Work that goes on behind the requests: a step at a time within the call budget, with pauses, retries and a status. */
export class BackgroundLoop<Pause extends string> {
  readonly #options: BackgroundLoopOptions<Pause>
  readonly #stop = new AbortController()
  /** By lane. */
  readonly #paused = new Map<number, Pause>()
  readonly #failures = new Map<number, number>()
  #wake = new AbortController()
  /** Rises with each wake, so that one that comes during a step is heard after it. */
  #wakes = 0
  /** Lanes that wait between two steps. */
  #resting = 0
  #waitingForBudget = 0
  #running: Promise<unknown> | undefined

  constructor(options: BackgroundLoopOptions<Pause>) {
    this.#options = options
  }

  start(): void {
    const lanes = Array.from({ length: this.#options.lanes ?? 1 }, (_, lane) => this.#run(lane))
    this.#running = Promise.all(lanes)
  }

  /** Something may have become possible, or is to be done at once: ends every wait but those for the budget. */
  wake(): void {
    this.#wakes += 1
    this.#wake.abort()
    this.#wake = new AbortController()
  }

  status(): LoopStatus<Pause> {
    const [paused = null] = this.#paused.values()
    return {
      name: this.#options.name,
      state: this.#state(paused !== null),
      paused,
      isWaitingForBudget: this.#waitingForBudget > 0,
      failures: Math.max(0, ...this.#failures.values()),
    }
  }

  /** Ends after the steps that run; their calls are given up. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  #state(isPaused: boolean): LoopStatus<Pause>['state'] {
    if (this.#running === undefined || this.#stop.signal.aborted) return 'stopped'
    if (isPaused) return 'paused'
    return this.#resting < (this.#options.lanes ?? 1) ? 'working' : 'idle'
  }

  async #run(lane: number): Promise<void> {
    const { signal } = this.#stop
    while (!signal.aborted) {
      const wakes = this.#wakes
      const waitMs = await this.#step(lane)
      // A step that did not wait for anything must not keep others from running.
      if (waitMs === 0) await new Promise(setImmediate)
      else if (wakes === this.#wakes) await this.#rest(waitMs)
    }
  }

  /** How long to wait before the next step, in milliseconds. */
  async #step(lane: number): Promise<number> {
    try {
      const next = await this.#options.step({ signal: this.#stop.signal, takeCall: (priority) => this.#take(priority) })
      if (next.next === 'now') {
        this.#noteWork()
        return 0
      }
      this.#failures.delete(lane)
      this.#setPaused(lane, next.paused)
      return next.next === 'woken' ? MAX_WAIT_MS : next.waitMs
    } catch (error) {
      return this.#stop.signal.aborted ? 0 : this.#retryMs(lane, error)
    }
  }

  /** Where one lane can work, the others can too. */
  #noteWork(): void {
    if (this.#failures.size > 0) this.wake()
    this.#failures.clear()
    this.#paused.clear()
  }

  #retryMs(lane: number, error: unknown): number {
    const { onError, pauseReason, retryPausesMs = RETRY_PAUSES_MS } = this.#options
    onError(error)
    this.#setPaused(lane, pauseReason(error) ?? undefined)
    const failures = this.#failures.get(lane) ?? 0
    this.#failures.set(lane, failures + 1)
    return retryPausesMs[Math.min(failures, retryPausesMs.length - 1)] ?? retryPausesMs[0]
  }

  #setPaused(lane: number, paused: Pause | undefined): void {
    if (paused === undefined) this.#paused.delete(lane)
    else this.#paused.set(lane, paused)
  }

  async #take(priority = this.#options.priority): Promise<void> {
    const { budget } = this.#options
    const isNotable = budget.waitMs() > NOTABLE_WAIT_MS
    if (isNotable) this.#waitingForBudget += 1
    try {
      await budget.take(this.#stop.signal, priority)
    } finally {
      if (isNotable) this.#waitingForBudget -= 1
    }
  }

  async #rest(milliseconds: number): Promise<void> {
    const signal = AbortSignal.any([this.#stop.signal, this.#wake.signal])
    this.#resting += 1
    await sleep(Math.min(milliseconds, MAX_WAIT_MS), undefined, { signal, ref: false }).catch(() => undefined)
    this.#resting -= 1
  }
}
