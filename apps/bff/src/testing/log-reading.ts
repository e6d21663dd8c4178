import type { LogPosition, StoredEntry } from '../usage-logs/entry/entry.ts'
import type { LogQuery } from '../usage-logs/filter/log-filter.ts'
import type { LogStore } from '../usage-logs/log-store.ts'
import type { LogStreamEnd, LogStreamOptions } from '../usage-logs/read/log-stream.ts'

export type ReadOut = { entries: StoredEntry[]; end: LogStreamEnd }

/** A reading to its end; `until` stops it after so many entries. */
export async function readOut(
  logs: LogStore,
  query: LogQuery = {},
  { stopAfter = Infinity, ...options }: Partial<LogStreamOptions> & { stopAfter?: number } = {},
): Promise<ReadOut> {
  const stop = new AbortController()
  const signal = options.signal ?? stop.signal
  const entries: StoredEntry[] = []
  for await (const part of logs.readThrough(query, { maxCalls: 1_000, ...options, signal })) {
    if (part.type === 'entries') entries.push(...part.entries)
    if (entries.length >= stopAfter) stop.abort()
    if (part.type === 'end') return { entries, end: part.end }
  }
  throw new Error('A reading ends with its end.')
}

/** Reads in pieces, each where the one before ended. */
export async function readInPieces(
  logs: LogStore,
  query: LogQuery,
  pieces: (number: number) => Partial<LogStreamOptions> & { stopAfter?: number },
): Promise<{ entries: StoredEntry[]; ends: LogStreamEnd[] }> {
  const entries: StoredEntry[] = []
  const ends: LogStreamEnd[] = []
  let after: LogPosition | undefined
  for (let number = 0; number < 1_000; number += 1) {
    const { entries: piece, end } = await readOut(logs, query, { ...pieces(number), after })
    entries.push(...piece)
    ends.push(end)
    if (end.cursor === null && ['complete', 'limit'].includes(end.reason)) return { entries, ends }
    // Where nothing was looked at yet, it begins once more, with what has been stored meanwhile.
    after = end.cursor ?? after
  }
  throw new Error('A thousand pieces and no end.')
}
