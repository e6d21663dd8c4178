import type { QuayError } from '../errors/quay-error.ts'

/** No call lasts longer, however often it got more time. */
const MAX_TOTAL_MS = 300_000

/**
 * One time limit around a whole call: queue, attempts, pauses and body. A race of our own, because neither undici's
 * signal nor its timeouts reach a request in its queue or a body that drips.
 */
export class Deadline {
  readonly #controller = new AbortController()
  readonly #over: Promise<never>
  readonly #deadlineMs: number
  readonly #startedAt = performance.now()
  readonly #end: (why: 'timeout' | 'aborted') => void
  #endsAt: number
  #timer: NodeJS.Timeout
  readonly #dispose: () => void

  constructor(deadlineMs: number, signal: AbortSignal | undefined, fail: (why: 'timeout' | 'aborted') => QuayError) {
    this.#deadlineMs = deadlineMs
    this.#endsAt = this.#startedAt + deadlineMs
    const { promise, reject } = Promise.withResolvers<never>()
    this.#over = promise
    this.#over.catch(() => undefined)
    this.#end = (why) => {
      reject(fail(why))
      this.#controller.abort()
    }
    const onAbort = () => this.#end('aborted')
    this.#timer = setTimeout(() => this.#end('timeout'), deadlineMs)
    signal?.addEventListener('abort', onAbort, { once: true })
    this.#dispose = () => {
      clearTimeout(this.#timer)
      signal?.removeEventListener('abort', onAbort)
    }
    if (signal?.aborted === true) onAbort()
  }

  /** Aborted once the time is over or the caller gave up. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Begins once more: a large answer may take longer than a small one, as long as it comes on. */
  renew(): void {
    const latest = this.#startedAt + Math.max(this.#deadlineMs, MAX_TOTAL_MS)
    this.#endsAt = Math.min(latest, performance.now() + this.#deadlineMs)
    clearTimeout(this.#timer)
    if (!this.signal.aborted) this.#timer = setTimeout(() => this.#end('timeout'), this.remainingMs())
  }

  remainingMs(): number {
    return this.signal.aborted ? 0 : Math.max(0, this.#endsAt - performance.now())
  }

  /** Settles as `work` does, or rejects when the time is over, whichever comes first. */
  async race<T>(work: Promise<T>): Promise<T> {
    work.catch(() => undefined)
    return await Promise.race([this.#over, work])
  }

  async pause(pauseMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, pauseMs)
    try {
      await this.race(promise)
    } finally {
      clearTimeout(timer)
    }
  }

  end(): void {
    this.#dispose()
  }
}
