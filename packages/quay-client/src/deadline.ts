import type { QuayError } from './errors.ts'

/**
 * One time limit around a whole call: queue, attempts, pauses and body. A race of our own, because neither undici's
 * signal nor its timeouts reach a request in its queue or a body that drips.
 */
export class Deadline {
  readonly #controller = new AbortController()
  readonly #over: Promise<never>
  readonly #endsAt: number
  readonly #timer: NodeJS.Timeout
  readonly #dispose: () => void

  constructor(deadlineMs: number, signal: AbortSignal | undefined, fail: (why: 'timeout' | 'aborted') => QuayError) {
    this.#endsAt = performance.now() + deadlineMs
    const { promise, reject } = Promise.withResolvers<never>()
    this.#over = promise
    this.#over.catch(() => undefined)
    const end = (why: 'timeout' | 'aborted') => {
      reject(fail(why))
      this.#controller.abort()
    }
    const onAbort = () => end('aborted')
    this.#timer = setTimeout(() => end('timeout'), deadlineMs)
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
