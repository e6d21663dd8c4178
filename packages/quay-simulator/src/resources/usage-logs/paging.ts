import { CrashError } from '../../api/api-error.ts'
import type { Call } from '../../api/call.ts'
import { readPageToken, writePageToken } from '../../api/page-token.ts'
import type { PageStart } from '../../api/page-token.ts'
import { setting } from '../../settings.ts'
import type { LogFilter, UsageLogEntry } from './entry.ts'
import { isoOfMicroseconds, microsecondsOfIso } from './instants.ts'
import { rangeOf } from './window.ts'
import type { LogWindow } from './window.ts'

/** How many entries a page has. */
const logPageSize = 20

/** A page of entries; the last page with rows has a next one, too, which is empty (logs-exactly-one-page.json). */
export type LogPage = { entries: UsageLogEntry[]; nextPage: string | undefined }

/** Entries lie in three tables, and a token behind the newest one names the next, which is empty. */
const nextTable = 'next-table'

/** Where a list goes on; undefined where it begins. */
function readStart(call: Call): PageStart | undefined {
  const start = readPageToken(call.state, call.clock.nowMs(), call.query.get('next_page'))
  // A token of a list that pages by id: the database can't compare (logs-new-rows-between-pages.json has the reverse).
  if (typeof start?.startIndex === 'number') throw new CrashError('An instant is no number')
  return start
}

/** The position after a page: the 21st row's instant, and an offset that grows when the 20th row has the same (logs-equal-instants.json). */
function startAfter(found: readonly UsageLogEntry[], start: PageStart | undefined): PageStart {
  const [last, next] = found.slice(logPageSize - 1)
  if (!last || !next) return { startIndex: nextTable, pageNumber: 0 }
  const isCut = last.instantUs === next.instantUs
  return {
    startIndex: isoOfMicroseconds(next.instantUs),
    pageNumber: (start?.pageNumber ?? 0) + 1,
    offset: (start?.offset ?? 0) + (isCut ? logPageSize : 0),
  }
}

/** A page of a log list, with Quay's way of losing rows of one instant at a page's end. */
export function readLogPage(call: Call, window: LogWindow, filter: LogFilter, isLimited: boolean): LogPage {
  const start = readStart(call)
  const maximum = isLimited ? setting(call.state.settings, 'ACTION_LOG_MAX_PAGE') : null
  const isPastEnd = typeof maximum === 'number' && (start?.pageNumber ?? 0) > maximum
  if (isPastEnd || start?.startIndex === nextTable) return { entries: [], nextPage: undefined }
  const found = call.state.usageLog.newest({
    range: rangeOf(window),
    filter,
    fromUs: start && microsecondsOfIso(String(start.startIndex)),
    skip: start?.offset ?? 0,
    count: logPageSize + 1,
  })
  if (found.length === 0) return { entries: [], nextPage: undefined }
  const nextPage = writePageToken(call.state, call.clock.nowMs(), startAfter(found, start))
  return { entries: found.slice(0, logPageSize), nextPage }
}
