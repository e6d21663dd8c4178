import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** No answer about a password comes sooner, so that its time tells nothing. */
export const ANSWER_FLOOR_MS = 250
const JITTER_MS = 85

/** Gives the result, or the failure, no sooner than `floorMs` after the start, and some chance later. */
export async function withAnswerFloor<T>(floorMs: number, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + floorMs + (floorMs === 0 ? 0 : randomInt(JITTER_MS + 1))
  try {
    return await work()
  } finally {
    const rest = until - performance.now()
    if (rest > 0) await sleep(rest)
  }
}
