import type { DayCheck } from './day-verdict.ts'
import type { LogPosition, StoredEntry } from '../entry/entry.ts'

export type DayBatch = {
  /** In the reading's order. */
  entries: StoredEntry[]
  /** How many entries were looked at. */
  looked: number
  reachedAt: string | null
  /** Behind everything that was looked at. */
  position: LogPosition | null
}

/** Pages that a day is ahead of whoever takes its entries already: one who stops reading holds up Quay soon. */
const PAGES_WHILE_TAKEN = 5

/** Pages that a day may be ahead, of those that were allowed for it. */
export const aheadOf = (pagesAhead: number, isTaken: boolean): number =>
  isTaken ? Math.min(pagesAhead, PAGES_WHILE_TAKEN) : pagesAhead

/** Entries of one stretch of days, read ahead as far as is allowed. */
export type DayStream = {
  /** Days that it stands for, in the reading's order. */
  days: readonly string[]
  /** May read before anybody asks. */
  start: () => void
  /** Goes on where it waited since nobody took anything. */
  resume: () => void
  /** Asks Quay at present: it began, and neither has everything nor waits to be taken. */
  isReading: () => boolean
  /** The next entries; undefined at the end. */
  next: () => Promise<DayBatch | undefined>
  /** No further call to Quay is begun. */
  stop: () => void
  /** What can be said of its days after the last entries, or after it failed. */
  check: () => Promise<DayCheck[]>
}

/** A bell that those who wait for something to change can hear. */
export class Signal {
  #resolve: () => void = () => undefined
  #notified = new Promise<void>((resolve) => (this.#resolve = resolve))

  notify(): void {
    this.#resolve()
    this.#notified = new Promise<void>((resolve) => (this.#resolve = resolve))
  }

  wait(): Promise<void> {
    return this.#notified
  }
}
