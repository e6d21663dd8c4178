import { exportUsageLogs } from '@quaymaster/contracts/usage-logs'
import { defineDownload } from '../../downloads/define-download.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import { EntryIds } from './entry-ids.ts'
import { exportTexts } from './export.ts'
import { readQuery } from './filter.ts'
import { searchOf } from './log-search.ts'
import { revokedLine, revokedRow } from './revoked.ts'

const CONTENT_TYPES = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson; charset=utf-8' } as const
const EXPORT_CALLS = 100_000

/** The filtered log as a file, over the range that the filter meant when it was asked for. */
export const usageLogsDownload = defineDownload(exportUsageLogs, (app) => {
  const { logStore: store, clock } = app
  const entryIds = new EntryIds(app.keyring)
  return {
    target: () => ({ kind: 'usage-logs', name: app.quay.summary().host }),
    async prepare({ body, request }) {
      const { format, language, timeZone, ...filter } = body
      assertTimeZone(timeZone)
      const { from, to } = await searchOf(app, filter, request.actor.role)
      const ranged = { ...filter, range: undefined, from, to }
      return {
        input: { filter: ranged, format, language, timeZone },
        fileName: fileNameOf(ranged, format),
        expected: null,
        detail: { from, to, format },
      }
    },
    make({ filter, ...options }, { actor: { role } }, signal) {
      const { format, language } = options
      const search = readQuery(filter, role, { nowMs: clock.now(), newestAt: null })
      const stream = store.readThrough(search, { maxCalls: EXPORT_CALLS, signal })
      return {
        contentType: CONTENT_TYPES[format],
        fileName: fileNameOf(filter, format),
        texts: exportTexts(stream, { ...options, viewer: { role, entryIds } }),
        revokedText: format === 'csv' ? () => revokedRow(language) : revokedLine,
      }
    },
  }
})

function assertTimeZone(timeZone: string): void {
  try {
    Intl.DateTimeFormat('en', { timeZone }).format()
  } catch {
    throw new ProblemError('input_invalid', 400, { field: 'timeZone' })
  }
}

const fileNameOf = ({ from, to }: { from: string; to: string }, format: string) =>
  `usage-logs-${from.slice(0, 10)}-${to.slice(0, 10)}.${format}`
