import { isDeepStrictEqual } from 'node:util'
import { array, assert, constantFrom, integer, json, property, record, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LargeAnswerReader } from './large-answer-reader.ts'
import type { LargeAnswerResult } from './large-answer-reader.ts'
import { cutLongStrings } from './long-strings.ts'

const MIB = 1024 * 1024

function read(bytes: Buffer | string, sizes: readonly number[] = [65_536], maxBytes = 8 * MIB): LargeAnswerResult {
  const reader = new LargeAnswerReader(maxBytes, 'next_page')
  const all = Buffer.from(bytes)
  for (let start = 0, turn = 0; start < all.length; turn += 1) {
    const end = start + Math.max(1, sizes[turn % sizes.length] ?? 1)
    // The copy is overwritten afterwards: nothing may still point into a piece.
    const piece = Buffer.from(all.subarray(start, end))
    if (!reader.take(piece)) return { flaw: 'not-json', isTooLarge: false, notedText: undefined }
    piece.fill(0x22)
    start = end
  }
  return reader.finish()
}

/** As Python writes it. */
const ascii = (text: string): string =>
  text.replaceAll(/[\u0080-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

const long = tuple(
  array(constantFrom('a', 'é', '日', '😀', '\uD83D', '\uDE00', '"', '\\', '\n', '\u0001', '/'), {
    minLength: 1,
    maxLength: 4,
  }),
  integer({ min: -60, max: 60 }),
).map(([units, more]) => {
  const unit = units.join('')
  const times = Math.ceil((65_536 + more) / Buffer.byteLength(unit))
  return 'x'.repeat(Math.abs(more) % 5) + unit.repeat(times)
})

describe('any page', () => {
  test('is read as JSON.parse and cutLongStrings read it, however it is split', { timeout: 60_000 }, () => {
    const sizes = array(integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 8 })
    const page = record({ a: long, list: array(long, { maxLength: 2 }), key: long })
    assert(
      property(
        page,
        sizes,
        constantFrom(ascii, (text: string) => text),
        ({ a, list, key }, split, write) => {
          const value = { logs: [{ metadata: { a, list, [key]: 1 } }], next_page: 'gAAA' }
          // Back from text, where half a pair next to another half has become a pair.
          const text = write(JSON.stringify(value))
          // A difference would be printed at a length of megabytes.
          expect(isDeepStrictEqual(read(text, split), { value: cutLongStrings(JSON.parse(text) as unknown) })).toBe(
            true,
          )
        },
      ),
      { numRuns: 20 },
    )
  })

  test('of short strings is read as it is', () => {
    assert(
      property(json({ maxDepth: 10 }), integer({ min: 1, max: 9 }), (text, size) => {
        if (text.includes('__proto__')) return
        expect(read(`\uFEFF \n${text}\t\r`, [size])).toEqual({ value: JSON.parse(text) })
      }),
    )
  })

  test('gives the cut form again where it holds the cut form already', () => {
    const value = cutLongStrings({ logs: ['日'.repeat(50_000), 'a'.repeat(90_000)] })
    expect(read(JSON.stringify(value), [7_001])).toEqual({ value })
    expect(read(ascii(JSON.stringify(value)), [7_001])).toEqual({ value })
  })
})

test.for([
  ['half a page', '{"logs": [{"kind": "a'],
  ['an unknown escape', String.raw`{"a": "\x41"}`],
  ['an unknown escape far behind the cut', `{"a": "${'x'.repeat(70_000)}${String.raw`\q`}"}`],
  ['an escape without its digits', String.raw`{"a": "\u12g4"}`],
  ['a line break in a string', `{"a": "${'x'.repeat(70_000)}\n"}`],
  ['a control character between values', '{"a":\u00001}'],
  ['two numbers side by side', '{"a": 1 2}'],
  ['something behind the page', '{"logs": []} {"logs": []}'],
  ['a login page', '<html></html>'],
])('refuses %s', ([, text = '']) => {
  for (const size of [13, 80_000]) expect(read(text, [size])).toMatchObject({ flaw: 'not-json', isTooLarge: false })
})

test('refuses bytes that are no UTF-8, also where they would be cut away', () => {
  const page = (bytes: number[]) =>
    Buffer.concat([Buffer.from(`{"a":"${'x'.repeat(70_000)}`), Buffer.from(bytes), Buffer.from('"}')])
  for (const bytes of [[0xff], [0xe6, 0x97], [0xc0, 0x80], [0xed, 0xa0, 0x80]]) {
    for (const size of [7, 1_000_000]) expect(read(page(bytes), [size])).toMatchObject({ flaw: 'not-json' })
  }
  expect(read(page([0xe6, 0x97, 0xa5]), [1])).toHaveProperty('value')
})

test('gives __proto__ another name, since anybody can have it logged', () => {
  const page = (key: string) => `{"logs":[{"metadata":{"${key}":{"x":"__proto__"}}}]}`
  const value = { logs: [{ metadata: { '[__proto__]': { x: '__proto__' } } }] }
  for (const key of ['__proto__', String.raw`__pr\u006fto__`]) expect(read(page(key), [3])).toEqual({ value })
})

test('refuses a key given twice', () => {
  expect(read('{"a":1,"a":2}')).toEqual({ flaw: 'duplicate-key', isTooLarge: false, notedText: undefined })
})

describe('a page that is too large when it was cut says why and where the list goes on', () => {
  const page = (logs: string) => `{"logs":[{"metadata":{"next_page":"no"}},${logs}],"next_page":"gAAA-_="}`
  test.for([
    ['bytes', page(`"${'x'.repeat(60_000)}",`.repeat(200) + '1'), 'too-large'],
    ['depth', page('[{"next_page":"no","a":'.repeat(80) + '1' + '}]'.repeat(80)), 'too-deep'],
    ['a depth of millions', page('['.repeat(2_000_000) + ']'.repeat(2_000_000)), 'too-deep'],
    ['values', page('0,'.repeat(300_000) + '0'), 'too-many-values'],
    [
      'keys that are the same when they are cut',
      page(`{"${'k'.repeat(70_000)}a":1,"${'k'.repeat(70_000)}b":2}`),
      'too-large',
    ],
  ] as const)('%s', ([, text, flaw]) => {
    for (const size of [101, 65_536])
      expect(read(text, [size])).toEqual({ flaw, isTooLarge: true, notedText: 'gAAA-_=' })
  })
})

test('knows nothing of how a list goes on from a string that is no token', () => {
  const text = `{"logs":["${'x'.repeat(60_000)}"],"next_page":"${'g'.repeat(5_000)}"}`
  expect(read(text, [65_536], 10_000)).toEqual({ flaw: 'too-large', isTooLarge: true, notedText: undefined })
})
