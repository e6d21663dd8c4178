import type { LogPosition, StoredEntry } from '../entry/entry.ts'
import type { DayBatch } from './day-stream.ts'
import type { LogStreamProgress } from './log-stream.ts'

type Options = { limit: number; after: LogPosition | undefined }

/** How far a stream of entries is, and where it continues. */
export class StreamProgress {
  readonly #limit: number
  #cursor: LogPosition | null
  /** Where the days that are left begin, once those before were given up. */
  #planFrom: LogPosition | undefined
  #read = 0
  #delivered = 0
  #reachedAt: string | null = null
  #daysDone = 0
  #daysTotal = 0

  constructor({ limit, after }: Options) {
    this.#limit = limit
    this.#cursor = after ?? null
  }

  get cursor(): LogPosition | null {
    return this.#cursor
  }

  get reachedAt(): string | null {
    return this.#reachedAt
  }

  get delivered(): number {
    return this.#delivered
  }

  get daysDone(): number {
    return this.#daysDone
  }

  get isFull(): boolean {
    return this.#delivered >= this.#limit
  }

  /** Where the days that are left begin. */
  get planFrom(): LogPosition | undefined {
    return this.#planFrom ?? this.#cursor ?? undefined
  }

  /** The days that are left begin here, whatever the cursor says. */
  skipTo(position: LogPosition): void {
    this.#planFrom = position
  }

  planDays(count: number): void {
    this.#daysTotal = this.#daysDone + count
  }

  finishDays(count: number): void {
    this.#daysDone += count
  }

  /** Takes a batch; gives those of its entries that are to be delivered. `isRest`: what was stored of a day that failed. */
  take(batch: DayBatch, isRest: boolean): StoredEntry[] {
    if (!isRest) this.#planFrom = undefined
    const entries = batch.entries.slice(0, this.#limit - this.#delivered)
    this.#read += batch.scanned
    this.#delivered += entries.length
    const isCut = entries.length < batch.entries.length
    const last = entries.at(-1)
    // What was stored of a day that failed is no place to continue from but where it delivered something.
    const position = isRest ? last : batch.position
    this.#cursor = isCut ? (last ?? this.#cursor) : (position ?? this.#cursor)
    this.#reachedAt = isCut || isRest ? (last?.at ?? this.#reachedAt) : (batch.reachedAt ?? this.#reachedAt)
    return entries
  }

  /** As many entries as were asked for were delivered: it continues after the last of them. */
  stopAt(last: StoredEntry | undefined): void {
    this.#cursor = last ?? this.#cursor
  }

  describe(calls: number, maxCalls: number): LogStreamProgress {
    const [read, reachedAt] = [this.#read, this.#reachedAt]
    return { read, reachedAt, daysDone: this.#daysDone, daysTotal: this.#daysTotal, calls, maxCalls }
  }
}
