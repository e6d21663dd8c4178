import { assert, json, property } from 'fast-check'
import { expect, test } from 'vitest'
import { readJson } from './json.ts'

const read = (text: string) => readJson(Buffer.from(text))
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

test('reads what JSON.parse reads', () => {
  assert(
    property(json({ maxDepth: 20 }), (text) => {
      if (text.includes('__proto__')) return
      expect(read(text)).toEqual({ value: JSON.parse(text) })
    }),
  )
})

test('takes a depth of 64 and refuses 65', () => {
  expect(read(nested(64))).toHaveProperty('value')
  expect(read(nested(65))).toEqual({ flaw: 'too-deep' })
})

test('takes brackets, commas, colons and quotes in texts for what they are', () => {
  const value = { '{[:,"\\': ['[[[', '\\"', '\\', ',,,::'].map((text) => text.repeat(100)) }
  expect(read(JSON.stringify(value))).toEqual({ value })
})

test('refuses more than 200,000 values', () => {
  expect(read(`[${'0,'.repeat(199_998)}0]`)).toHaveProperty('value')
  expect(read(`[${'0,'.repeat(200_000)}0]`)).toEqual({ flaw: 'too-many-values' })
})

test('refuses a key given twice, however it is written', () => {
  expect(read('{"a":1,"b":2,"a":1}')).toEqual({ flaw: 'duplicate-key' })
  expect(read(String.raw`{"x":[{"a":1,"\u0061":2}]}`)).toEqual({ flaw: 'duplicate-key' })
})

test('refuses __proto__ at any depth and pollutes nothing', () => {
  expect(read('{"users":[{"__proto__":{"x":1}}]}')).toEqual({ flaw: 'forbidden-key' })
  expect(read(String.raw`{"__pr\u006fto__":{"x":1}}`)).toEqual({ flaw: 'forbidden-key' })
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})

test.for([
  ['', 'empty'],
  [' \n', 'empty'],
  ['{"users": [', 'not-json'],
  ['<html></html>', 'not-json'],
  ['{"a":1}{', 'not-json'],
  ['NaN', 'not-json'],
])('says of %j that it is %s', ([text = '', flaw]) => {
  expect(read(text)).toEqual({ flaw })
})

test('refuses bytes that are not UTF-8 and drops a byte order mark', () => {
  expect(readJson(Buffer.from([0x22, 0xff, 0x22]))).toEqual({ flaw: 'not-json' })
  expect(read('\uFEFF{"a":1}')).toEqual({ value: { a: 1 } })
})

test.for([
  ['a depth of 4 million', nested(4_000_000)],
  ['millions of members', `{${'"a":1,'.repeat(1_150_000)}"b":1}`],
  ['millions of numbers', `[${'0,'.repeat(4_000_000)}0]`],
  ['one text of 8 MiB', JSON.stringify('x'.repeat(8_388_000))],
])('is done with %s within 250 ms', ([, text = '']) => {
  const bytes = Buffer.from(text)
  // The best of three: what else this machine does at the moment is not ours.
  const times = [1, 2, 3].map(() => {
    const startedAt = performance.now()
    readJson(bytes)
    return performance.now() - startedAt
  })
  expect(Math.min(...times)).toBeLessThan(250)
})
