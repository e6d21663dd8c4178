import { describe, expect, test } from 'vitest'
import { Budget } from './budget.ts'
import type { CallPriority } from './budget.ts'

const NIGHT = { fromMinute: 22 * 60, untilMinute: 6 * 60, callsPerSecond: 5 }

test('has a rate of its own in the quiet hours of the configured zone, over midnight too', () => {
  const rateAt = (iso: string) =>
    new Budget({ callsPerSecond: 1, quietHours: NIGHT, timeZone: 'Asia/Tokyo' }, () => Date.parse(iso)).callsPerSecond()
  expect(rateAt('2026-11-24T12:59:00Z')).toBe(1)
  expect(rateAt('2026-11-24T13:00:00Z')).toBe(5)
  expect(rateAt('2026-11-24T20:59:00Z')).toBe(5)
  expect(rateAt('2026-11-24T21:00:00Z')).toBe(1)
})

test('lets one call through at once, then no more than the rate', async () => {
  const budget = new Budget({ callsPerSecond: 10, timeZone: 'UTC' }, Date.now)
  const signal = AbortSignal.timeout(5_000)
  const startedAt = performance.now()
  for (let call = 0; call < 4; call += 1) await budget.take(signal)
  expect(performance.now() - startedAt).toBeGreaterThan(280)
})

test('takes requests that nobody asked it for from what comes next', async () => {
  const budget = new Budget({ callsPerSecond: 1, timeZone: 'UTC' }, Date.now)
  await budget.take(AbortSignal.timeout(1_000))
  budget.noteRequests(1)
  expect(budget.waitMs()).toBeLessThanOrEqual(1_000)
  // Two checks of tokens and a repeated request: three seconds' worth.
  budget.noteRequests(3)
  expect(Math.round(budget.waitMs() / 1_000)).toBe(4)
})

test('a wait ends with its caller', async () => {
  const budget = new Budget({ callsPerSecond: 0.01, timeZone: 'UTC' }, Date.now)
  await budget.take(AbortSignal.timeout(1_000))
  await expect(budget.take(AbortSignal.timeout(20))).rejects.toThrow(/abort/)
})

describe('who goes first', () => {
  const open = async (asks: readonly CallPriority[]) => {
    const budget = new Budget({ callsPerSecond: 200, timeZone: 'UTC' }, Date.now)
    const signal = AbortSignal.timeout(5_000)
    budget.noteRequests(201)
    const served: number[] = []
    await Promise.all(asks.map((priority, index) => budget.take(signal, priority).then(() => served.push(index))))
    return served
  }

  test('the more urgent, and within one priority those who asked first', async () => {
    expect(await open(['low', 'normal', 'normal', 'urgent'])).toEqual([3, 1, 2, 0])
  })

  test('whoever was passed over eight times, so that nothing waits for ever', async () => {
    const served = await open(['low', ...Array.from({ length: 20 }, () => 'urgent' as const)])
    expect(served.indexOf(0)).toBe(8)
  })

  test('nobody who gave up', async () => {
    const budget = new Budget({ callsPerSecond: 20, timeZone: 'UTC' }, Date.now)
    budget.noteRequests(2)
    const impatient = budget.take(AbortSignal.timeout(10), 'urgent')
    const patient = budget.take(AbortSignal.timeout(5_000))
    await expect(impatient).rejects.toThrow(/abort/)
    await patient
  })
})
