import { expect, it } from 'vitest'
import { findChunkCycle } from './chunk-cycles.ts'

it('finds chunks that wait for each other, and nothing where one alone waits', () => {
  const ways = { start: ['shell', 'page'], page: ['shell', 'logs'], logs: ['shell'], shell: [] as string[] }
  expect(findChunkCycle(new Map(Object.entries(ways)))).toBeUndefined()
  expect(findChunkCycle(new Map(Object.entries({ ...ways, shell: ['logs'] })))).toEqual(['shell', 'logs', 'shell'])
})
