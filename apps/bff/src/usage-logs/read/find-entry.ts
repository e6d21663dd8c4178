import { ProblemError } from '../../problems/problem-error.ts'
import { dayEnd, dayStart } from '../../time/calendar.ts'
import type { StoredEntry } from '../entry/entry.ts'
import type { LogQuery } from '../filter/log-filter.ts'
import type { LogStream, LogStreamEnd } from './log-stream.ts'

/** Looks for an entry in its own day. */
export async function findEntry(
  id: string,
  readRange: (range: Pick<LogQuery, 'from' | 'to'>) => LogStream,
): Promise<StoredEntry | undefined> {
  const day = id.slice(0, 10)
  for await (const part of readRange({ from: dayStart(day), to: dayEnd(day) })) {
    const entry = part.type === 'entries' ? part.entries.find((each) => each.id === id) : undefined
    if (entry !== undefined) return entry
    if (part.type === 'end') assertWhole(part.end)
  }
  return undefined
}

/** An entry that was not found is gone only where all of its day was looked through. */
function assertWhole({ error, reason, days }: LogStreamEnd): void {
  if (error !== undefined) throw error
  const isWhole = days.every(({ state }) => state === 'complete' || state === 'not_checked' || state === 'open')
  if (reason !== 'complete' || !isWhole) throw new ProblemError('usage_log_entry_not_read', 503)
}
