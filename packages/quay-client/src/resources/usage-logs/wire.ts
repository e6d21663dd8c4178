import * as z from 'zod'
import type { JsonValue } from '../../transport/json-body.ts'
import { WirePageToken, pageTokenQuery } from '../wire.ts'
import type { QuayLogEntry } from './log-entry.ts'
import { formatWindow } from './log-window.ts'
import type { QuayLogWindow } from './log-window.ts'

/** RFC 2822 as Quay prints it, `Sat, 22 Aug 2026 13:05:10 -0000`; whole seconds. */
const WireInstant = z.string().transform((text, context) => {
  const at = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} /.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(at)) return `${new Date(at).toISOString().slice(0, 19)}Z`
  context.addIssue({ code: 'custom', message: 'no instant' })
  return z.NEVER
})

const WireName = z.object({ name: z.string(), kind: z.string().nullish(), is_robot: z.boolean().nullish() })

const WireEntryObject = z.object({
  kind: z.string().min(1),
  metadata: z.unknown().optional(),
  ip: z.string().nullish(),
  datetime: WireInstant,
  performer: WireName.nullish(),
  namespace: WireName.nullish(),
})

/** Quay: `Log.to_dict`. */
const WireLogEntry = WireEntryObject.transform(readLogEntry)

/** Quay: `listAllLogs`, `listOrgLogs`, `listRepoLogs`. */
export const WireLogPage = z
  .object({
    start_time: WireInstant.optional(),
    end_time: WireInstant.optional(),
    logs: z.array(WireLogEntry),
    next_page: WirePageToken.nullish(),
    search_unavailable: z.boolean().optional(),
  })
  .transform((wire) => ({
    startAt: wire.start_time,
    endAt: wire.end_time,
    entries: wire.logs,
    pageToken: wire.next_page ?? undefined,
    isSearchUnavailable: wire.search_unavailable === true,
  }))
export type WireLogPage = z.output<typeof WireLogPage>

/** Quay: `getAggregateOrgLogs` and its siblings. */
export const WireLogCounts = z
  .object({
    aggregated: z.array(z.object({ kind: z.string(), count: z.number().int().nonnegative(), datetime: WireInstant })),
    search_unavailable: z.boolean().optional(),
  })
  .transform((wire) => ({
    counts: wire.aggregated.map(({ kind, count, datetime }) => ({ day: datetime.slice(0, 10), kind, count })),
    isSearchUnavailable: wire.search_unavailable === true,
  }))
export type WireLogCounts = z.output<typeof WireLogCounts>

/** Quay: `exportOrgLogs`, `exportRepoLogs`. */
export const WireLogExport = z
  .object({ export_id: z.string().min(1) })
  .transform(({ export_id: exportId }) => ({ exportId }))

/**
 * Parameters of a log's list, counts and export.
 * @throws {QuayLogWindowError}
 */
export function logQuery(
  query: QuayLogWindow & { performer?: string | undefined },
  pageToken?: string,
): Record<string, string> {
  const { start, end } = formatWindow(query)
  return {
    ...(start === undefined ? {} : { starttime: start }),
    ...(end === undefined ? {} : { endtime: end }),
    ...(query.performer === undefined ? {} : { performer: query.performer }),
    ...pageTokenQuery(pageToken),
  }
}

/** Body of a request for an export. */
export function logExportBody(callbackUrl: string | undefined, callbackEmail: string | undefined): JsonValue {
  return { callback_url: callbackUrl, callback_email: callbackEmail }
}

function readLogEntry(wire: z.output<typeof WireEntryObject>): QuayLogEntry {
  const { performer, namespace } = wire
  return {
    kind: wire.kind,
    at: wire.datetime,
    ...(performer ? { performer: { name: performer.name, isRobot: performer.is_robot === true } } : {}),
    ...(namespace ? { namespace: { name: namespace.name, isOrganization: namespace.kind === 'org' } } : {}),
    // Elasticsearch turns an absent address into a word.
    ip: wire.ip === undefined || wire.ip === '' || wire.ip === 'None' ? null : wire.ip,
    metadata: readMetadata(wire.metadata),
  }
}

function readMetadata(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {}
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  return { value }
}
