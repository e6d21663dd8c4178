import type { Clock } from '../clock.ts'

/** Goes with the machine's clock, plus what a test has let pass. */
export class FakeClock implements Clock {
  #offsetMs = 0

  now(): number {
    return Date.now() + this.#offsetMs
  }

  advance(milliseconds: number): void {
    this.#offsetMs += milliseconds
  }
}
