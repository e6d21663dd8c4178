import { expect, test } from 'vitest'
import { openLogFile } from '../../../../testing/log-file.ts'
import { readLastReset } from './last-reset.ts'

const AT = '2026-11-20T15:00:00.000Z'

test('reads why a file was begun as this version and version 0.1 stored it, the newer one first', () => {
  using file = openLogFile()
  expect(readLastReset(file)).toBeNull()
  file.setMeta('startedAnew', JSON.stringify({ because: 'damaged', at: AT }))
  expect(readLastReset(file)).toEqual({ reason: 'damaged', at: AT })
  file.setMeta('lastReset', JSON.stringify({ reason: 'replaced', at: AT }))
  expect(readLastReset(file)).toEqual({ reason: 'replaced', at: AT })
})
