import { QuayOverloadedError } from '../errors/unfinished-call-errors.ts'
import type { QuayBulkhead } from '../options.ts'
import type { RateGovernor } from './rate-governor.ts'

type Priority = 'interactive' | 'background'
type Waiter = { priority: Priority; enter: () => void; refuse: (error: Error) => void; operation: string }

/**
 * Lets so many calls through at once, and keeps the others in one queue: those that somebody waits for come first, those
 * in the background never take more than their part. undici on HTTP/2 would let everything through.
 */
export class Bulkhead {
  readonly #limits: QuayBulkhead
  readonly #governor: RateGovernor
  readonly #waiting: Record<Priority, Waiter[]> = { interactive: [], background: [] }
  readonly #running: Record<Priority, number> = { interactive: 0, background: 0 }
  #wake: NodeJS.Timeout | undefined

  constructor(limits: QuayBulkhead, governor: RateGovernor) {
    this.#limits = limits
    this.#governor = governor
  }

  /**
   * Waits for a place; the result gives it back.
   * @throws {QuayOverloadedError} when too many wait, or this one waited too long
   */
  async enter(operation: string, priority: Priority, signal: AbortSignal): Promise<() => void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiter: Waiter = { priority, enter: resolve, refuse: reject, operation }
    const overloaded = () => this.#refuse(waiter)
    this.#makeRoom(waiter)
    this.#waiting[priority].push(waiter)
    signal.addEventListener('abort', overloaded, { once: true })
    const timer = priority === 'interactive' ? setTimeout(overloaded, this.#limits.waitMs) : undefined
    this.#admit()
    try {
      await promise
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', overloaded)
    }
    return () => {
      this.#running[priority] -= 1
      this.#admit()
    }
  }

  close(): void {
    clearTimeout(this.#wake)
    for (const waiter of [...this.#waiting.interactive, ...this.#waiting.background]) this.#refuse(waiter)
  }

  #makeRoom(arriving: Waiter): void {
    const isFull = this.#waiting.interactive.length + this.#waiting.background.length >= this.#limits.waiting
    if (!isFull || (this.#hasPlace(arriving.priority) && this.#governor.delayMs() === 0)) return
    const last = this.#waiting.background.at(-1)
    if (arriving.priority === 'background' || last === undefined) {
      throw new QuayOverloadedError({ operation: arriving.operation })
    }
    this.#refuse(last)
  }

  #hasPlace(priority: Priority): boolean {
    const { interactive, background } = this.#running
    if (interactive + background >= this.#limits.running) return false
    return priority === 'interactive' || background < this.#limits.backgroundRunning
  }

  #refuse(waiter: Waiter): void {
    const queue = this.#waiting[waiter.priority]
    const index = queue.indexOf(waiter)
    if (index === -1) return
    queue.splice(index, 1)
    waiter.refuse(new QuayOverloadedError({ operation: waiter.operation }))
  }

  #admit(): void {
    for (const priority of ['interactive', 'background'] as const) {
      while (this.#waiting[priority].length > 0 && this.#hasPlace(priority)) {
        const delayMs = this.#governor.delayMs()
        if (delayMs > 0) return this.#admitLater(delayMs)
        this.#governor.take()
        this.#running[priority] += 1
        this.#waiting[priority].shift()?.enter()
      }
    }
  }

  #admitLater(delayMs: number): void {
    clearTimeout(this.#wake)
    this.#wake = setTimeout(() => this.#admit(), Math.ceil(delayMs))
  }
}
