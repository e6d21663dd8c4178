import { daysBetween } from '../../time/calendar.ts'
import { clampToDays, endPosition, rangeEnd } from './day-range.ts'
import { BATCH } from './day-stream.ts'
import type { DayStream, StoredStreamOptions } from './day-stream.ts'

/** Days that are stored: no call is made. */
export function storedDays(
  options: StoredStreamOptions & { from: string; to: string; check: DayStream['check'] },
): DayStream {
  const { database, query, order, signal, from, to, check } = options
  const days = daysBetween(from, to)
  const ranged = clampToDays(query, from, to)
  let { position } = options
  let place: number | undefined
  let isOver = false
  return {
    days: order === 'older' ? days.toReversed() : days,
    start: () => undefined,
    resume: () => undefined,
    isReading: () => false,
    stop: () => undefined,
    check,
    async next() {
      if (isOver) return undefined
      const found = await database.read('search', { query: ranged, order, position, place, limit: BATCH }, signal)
      position = undefined
      place = found.sequences.at(-1)
      isOver = found.isExhausted
      return {
        entries: found.entries,
        scanned: found.entries.length,
        reachedAt: isOver ? rangeEnd(order, from, to) : (found.entries.at(-1)?.at ?? null),
        position: isOver ? endPosition(order, from, to) : (found.entries.at(-1) ?? null),
      }
    },
  }
}
