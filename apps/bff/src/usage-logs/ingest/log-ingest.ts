import type { Budget } from '../../background/budget.ts'
import type { LogSource } from '../../quay/log-source.ts'
import type { RegistryCheck } from '../../registry-check/registry-check.ts'
import type { LogDatabase } from '../db/log-database.ts'
import type { StoredEntry } from '../entry/entry.ts'
import { findBlocker } from '../source/blocker.ts'
import type { LogBlocker } from '../source/blocker.ts'
import { DayReader } from '../source/day-reader.ts'
import { Backfill } from './backfill.ts'
import { DayCompletion } from './day-completion.ts'
import { RepairQueue } from './repair/repair-queue.ts'
import { TailConsistency } from './tail-consistency.ts'
import { TailPoller } from './tail-poller.ts'

type Options = {
  database: LogDatabase
  source: LogSource
  registry: RegistryCheck
  budget: Budget
  signal: AbortSignal
  nowMs: () => number
  /** The day that is followed, and the first one that is kept. */
  today: () => string
  oldestDay: () => string
  intervalsMs: { attended: number; unattended: number } | undefined
}

type Listener = (entries: StoredEntry[]) => void

const INTERVALS_MS = { attended: 10_000, unattended: 60_000 }
const ATTENDED_MS = 120_000

/** Everything that brings entries from Quay into the store in the background. */
export class LogIngest {
  readonly reader: DayReader
  readonly repairs: RepairQueue
  readonly backfill: Backfill
  readonly tailPoller: TailPoller
  readonly #listeners = new Set<Listener>()
  #blocker: LogBlocker | null = null

  constructor(options: Options) {
    const onRestart = () => this.tailPoller.suspect()
    this.reader = new DayReader({ ...options, onRestart })
    this.repairs = new RepairQueue(options)
    const common = {
      ...options,
      reader: this.reader,
      onFailure: (error: unknown) => (this.#blocker = findBlocker(error) ?? this.#blocker),
      onSuccess: () => (this.#blocker = null),
    }
    this.backfill = new Backfill({ ...common, completion: new DayCompletion(options), repairs: this.repairs })
    this.tailPoller = new TailPoller({
      ...common,
      consistency: new TailConsistency(options),
      intervalsMs: options.intervalsMs ?? INTERVALS_MS,
      attendedMs: ATTENDED_MS,
      onEntries: (entries) => {
        for (const listener of this.#listeners) listener(entries)
      },
      onPoll: () => {
        this.#blocker = null
        this.backfill.wake()
      },
    })
  }

  /** Why Quay could not be read the last time. */
  get blocker(): LogBlocker | null {
    return this.#blocker
  }

  /** Told of entries that have just come, oldest first. */
  follow(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  start(): void {
    this.tailPoller.start()
    this.backfill.start()
  }

  /** Something may be possible that was not. */
  wake(): void {
    this.backfill.wake()
    this.tailPoller.wake()
  }

  async close(): Promise<void> {
    await Promise.all([this.tailPoller.close(), this.backfill.close()])
  }
}
