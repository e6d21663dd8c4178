import type { DayStream } from './day-stream.ts'
import type { LogStreamPart } from './log-stream.ts'
import type { Pace } from './pace.ts'

/** Readers that have not taken the next entries for so long are slow or gone: Quay need not work ahead of them. */
const SLOW_CONSUMER_MS = 1_000

type Options = { pace: Pace; canBeginAhead: () => boolean }

/** Lets days be read side by side, ahead of the consumer. */
export class StreamScheduler {
  readonly #options: Options
  #streams: readonly DayStream[] = []
  /** Which of the streams is being delivered. */
  #current = 0
  /** Since when the last part waits to be taken; undefined while the next one is awaited. */
  #givenAtMs: number | undefined

  constructor(options: Options) {
    this.#options = options
  }

  set(streams: readonly DayStream[]): void {
    this.#streams = streams
  }

  select(index: number): void {
    this.#current = index
  }

  stop(): void {
    for (const stream of this.#streams) stream.stop()
    this.#streams = []
  }

  /** Gives a part, and lets days continue that waited for it to be taken. */
  *give(part: LogStreamPart): Generator<LogStreamPart, void, void> {
    this.#givenAtMs = performance.now()
    yield part
    const isLate = this.isConsumerSlow()
    this.#givenAtMs = undefined
    if (isLate) for (const stream of this.#streams) stream.resume()
  }

  readonly isConsumerSlow = (): boolean =>
    this.#givenAtMs !== undefined && performance.now() - this.#givenAtMs > SLOW_CONSUMER_MS

  /**
   * Days side by side; for a screen of rows only once its first day was not enough. A day that is read makes room for
   * another one, as far as that is not too long before it is taken.
   */
  readonly startAhead = (): void => {
    const { pace, canBeginAhead } = this.#options
    const sideBySide = canBeginAhead() ? pace.current : 1
    const near = this.#streams.slice(this.#current, this.#current + (sideBySide === 1 ? 1 : sideBySide * 2))
    for (const stream of near) {
      if (near.filter((each) => each.isReading()).length >= sideBySide) return
      stream.start()
    }
  }
}
