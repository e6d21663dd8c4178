import { afterEach, expect, it } from 'vitest'
import { formatAge } from './format.ts'
import { noteServerDate, serverNowMs } from './server-clock.ts'

const HOUR_MS = 3_600_000
const header = (ms: number) => new Date(ms).toUTCString()

afterEach(() => noteServerDate(header(Date.now())))

it('follows the clock of the server where that of this machine is hours off', () => {
  noteServerDate(header(Date.now() + 3 * HOUR_MS))
  expect(Math.round((serverNowMs() - Date.now()) / HOUR_MS)).toBe(3)
  expect(formatAge(new Date(Date.now() + 3 * HOUR_MS).toISOString())).toBe(
    formatAge(new Date(serverNowMs()).toISOString()),
  )
})

it('keeps what it knew where an answer does not tell', () => {
  noteServerDate(header(Date.now() - HOUR_MS))
  noteServerDate(null)
  noteServerDate('nonsense')
  expect(Math.round((serverNowMs() - Date.now()) / HOUR_MS)).toBe(-1)
})
