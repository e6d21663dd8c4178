/** The world's clock: it runs with real time from where it was set, and can be moved forward. */
export type Clock = {
  /** Milliseconds since 1970, as the world sees it. */
  nowMs(): number
  /** Moves the world's clock by so many seconds. */
  advance(seconds: number): void
}

/** Makes a clock that shows `startMs` now. */
export function createClock(startMs: number): Clock {
  const startedAt = performance.now()
  let movedMs = 0
  return {
    nowMs: () => startMs + movedMs + Math.floor(performance.now() - startedAt),
    advance(seconds) {
      movedMs += seconds * 1000
    },
  }
}
