import { expect, test } from 'vitest'
import { RateGovernor } from './rate-governor.ts'

function simulate() {
  const clock = { nowMs: 1_000 }
  const governor = new RateGovernor(() => clock.nowMs)
  /** How many calls go out within so many milliseconds, with a 429 to every one of them or to none. */
  const callsWithin = (spanMs: number, isLimited: boolean, max = 1_000) => {
    const end = clock.nowMs + spanMs
    let calls = 0
    while (calls < max) {
      const delayMs = governor.delayMs()
      if (clock.nowMs + delayMs >= end) break
      clock.nowMs += delayMs
      governor.take()
      calls += 1
      if (isLimited) governor.slowDown()
    }
    clock.nowMs = end
    return calls
  }
  return { clock, governor, callsWithin }
}

test('does not hold anything back before a 429', () => {
  expect(simulate().callsWithin(10, false, 500)).toBe(500)
})

test('sends at most four calls a second while 429 is seen, and never less than one', () => {
  const { governor, callsWithin } = simulate()
  governor.slowDown()
  expect(callsWithin(2_000, true)).toBeLessThanOrEqual(8)
  expect(callsWithin(10_000, true)).toBeLessThanOrEqual(20)
  expect(callsWithin(10_000, true)).toBeGreaterThanOrEqual(9)
})

test('is at full rate again within a minute', () => {
  const { governor, callsWithin } = simulate()
  governor.slowDown()
  callsWithin(3_000, true)
  const slow = callsWithin(5_000, false)
  const faster = callsWithin(5_000, false)
  expect(faster).toBeGreaterThan(slow)
  callsWithin(45_000, false)
  expect(callsWithin(10, false, 500)).toBe(500)
})

test('waits as long as Quay asks, half a minute at most', () => {
  const { governor } = simulate()
  governor.slowDown(5_000)
  expect(governor.delayMs()).toBe(5_000)
  governor.slowDown(3_600_000)
  expect(governor.delayMs()).toBe(30_000)
})
