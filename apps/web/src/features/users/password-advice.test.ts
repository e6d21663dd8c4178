import { expect, it } from 'vitest'
import { advisePassword } from './password-advice.ts'

it.each([
  ['12345678', undefined],
  ['pässwörd-ünï', undefined],
  ['1234567', 'short'],
  ['', 'short'],
  ['with a blank', 'space'],
  [' 12345678', 'space'],
  ['x'.repeat(256), 'long'],
])('says of %j: %s', (password, rule) => {
  expect(advisePassword(password)).toBe(rule)
})
