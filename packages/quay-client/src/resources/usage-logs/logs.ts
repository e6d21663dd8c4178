import type { QuayHttp } from '../../transport/http.ts'
import { readLogCounts } from './log-counts.ts'
import type { QuayLogCountQuery, QuayLogCounts } from './log-counts.ts'
import { requestLogExport } from './log-export.ts'
import type { QuayLogExportRequest } from './log-export.ts'
import { readLogPage, walkLogPages } from './log-pages.ts'
import type { QuayLogPage, QuayLogPageQuery } from './log-pages.ts'
import type { QuayCallOptions } from '../../options.ts'

/** Usage logs. Needs a superuser's token or a global read-only superuser's. */
export type QuayLogsResource = {
  /**
   * One page, newest first. Continue while `next` is there, whatever the number of entries.
   *
   * Where a page ends between entries of one instant, Quay skips entries on later pages (recording
   * logs-equal-instants): compare with {@link QuayLogsResource.counts}.
   * Texts above 64 KiB are cut (`cutLongStrings`).
   * @throws {QuayPageTooLargeError} with where the list goes on, as far as that is known.
   * @throws {QuayPageRestartError} when Quay fell back to its first page: its token was no longer valid.
   * @throws {QuayUnknownPerformerError} where Quay fails over the performer: find out first whether there is one.
   * @throws {QuayLogWindowError} before anything is sent
   */
  page: (query: QuayLogPageQuery, options?: QuayCallOptions) => Promise<QuayLogPage>
  /**
   * Every page of a list, one after another; goes on from `next`.
   * @throws what {@link QuayLogsResource.page} throws, while iterating
   */
  pages: (query: QuayLogPageQuery, options?: QuayCallOptions) => AsyncGenerator<QuayLogPage, void, void>
  /** Quay's own counts by day and kind; a call for every 28 days. */
  counts: (query: QuayLogCountQuery, options?: QuayCallOptions) => Promise<QuayLogCounts>
  /**
   * Has Quay write a file and tell an address where it is. Nothing more can be learned about it.
   * @throws {QuayExportRefusedError}
   */
  requestExport: (request: QuayLogExportRequest, options?: QuayCallOptions) => Promise<{ exportId: string }>
}

export function logsResource(http: QuayHttp): QuayLogsResource {
  return {
    page: (query, options) => readLogPage(http, query, options),
    pages: (query, options) => walkLogPages(http, query, options),
    counts: (query, options) => readLogCounts(http, query, options),
    requestExport: (request, options) => requestLogExport(http, request, options),
  }
}
