import { QUAY_NAME_PATTERN } from '@quaymaster/contracts/names'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adviseName } from './name-advice.ts'

describe('advice on a name', () => {
  it.each(['maria', 'maria-gomez', 'm2', 'a.b_c-d', '42'])('has nothing to say about %s', (name) => {
    expect(adviseName(name)).toBeUndefined()
  })

  it.each([
    ['Maria.Keller', 'capitals', 'M', 'maria.keller'],
    ['maria gomez', 'space', ' ', 'maria-gomez'],
    ['maría', 'letter', 'í', 'maria'],
    ['weiß', 'letter', 'ß', 'weiss'],
    ['maria@example.org', 'character', '@', 'maria'],
    ['maria+ci', 'character', '+', 'maria-ci'],
    ['maria--gomez', 'doubled', '--', 'maria-gomez'],
    ['-maria', 'edge', '-', 'maria'],
    ['maria.', 'edge', '.', 'maria'],
    ['m', 'short', '', undefined],
    ['', 'short', '', undefined],
    ['花子', 'letter', '花', undefined],
    ['---', 'doubled', '---', undefined],
  ])('says of %j that it breaks the rule %s', (name, rule, character, suggestion) => {
    expect(adviseName(name)).toEqual({ rule, character, suggestion })
  })

  it('cuts a name that is too long to what Quay takes', () => {
    const advice = adviseName('a'.repeat(300))
    expect(advice?.rule).toBe('long')
    expect(advice?.suggestion).toHaveLength(255)
  })

  it('never suggests a name that Quay would refuse', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const suggestion = adviseName(name)?.suggestion
        expect(suggestion === undefined || QUAY_NAME_PATTERN.test(suggestion)).toBe(true)
      }),
    )
  })
})
