import { expect, test } from 'vitest'
import { cutLongStrings } from './long-strings.ts'

const LONGEST = 65_536

test('keeps a string of 65,536 bytes, and the very same value where nothing is too long', () => {
  const value = { repo: 'a'.repeat(LONGEST), list: [1, null, true, { deep: '日'.repeat(21_845) }] }
  expect(cutLongStrings(value)).toBe(value)
})

test('cuts a longer one behind its first 65,536 bytes, and says how long it was', () => {
  expect(cutLongStrings({ description: ['b'.repeat(4_718_592)] })).toEqual({
    description: [`${'b'.repeat(LONGEST)}... [shortened from 4718592 bytes]`],
  })
})

test.for([
  ['two bytes', 'é', 'a', 32_767],
  ['three bytes', '日', 'ab', 21_844],
  ['four bytes', '😀', 'abc', 16_383],
  ['an unpaired surrogate, which counts three', '\uD800', 'ab', 21_844],
] as const)('never cuts through a character of %s', ([, character, before, kept]) => {
  const bytes = before.length + Buffer.byteLength(character) * (kept + 9)
  expect(cutLongStrings(before + character.repeat(kept + 9))).toBe(
    `${before}${character.repeat(kept)}... [shortened from ${bytes} bytes]`,
  )
})

test('cuts keys, too', () => {
  const [key] = Object.keys(cutLongStrings({ ['k'.repeat(70_000)]: 1 }))
  expect(key).toBe(`${'k'.repeat(LONGEST)}... [shortened from 70000 bytes]`)
})

test.for(['a'.repeat(70_000), '日'.repeat(30_000), `a${'😀'.repeat(20_000)}`, '\uDC00'.repeat(40_000)])(
  'changes nothing where it has cut before (%#)',
  (text) => {
    const once = cutLongStrings(text)
    expect(once).not.toBe(text)
    expect(cutLongStrings(once)).toBe(once)
  },
)

test('is not deceived by a mark that somebody typed', () => {
  const typed = `${'a'.repeat(LONGEST - 30)}... [shortened from 4718592 bytes]`
  expect(cutLongStrings(typed)).toMatch(/\.\.\. \[shortened from 65540 bytes\]$/)
  const short = `${'a'.repeat(LONGEST)}... [shortened from 12345 bytes]`
  expect(cutLongStrings(short)).toMatch(/\[shortened from 65568 bytes\]$/)
})
