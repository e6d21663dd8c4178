import { addDays, dayEnd, dayStart } from '../../time/calendar.ts'
import type { LogPosition } from '../entry/entry.ts'
import type { LogQuery } from '../filter/log-filter.ts'

/** The part of a query that falls on these days. */
export function clampToDays(query: LogQuery, from: string, to: string): LogQuery {
  const start = dayStart(from)
  const end = dayEnd(to)
  return {
    ...query,
    from: query.from !== undefined && query.from > start ? query.from : start,
    to: query.to !== undefined && query.to < end ? query.to : end,
  }
}

const NO_ENTRY = '0000000000000000.0'

/** A position after everything of these days. */
export function endPosition(order: 'older' | 'newer', from: string, to: string): LogPosition {
  return order === 'older'
    ? { id: `${from}.${NO_ENTRY}`, at: `${addDays(from, -1)}T23:59:59Z` }
    : { id: `${to}.${NO_ENTRY}`, at: dayEnd(to) }
}

export const rangeEnd = (order: 'older' | 'newer', from: string, to: string): string =>
  order === 'older' ? dayStart(from) : dayEnd(to)
