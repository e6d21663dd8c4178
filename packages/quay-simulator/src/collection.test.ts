import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCollection } from './collection.ts'

type Person = { id: number; name: string; city: string | undefined }

const createPeople = () =>
  createCollection<Person, 'name' | 'city'>({ name: (row) => row.name, city: (row) => row.city })

const id = fc.integer({ min: 1, max: 12 })
const name = fc.constantFrom('ann', 'bob', 'cid')
const city = fc.constantFrom('ulm', 'oslo', undefined)
const step = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), id, name, city }),
  fc.record({ kind: fc.constant('update' as const), id, name, city }),
  fc.record({ kind: fc.constant('delete' as const), id }),
)

describe('createCollection', () => {
  it('holds what a plain list would, in the order of ids, whatever happens to it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), id, (steps, start) => {
        const people = createPeople()
        const model = new Map<number, Person>()
        for (const action of steps) {
          const isKnown = model.has(action.id)
          if (action.kind === 'delete') {
            people.delete(action.id)
            model.delete(action.id)
          } else {
            const row = { id: action.id, name: action.name, city: action.city }
            if (action.kind === 'insert' && !isKnown) people.insert(row)
            else if (action.kind === 'update' && isKnown) people.update(action.id, row)
            else continue
            model.set(action.id, row)
          }
        }
        const sorted = [...model.values()].toSorted((left, right) => left.id - right.id)
        expect(people.size).toBe(sorted.length)
        expect([...people.all()]).toEqual(sorted)
        expect([...people.from(start)]).toEqual(sorted.filter((row) => row.id >= start))
        expect(people.findAll('city', 'ulm')).toEqual(sorted.filter((row) => row.city === 'ulm'))
        expect(people.find('name', 'ann')).toEqual(sorted.find((row) => row.name === 'ann'))
      }),
    )
  })

  it('leaves a row that was read as it was when it is changed', () => {
    const people = createPeople()
    const before = people.insert({ id: 1, name: 'ann', city: 'ulm' })
    people.update(1, { city: 'oslo' })
    expect(before.city).toBe('ulm')
    expect(people.get(1)?.city).toBe('oslo')
    expect(people.findAll('city', 'ulm')).toEqual([])
  })

  it('refuses a second row with the same id', () => {
    const people = createPeople()
    people.insert({ id: 1, name: 'ann', city: undefined })
    expect(() => people.insert({ id: 1, name: 'bob', city: undefined })).toThrow('exists')
  })
})
