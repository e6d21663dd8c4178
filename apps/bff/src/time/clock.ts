/** Tells the time that sessions, limits and records go by. */
export type Clock = {
  /** Milliseconds since 1970. Never goes back, though the machine's clock may. */
  now(): number
}

type Sources = { wall: () => number; monotonicMs: () => number }

/** Follows the machine's clock forwards only: a clock that is set back must not lengthen a session. */
export function createClock(
  { wall, monotonicMs }: Sources = { wall: Date.now, monotonicMs: () => performance.now() },
): Clock {
  let latest = wall()
  let readAtMs = monotonicMs()
  return {
    now() {
      const monotonic = monotonicMs()
      latest = Math.max(wall(), Math.floor(latest + (monotonic - readAtMs)))
      readAtMs = monotonic
      return latest
    },
  }
}

/** An instant as the store and the browser know it. */
export const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString()
