import { serverNowMs } from '../../lib/server-clock.ts'

const pad = (value: number, length = 2): string => String(value).padStart(length, '0')

/** An instant as a field for local date and time takes it. */
export function localInput(instant: string | undefined): string {
  if (instant === undefined) return ''
  const at = new Date(instant)
  const day = `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
  return `${day}T${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`
}

export type RangeProblem = 'needed' | 'inverted' | 'unreadable'
export type TypedRange = { from: string | undefined; to: string | undefined }
type RangeReading = TypedRange | { field: 'from' | 'to'; problem: RangeProblem }

const FIRST_MS = Date.UTC(2000, 0, 1)
const LAST_MS = Date.UTC(9999, 11, 30)

function instantOf(typed: string): number | undefined {
  if (typed === '') return undefined
  return new Date(typed).getTime()
}

const isReadable = (ms: number | undefined): boolean => ms === undefined || (ms >= FIRST_MS && ms <= LAST_MS)

const written = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : `${new Date(ms).toISOString().slice(0, 19)}Z`

/** A range as it was typed in local time, or what is wrong with it and where. */
export function readRange(from: string, to: string): RangeReading {
  const fromMs = instantOf(from)
  const toMs = instantOf(to)
  if (fromMs === undefined && toMs === undefined) return { field: 'from', problem: 'needed' }
  if (!isReadable(fromMs)) return { field: 'from', problem: 'unreadable' }
  if (!isReadable(toMs)) return { field: 'to', problem: 'unreadable' }
  if (fromMs !== undefined && toMs !== undefined && fromMs >= toMs) return { field: 'to', problem: 'inverted' }
  if (toMs === undefined && fromMs !== undefined && fromMs >= serverNowMs())
    return { field: 'from', problem: 'inverted' }
  return { from: written(fromMs), to: written(toMs) }
}
