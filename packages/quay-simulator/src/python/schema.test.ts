import { describe, expect, it } from 'vitest'
import { firstViolation, type Schema } from './schema.ts'

const firstLine = (instance: unknown, schema: Schema) => firstViolation(instance, schema)?.split('\n')[0]

const team: Schema = {
  type: 'object',
  required: ['role'],
  properties: { role: { type: 'string', enum: ['member', 'admin'] }, description: { type: 'string', maxLength: 3 } },
}

// The texts are Python's, as bodies-schema.json and quota-organization.json show them.
describe('firstViolation', () => {
  it.each<[unknown, Schema, string | undefined]>([
    [{ role: 'admin', extra: 1 }, team, undefined],
    [[], team, "[] is not of type 'object'"],
    [{ description: 5 }, team, "'role' is a required property"],
    [{ role: 'boss', description: 5 }, team, "'boss' is not one of ['member', 'admin']"],
    [{ role: 'admin', description: 'long' }, team, "'long' is too long"],
    [{ role: null }, team, "None is not of type 'string'"],
    [{ role: "it's" }, team, "\"it's\" is not one of ['member', 'admin']"],
    [{ role: { a: [true, 1.5] } }, team, "{'a': [True, 1.5]} is not of type 'string'"],
    [-1, { type: 'integer', minimum: 0 }, '-1 is less than the minimum of 0'],
    [1.5, { type: 'integer' }, "1.5 is not of type 'integer'"],
    [true, { type: 'integer' }, "True is not of type 'integer'"],
    [
      { x: 1, y: 2 },
      { properties: {}, additionalProperties: false },
      "Additional properties are not allowed ('x', 'y' were unexpected)",
    ],
    [[{ a: 5 }], { type: 'array', items: { properties: { a: { type: 'string' } } } }, "5 is not of type 'string'"],
  ])('says of %j what Python says', (instance, schema, expected) => {
    expect(firstLine(instance, schema)).toBe(expected)
  })

  it('gives the deepest reason why none of the alternatives fits', () => {
    const schema: Schema = {
      oneOf: [
        { required: ['bytes'], properties: { bytes: { type: 'integer' } } },
        { required: ['words'], properties: { words: { type: 'string', pattern: '^\\d+$' } } },
      ],
    }
    expect(firstLine({}, schema)).toBe("'bytes' is a required property")
    expect(firstLine({ bytes: '10' }, schema)).toBe("'10' is not of type 'integer'")
    expect(firstLine({ words: 'lots' }, schema)).toBe("'lots' does not match '^\\\\d+$'")
    expect(firstLine({ words: '1', bytes: 1 }, schema)).toMatch(
      /^\{'words': '1', 'bytes': 1\} is valid under each of \{/,
    )
    expect(firstLine({ words: '1' }, schema)).toBeUndefined()
  })
})
