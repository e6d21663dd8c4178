import { rfc2822 } from '../../dates.ts'
import { randomUuid } from '../../random-text.ts'
import { setting } from '../../settings.ts'
import type { State } from '../../state.ts'
import { monthDayYear } from './instants.ts'
import type { QueuedExport } from './rows.ts'
import { entryView } from './view.ts'
import { dayMs } from '../../day.ts'

/** How often the worker tries. */
export const exportAttempts = 3

/** Parts of a file in a local directory are all written at its start, one over the other (logs-export.json, step 4). */
function writtenOver(parts: readonly string[]): Buffer {
  const bytes = parts.map((part) => Buffer.from(part))
  const file = Buffer.alloc(Math.max(...bytes.map(({ length }) => length)))
  for (const part of bytes) part.copy(file)
  return file
}

/** The file of an export: it holds a day more than was asked for (content.md 1.5). */
function fileOf(state: State, { exportId, startMs, endMs, ...subject }: QueuedExport): Buffer {
  const lastSecondMs = endMs + dayMs - 1000
  const details = {
    start_time: rfc2822(startMs),
    end_time: rfc2822(lastSecondMs),
    namespace: subject.namespace,
    repository: subject.repository,
  }
  const entries = state.usageLog.newest({
    range: { startUs: startMs * 1000, endUs: lastSecondMs * 1000 },
    filter: { namespaceId: subject.namespaceId, repositoryId: subject.repositoryId ?? undefined },
    count: Number.POSITIVE_INFINITY,
  })
  const parts = [
    `{"export_id": ${JSON.stringify(exportId)}, "details": ${JSON.stringify(details)}, "logs": [`,
    entries
      .toReversed()
      .map((entry) => `${JSON.stringify(entryView(state, entry))}, `)
      .join(''),
    '{"terminator": true}]}',
  ]
  return setting(state.settings, 'DISTRIBUTED_STORAGE_CONFIG') === undefined
    ? writtenOver(parts)
    : Buffer.from(parts.join(''))
}

/** What the callback of an export receives. */
export type ExportReport = Record<string, string | null>

/** Makes the file of a queued export; the report names its address, which needs no login. */
export function makeExport(state: State, queued: QueuedExport): ExportReport {
  const file = `${queued.exportId}-${randomUuid()}`
  state.logExports.files.set(file, fileOf(state, queued))
  const { scheme, host } = queued.address
  return {
    export_id: queued.exportId,
    start_time: monthDayYear(queued.startMs),
    end_time: monthDayYear(queued.endMs),
    namespace: queued.namespace,
    repository: queued.repository,
    exported_data_url: `${scheme}://${host}/exportedlogs/${file}`,
    status: 'success',
  }
}
