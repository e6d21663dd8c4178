import type { Clock } from '../time/clock.ts'

/** Goes with the machine's clock, plus what a test has let pass; a test that counts seconds stops it first. */
export class FakeClock implements Clock {
  #offsetMs: number
  #stoppedAtMs: number | undefined

  /** `startAt`: the instant it shows first; the present one when left out. */
  constructor(startAt?: string) {
    this.#offsetMs = startAt === undefined ? 0 : Date.parse(startAt) - Date.now()
  }

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
