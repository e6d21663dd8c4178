import { expect, test } from 'vitest'
import { holdsBar, tableOf } from './measurement.ts'

const bytes = { name: 'bytes.javascript', value: 0.29, bar: 0.32, hope: 0.27, better: 'lower' } as const

test('a figure holds its bar from the side that is better', () => {
  expect(holdsBar(bytes)).toBe(true)
  expect(holdsBar({ ...bytes, value: 0.33 })).toBe(false)
  expect(holdsBar({ ...bytes, better: 'higher' })).toBe(false)
})

test('the table names figure, bar and hope, and what missed its bar', () => {
  const table = tableOf([bytes, { ...bytes, name: 'bytes.style', value: 0.9 }])
  expect(table).toContain('bytes.javascript  0.29   ≤ 0.32  0.27  holds')
  expect(table).toContain('bytes.style       0.9    ≤ 0.32  0.27  MISSED')
})
