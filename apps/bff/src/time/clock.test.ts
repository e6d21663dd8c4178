import { describe, expect, test } from 'vitest'
import { createClock } from './clock.ts'

describe('the clock', () => {
  test('goes on when the machine’s clock is set back', () => {
    const sources = { wallMs: 1_000_000, monotonicMs: 0 }
    const clock = createClock({ wall: () => sources.wallMs, monotonicMs: () => sources.monotonicMs })
    sources.wallMs -= 3_600_000
    sources.monotonicMs += 5000
    expect(clock.now()).toBe(1_005_000)
    sources.monotonicMs += 5000
    expect(clock.now()).toBe(1_010_000)
  })

  test('follows the machine’s clock forwards', () => {
    const sources = { wallMs: 1_000_000 }
    const clock = createClock({ wall: () => sources.wallMs, monotonicMs: () => 0 })
    sources.wallMs += 60_000
    expect(clock.now()).toBe(1_060_000)
  })
})
