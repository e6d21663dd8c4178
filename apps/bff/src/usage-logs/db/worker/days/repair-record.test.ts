import { expect, test } from 'vitest'
import { openLogFile } from '../../../../testing/log-file.ts'
import { readRepairs, saveRepair } from './repair-record.ts'

test('repairs that an earlier version stored are read, and kept beside new ones', () => {
  using file = openLogFile()
  file.setMeta('repairs', JSON.stringify({ '2026-11-18': { calls: 3, bound: 20 } }))
  saveRepair(file, '2026-11-19', { calls: 1, maxCalls: 8 })
  expect(readRepairs(file)).toEqual({
    '2026-11-18': { calls: 3, maxCalls: 20 },
    '2026-11-19': { calls: 1, maxCalls: 8 },
  })
  saveRepair(file, '2026-11-19', null)
  expect(JSON.parse(file.meta('repairs') ?? '')).toEqual({ '2026-11-18': { calls: 3, bound: 20 } })
})
