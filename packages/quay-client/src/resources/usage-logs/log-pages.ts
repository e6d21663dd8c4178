import { hash } from 'node:crypto'
import { QuayHttpError } from '../../errors/http-error.ts'
import { QuayPageRestartError } from '../../errors/page-restart-error.ts'
import { QuayPageTooLargeError } from './page-too-large-error.ts'
import { QuayUnknownPerformerError } from './unknown-performer-error.ts'
import type { QuayHttp } from '../../transport/http.ts'
import { walkPages } from '../walk-pages.ts'
import type { QuayLogEntry } from './log-entry.ts'
import type { QuayLogPageToken } from './log-page-token.ts'
import { scopeAddress } from './log-scope.ts'
import type { QuayLogScope } from './log-scope.ts'
import { matchesWindow } from './log-window.ts'
import type { QuayLogWindow } from './log-window.ts'
import type { QuayCallOptions } from '../../options.ts'
import { LargeAnswerError } from '../../transport/large-answer-error.ts'
import { PAGE_TOKEN_FIELD } from '../wire.ts'
import { WireLogPage, logQuery } from './wire.ts'

export type QuayLogPageQuery = QuayLogWindow & {
  scope: QuayLogScope
  /** Exact name of a user or, in full, of a robot, known to exist; not for a repository or the registry. */
  performer?: string | undefined
  next?: QuayLogPageToken | undefined
}

export type QuayLogPage = {
  /** The window that Quay really used, `endAt` not included. Undefined where it cannot search. */
  startAt: string | undefined
  endAt: string | undefined
  /** Newest first, at most 20; may be empty although `next` is there. */
  entries: readonly QuayLogEntry[]
  /** Undefined on the last page only. */
  next: QuayLogPageToken | undefined
  /** The registry's logs go where it cannot read them (Splunk without a search token): that is no empty log. */
  isSearchUnavailable: boolean
}

const OPERATION = 'logs.list'

const UNSEARCHABLE: WireLogPage = {
  startAt: undefined,
  endAt: undefined,
  entries: [],
  pageToken: undefined,
  isSearchUnavailable: true,
}

/** One page of a log; see `QuayLogsResource.page`. */
export async function readLogPage(
  http: QuayHttp,
  query: QuayLogPageQuery,
  options?: QuayCallOptions,
): Promise<QuayLogPage> {
  const { scope, performer, next } = query
  if (performer !== undefined && scope.kind !== 'organization') {
    throw new TypeError('Quay filters by performer in the lists of organizations only')
  }
  const { pageToken, ...page } = await callForPage(http, query, options)
  const { entries } = page
  const entriesHash = hashEntries(entries)
  if (next !== undefined) refuseRestart(entries, entriesHash, next)
  if (pageToken === undefined) return { ...page, next: undefined }
  const reachedAt = entries.at(-1)?.at ?? next?.reachedAt ?? null
  return { ...page, next: { token: pageToken, reachedAt, top: next?.top ?? entriesHash } }
}

/**
 * Every page of a log; see `QuayLogsResource.pages`. A restart is noticed by `readLogPage`: an entry has no id and may be
 * equal to others, so that no set of seen entries can tell; the cursor of a page does, by the instants of the list and
 * its first page. It lies in the cursor, so that a page that is read alone, days later, is checked as well.
 */
export function walkLogPages(
  http: QuayHttp,
  query: QuayLogPageQuery,
  options?: QuayCallOptions,
): AsyncGenerator<QuayLogPage, void, void> {
  return walkPages<QuayLogPage, QuayLogPageToken>({
    operation: OPERATION,
    from: query.next,
    readPage: (next) => readLogPage(http, { ...query, next }, options),
    nextPosition: ({ next }) => next,
  })
}

async function callForPage(http: QuayHttp, query: QuayLogPageQuery, options?: QuayCallOptions): Promise<WireLogPage> {
  const { scope, performer, next } = query
  try {
    return await http.call(
      {
        operation: OPERATION,
        method: 'GET',
        ...scopeAddress(scope, 'logs'),
        query: logQuery(query, next?.token),
        answer: WireLogPage,
        largeAnswer: { notedField: PAGE_TOKEN_FIELD },
        isAbout: (page) => matchesWindow(query, page.startAt, page.endAt),
      },
      options,
    )
  } catch (error) {
    if (error instanceof LargeAnswerError) {
      // What is not known of it cannot betray a fall back to it.
      const { reachedAt = null, top = '' } = next ?? {}
      const token = error.notedText
      throw new QuayPageTooLargeError(error, token === undefined ? undefined : { token, reachedAt, top })
    }
    if (!(error instanceof QuayHttpError)) throw error
    // Older servers said so where newer ones answer 200 (content.md 1.3).
    if (error.status === 501) return UNSEARCHABLE
    if (error.status === 500 && performer !== undefined) throw new QuayUnknownPerformerError(performer, error)
    throw error
  }
}

/** A list goes down in time, so that a later page neither begins above the last one nor repeats the first. */
function refuseRestart(entries: readonly QuayLogEntry[], entriesHash: string, next: QuayLogPageToken): void {
  const first = entries[0]
  if (first === undefined) return
  const isAbove = next.reachedAt !== null && first.at > next.reachedAt
  if (isAbove || (entriesHash === next.top && !areAllEqual(entries))) {
    throw new QuayPageRestartError({ operation: OPERATION })
  }
}

/** Twenty equal entries may well be followed by twenty more. */
function areAllEqual(entries: readonly QuayLogEntry[]): boolean {
  const first = JSON.stringify(entries[0])
  return entries.every((entry) => JSON.stringify(entry) === first)
}

/** 64 bits over the content: only ever compared with a page of the same walk. */
function hashEntries(entries: readonly QuayLogEntry[]): string {
  return `${entries.length}.${hash('sha256', JSON.stringify(entries), 'hex').slice(0, 16)}`
}
