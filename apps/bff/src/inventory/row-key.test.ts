import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinKey, splitKey } from './row-key.ts'

const part = fc.string({ unit: fc.constantFrom('a', '/', '%', '1', 'F', '2', '5', '\u001F'), minLength: 1 })

test('a key is the same after it was stored, whatever its parts hold', () => {
  fc.assert(
    fc.property(fc.array(part), (key) => {
      expect(splitKey(joinKey(key))).toEqual(key)
    }),
  )
})

test('two keys are never stored as one', () => {
  expect(joinKey(['a', 'b'])).not.toBe(joinKey(['a\u001Fb']))
  expect(joinKey(['a%1Fb'])).not.toBe(joinKey(['a\u001Fb']))
})

test('a key of one part is stored as that part', () => {
  expect(joinKey(['maria.gomez'])).toBe('maria.gomez')
})
