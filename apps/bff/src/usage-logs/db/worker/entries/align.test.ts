import { array, assert, constantFrom, property, tuple, nat } from 'fast-check'
import { expect, test } from 'vitest'
import { align, hasMet } from './align.ts'

const letters = array(constantFrom('a', 'b', 'c'), { maxLength: 25 })

test('finds what is new at the top', () => {
  expect(align([...'zyabc'], [...'abcd'])).toEqual([-1, -1, 0, 1, 2])
})

test('finds what came late, in between', () => {
  expect(align([...'aLbc'], [...'abcd'])).toEqual([0, -1, 1, 2])
})

test('neither doubles equal neighbours nor loses one', () => {
  assert(
    property(letters, letters, (fresh, stored) => {
      const list = [...fresh, ...stored]
      const matches = align(list, stored)
      expect(matches.filter((match) => match >= 0)).toEqual([...stored.keys()])
      expect(matches.filter((match) => match < 0)).toHaveLength(fresh.length)
    }),
  )
})

test('matches equal entries only, in order', () => {
  assert(
    property(letters, letters, (list, stored) => {
      const pairs = [...align(list, stored).entries()].filter(([, match]) => match >= 0)
      for (const [index, match] of pairs) expect(list[index]).toBe(stored[match])
      const places = pairs.map(([, match]) => match)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect(new Set(places).size).toBe(places.length)
    }),
  )
})

test('has met what is stored only past the equal ones at its top, whose number is unknown', () => {
  const met = (list: string, stored: string) => hasMet([...list], [...stored], align([...list], [...stored]))
  expect(met('zab', 'abc')).toBe(true)
  expect(met('zaa', 'aab')).toBe(false)
  expect(met('zaaab', 'aab')).toBe(true)
  expect(met('abx', 'abc')).toBe(false)
  expect(met('xyz', 'abc')).toBe(false)
})

test('says of a page that ends among unknown ones that it has not met', () => {
  assert(
    property(tuple(letters, nat(5)), ([stored, count]) => {
      const list = [...stored, ...Array.from({ length: count + 1 }, () => 'unknown')]
      expect(hasMet(list, stored, align(list, stored))).toBe(false)
    }),
  )
})
