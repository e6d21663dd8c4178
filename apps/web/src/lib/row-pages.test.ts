import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pageOffsets } from './row-pages.ts'

it.each([
  [0, 0, [0]],
  [0, 99, [0]],
  [99, 100, [0, 100]],
  [250, 410, [200, 300, 400]],
  [19_990, 19_999, [19_900]],
])('reads the pages of rows %i to %i', (from, to, offsets) => {
  expect(pageOffsets({ from, to }, 100)).toEqual(offsets)
})

it('covers every row in view and reads no page that holds none', () => {
  fc.assert(
    fc.property(fc.nat(50_000), fc.nat(500), fc.integer({ min: 1, max: 200 }), (from, length, pageSize) => {
      const to = from + length
      const offsets = pageOffsets({ from, to }, pageSize)
      expect(offsets[0]).toBeLessThanOrEqual(from)
      expect((offsets.at(-1) ?? 0) + pageSize).toBeGreaterThan(to)
      expect(offsets.every((offset) => offset <= to && offset + pageSize > from)).toBe(true)
    }),
  )
})
