import * as z from 'zod'

/** RFC 2822 as Quay prints it, `Sat, 22 Aug 2026 13:05:10 -0000`; whole seconds. */
const WireInstant = z.string().transform((text, context) => {
  const at = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} /.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(at)) return `${new Date(at).toISOString().slice(0, 19)}Z`
  context.addIssue({ code: 'custom', message: 'no instant' })
  return z.NEVER
})

const WireName = z.object({ name: z.string(), kind: z.string().nullish(), is_robot: z.boolean().nullish() })

/** Quay: `Log.to_dict`. */
export const WireLogEntry = z.object({
  kind: z.string().min(1),
  metadata: z.unknown().optional(),
  ip: z.string().nullish(),
  datetime: WireInstant,
  performer: WireName.nullish(),
  namespace: WireName.nullish(),
})
export type WireLogEntry = z.output<typeof WireLogEntry>

/** Quay: `listAllLogs`, `listOrgLogs`, `listRepoLogs`. */
export const WireLogPage = z.object({
  start_time: WireInstant.optional(),
  end_time: WireInstant.optional(),
  logs: z.array(WireLogEntry),
  next_page: z.string().min(1).max(4096).nullish(),
  search_unavailable: z.boolean().optional(),
})
export type WireLogPage = z.output<typeof WireLogPage>

/** Quay: `getAggregateOrgLogs` and its siblings. */
export const WireLogCounts = z.object({
  aggregated: z.array(z.object({ kind: z.string(), count: z.number().int().nonnegative(), datetime: WireInstant })),
  search_unavailable: z.boolean().optional(),
})
export type WireLogCounts = z.output<typeof WireLogCounts>

/** Quay: `exportOrgLogs`, `exportRepoLogs`. */
export const WireLogExport = z.object({ export_id: z.string().min(1) })
