import { CrashError, invalidRequest } from './api-error.ts'
import type { Collection, Row } from '../collection.ts'
import { integerParameter, type Call } from './call.ts'
import { readPageToken, writePageToken } from './page-token.ts'

export type Page<T> = { rows: T[]; nextPage: string | undefined }

const limitHelp = 'Limit to the number of results to return per page. Max 100.'

/** Up to `count` rows from `startId` on, one after the other: what is before the page costs nothing. */
function take<T extends Row>(
  rows: Collection<T, string>,
  startId: number,
  count: number,
  isWanted: (row: T) => boolean,
): T[] {
  const taken: T[] = []
  for (const row of rows.from(startId)) {
    if (taken.length >= count) break
    if (isWanted(row)) taken.push(row)
  }
  return taken
}

/**
 * A page of a superuser's list: everything without `limit`, whatever the page token says; else pages by id (users-list-odd-pages.json).
 * @param checkCaller refuses callers who may not; it comes after the parameters and before the limit's maximum
 */
export function readPage<T extends Row>(
  call: Call,
  rows: Collection<T, string>,
  isWanted: (row: T) => boolean,
  checkCaller: () => void,
): Page<T> {
  const limit = integerParameter(call, 'limit', limitHelp)
  checkCaller()
  if (limit === undefined) return { rows: take(rows, 0, Number.POSITIVE_INFINITY, isWanted), nextPage: undefined }
  if (limit > 100) throw invalidRequest('Page limit cannot be above 100')
  if (limit < -1) throw new CrashError('LIMIT must not be negative')
  const nowMs = call.clock.nowMs()
  const start = readPageToken(call.state, nowMs, call.query.get('next_page'))
  const startId = typeof start?.startIndex === 'number' ? start.startIndex : 0
  // Quay asks for one row more than it shows; with -1 that is no limit at all, and the last row is the one more.
  const found = take(rows, startId, limit === -1 ? Number.POSITIVE_INFINITY : limit + 1, isWanted)
  const next = limit === -1 ? found.at(-1) : found[limit]
  if (!next) return { rows: found, nextPage: undefined }
  const nextStart = { startIndex: next.id, pageNumber: (start?.pageNumber ?? 0) + 1 }
  return { rows: found.slice(0, limit), nextPage: writePageToken(call.state, nowMs, nextStart) }
}
