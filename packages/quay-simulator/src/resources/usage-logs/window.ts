import { CrashError, message } from '../../api/api-error.ts'
import type { Call } from '../../api/call.ts'
import type { TimeRange } from './entry.ts'
import { parseMonthDayYear } from './instants.ts'
import { dayMs } from '../../day.ts'

/** The span of a log list, milliseconds: from `startMs` on, up to but without `endMs`. */
export type LogWindow = { startMs: number; endMs: number }
const lastDayMs = Date.UTC(9999, 11, 31)

/** The window that a request asks for; what is no day is replaced by the last 24 hours (content.md 1.1; logs-windows.json). */
export function requestedWindow(call: Call): LogWindow {
  const nowMs = call.clock.nowMs()
  const startMs = parseMonthDayYear(call.query.get('starttime') ?? '') ?? nowMs - dayMs
  const endMs = parseMonthDayYear(call.query.get('endtime') ?? '') ?? nowMs
  if (endMs >= lastDayMs) throw new CrashError('The day after the last one')
  return { startMs, endMs: endMs + dayMs }
}

/** The same for the lists that refuse an end before the start; the superuser's does not look. */
export function checkedWindow(call: Call): LogWindow {
  const window = requestedWindow(call)
  if (window.endMs < window.startMs) {
    throw message(400, 'The browser (or proxy) sent a request that this server could not understand.')
  }
  return window
}

/** The range of rows in a window. */
export const rangeOf = ({ startMs, endMs }: LogWindow): TimeRange => ({ startUs: startMs * 1000, endUs: endMs * 1000 })
