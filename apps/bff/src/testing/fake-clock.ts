import type { Clock } from '../time/clock.ts'

/** Goes with the machine's clock, plus what a test has let pass; a test that counts seconds stops it first. */
export class FakeClock implements Clock {
  #offsetMs = 0
  #stoppedAtMs: number | undefined

  now(): number {
    return (this.#stoppedAtMs ?? Date.now()) + this.#offsetMs
  }

  advance(milliseconds: number): void {
    this.#offsetMs += milliseconds
  }

  /** From here on only `advance` moves it: what a test is about must not pass while it runs slowly. */
  stop(): void {
    this.#stoppedAtMs ??= Date.now()
  }
}
