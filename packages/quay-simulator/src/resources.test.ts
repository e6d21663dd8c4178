import { describe, expect, it } from 'vitest'
import { everyPath } from './routing/paths.ts'
import { operations, resources } from './resources.ts'

describe('operations', () => {
  it('belong to paths and methods that Quay has', () => {
    const known = new Set(everyPath.flatMap((entry) => entry.methods.map((method) => `${method} ${entry.path}`)))
    const keys = operations.map((operation) => `${operation.method} ${operation.path}`)
    expect(keys.filter((key) => !known.has(key))).toEqual([])
  })

  it('are one per path and method', () => {
    const keys = operations.map((operation) => `${operation.method} ${operation.path}`)
    expect(keys.filter((key, position) => keys.indexOf(key) !== position)).toEqual([])
  })
})

describe('events', () => {
  it('have a name each, whichever resource they belong to', () => {
    const names = resources.flatMap(({ events = {} }) => Object.keys(events))
    expect(names).toEqual([...new Set(names)])
  })
})
