import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePythonJson, PythonJsonError } from './json-parse.ts'
import { writePythonJson, writeSortedJson } from './json-write.ts'

const parse = (text: string) => parsePythonJson(Buffer.from(text, 'utf8'))

describe('parsePythonJson', () => {
  it('reads every JSON as everybody does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 2 }), (text) => {
        expect(parse(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  it.each([
    ['NaN', Number.NaN],
    ['[-Infinity]', [Number.NEGATIVE_INFINITY]],
    ['{"a": 1, "a": 2}', { a: 2 }],
    [' "\\ud800" ', '\ud800'],
  ])('reads %s as Python does', (text, value) => {
    expect(parse(text)).toEqual(value)
  })

  it('takes a byte order mark and refuses bytes that are no UTF-8', () => {
    expect(parsePythonJson(Buffer.from('\u00ef\u00bb\u00bf{}', 'latin1'))).toEqual({})
    expect(() => parsePythonJson(Buffer.from('{"name": "caf\u00e9"}', 'latin1'))).toThrow(PythonJsonError)
  })

  it.each(['', '{', '{"a": 1,}', "{'a': 1}", '[1 2]', '01', '"a', '"\n"', 'nul', '{} x', '"\\x"'])(
    'refuses %j',
    (text) => {
      expect(() => parse(text)).toThrow(PythonJsonError)
    },
  )
})

describe('writing JSON', () => {
  it('gives ASCII that means the same, in both forms', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme' }), (value) => {
        for (const text of [writePythonJson(value), writeSortedJson(value)]) {
          expect(text).toMatch(/^[ -~]*$/)
          expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        }
      }),
    )
  })

  it('puts blanks as Python does, and sorts and packs as jsonify does', () => {
    const value = { b: [1, 'ü\u007f'], a: undefined, c: { z: null, y: true } }
    expect(writePythonJson(value)).toBe('{"b": [1, "\\u00fc\\u007f"], "c": {"z": null, "y": true}}')
    expect(writeSortedJson(value)).toBe('{"b":[1,"\\u00fc\\u007f"],"c":{"y":true,"z":null}}')
  })
})
