import { describe, expect, it } from 'vitest'
import { compareValue } from './compare.ts'

const nowMs = Date.parse('2026-11-23T16:00:00Z')

const differences = (template: unknown, actual: unknown, bindings = new Map<string, string>()) =>
  compareValue(template, actual, 'body', { nowMs, startMs: nowMs, host: '127.0.0.1:8080', bindings })

const uuid = '0b0e3a8c-0eb4-4e88-834b-43b03374ece4'
const other = '1b0e3a8c-0eb4-4e88-834b-43b03374ece4'

// The replay would prove nothing if its comparison let anything pass.
describe('compareValue', () => {
  it.each<[unknown, unknown]>([
    [
      { a: 1, b: [true, null] },
      { b: [true, null], a: 1 },
    ],
    ['{{uuid:1}}', uuid],
    ['urn:teaminvite:{{uuid:1}}', `urn:teaminvite:${uuid}`],
    ['{{any-number}}', 1.5],
    ['{{any-boolean}}', false],
    ['{{any-null}}', null],
    ['{{rfc1123}}', 'Mon, 23 Nov 2026 15:06:27 -0000'],
    ['{{rfc1123@-5 00:00:00}}', 'Wed, 18 Nov 2026 00:00:00 -0000'],
    ['{{iso-z+60}}', '2026-11-23T16:01:00.5Z'],
    ['{{date:-2}}', '2026-11-21'],
    ['{{unix-seconds}}', nowMs / 1000],
    ['http://{{host}}/x', 'http://127.0.0.1:8080/x'],
    ["5 is not of type 'string'{{schema-text}}", "5 is not of type 'string'\n\nFailed"],
    ["5 is not of type 'string'{{schema-text}}", "5 is not of type 'string'"],
    [
      {
        '{{unordered}}': [
          { a: '{{uuid:1}}', b: 1 },
          { a: '{{uuid:2}}', b: 2 },
        ],
      },
      [
        { a: other, b: 2 },
        { a: uuid, b: 1 },
      ],
    ],
  ])('finds that %j and %j agree', (template, actual) => {
    expect(differences(template, actual)).toEqual([])
  })

  it.each<[unknown, unknown]>([
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1, b: 2 }, { a: 1 }],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 1]],
    ['1', 1],
    [null, false],
    [{}, []],
    ['{{uuid:1}}', uuid.toUpperCase()],
    ['{{any-number}}', '1'],
    ['{{any-string}}', 1],
    ['{{rfc1123}}', 'Mon, 23 Nov 2020 15:06:27 -0000'],
    ['{{rfc1123}}', 'Mon, 23 Nov 2026 15:06:27 GMT'],
    ['{{rfc1123@-5 00:00:00}}', 'Wed, 18 Nov 2026 00:00:01 -0000'],
    ['{{iso-z+60}}', '2026-11-23T16:04:00Z'],
    ['{{generated-password:1}}', 'short'],
    ['http://{{host}}/x', 'http://elsewhere/x'],
    ["5 is not of type 'string'{{schema-text}}", "5 is not of type 'string' at all"],
    [{ '{{unordered}}': [1, 2] }, [1, 1]],
    [{ '{{unordered}}': [1] }, [1, 2]],
    [
      ['{{uuid:1}}', '{{uuid:1}}'],
      [uuid, other],
    ],
  ])('finds that %j and %j differ', (template, actual) => {
    expect(differences(template, actual)).not.toEqual([])
  })

  it('holds a numbered placeholder to the value that it had at first', () => {
    const bindings = new Map<string, string>()
    expect(differences('{{uuid:1}}', uuid, bindings)).toEqual([])
    expect(differences('{{uuid:1}}', other, bindings)).not.toEqual([])
    expect(differences('{{uuid:2}}', other, bindings)).toEqual([])
  })
})
