import { expect, test } from 'vitest'
import { zonedClock } from './zoned-clock.ts'

test.each([
  ['Asia/Tokyo', '2026-11-03T20:11:12Z', '2026-11-04 05:11:12 +09:00'],
  ['UTC', '2026-11-03T20:11:12Z', '2026-11-03 20:11:12 +00:00'],
  ['America/St_Johns', '2026-11-03T20:11:12Z', '2026-11-03 16:41:12 -03:30'],
  ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25 02:30:00 +02:00'],
  ['Europe/Berlin', '2026-10-25T01:30:00Z', '2026-10-25 02:30:00 +01:00'],
])('writes %s time of %s', (timeZone, instant, expected) => {
  expect(zonedClock(timeZone)(instant)).toBe(expected)
})
