import { describe, expect, it } from 'vitest'
import { everyPath } from '../routing/paths.ts'
import { operations } from './operations.ts'

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
