import type { RouteQuery } from '@quaymaster/contracts/route'
import {
  exportUsageLogs,
  fillUsageLogs,
  readUsageLogChart,
  readUsageLogCoverage,
  readUsageLogEntry,
  readUserActivity,
  requestQuayExport,
  streamUsageLogs,
  tailUsageLogs,
  type UsageLogCoverage,
} from '@quaymaster/contracts/usage-logs'
import type { FastifyInstance } from 'fastify'
import type { LogCoverage } from '../../log-store/coverage.ts'
import { positionOf } from '../../log-store/entry.ts'
import { problemBody, problemOfError } from '../../plugins/errors.ts'
import { ProblemError } from '../../problems.ts'
import { addMutation, addRoute } from '../../routes.ts'
import { sessionHolds } from '../../sessions/sessions.ts'
import { addStream, goneSignal } from '../../streams.ts'
import type { Downloads } from '../downloads/routes.ts'
import { chartOf } from './chart.ts'
import { exportTexts, type ExportOptions } from './export.ts'
import { queryOf } from './filter.ts'
import { findingsOf } from './findings.ts'
import { linesOf } from './lines.ts'
import { visibleMetadata } from '../../log-store/visible-metadata.ts'
import { presentEntry } from './present.ts'
import { assertPersonKnown } from './person.ts'
import { askQuayForExport } from './quay-export.ts'
import { tailLines } from './tail.ts'

const NDJSON = 'application/x-ndjson; charset=utf-8'
const DEFAULT_LIMIT = 200
const DEFAULT_CALLS = 40
/** One entry is looked for in its own day only. */
const FIND_CALLS = 500
const EXPORT_CALLS = 100_000

/** The usage log of the registry, and of the parts of it that a filter names. */
export async function usageLogRoutes(app: FastifyInstance, { downloads }: { downloads: Downloads }): Promise<void> {
  const { logStore: store, clock } = app

  addStream(app, streamUsageLogs, async ({ query }, request, signal) => {
    const { role } = request.actor
    const search = queryOf(filterOf(query), role, clock.now())
    await assertPersonKnown(app, search.person, 'person')
    store.noteAttention()
    const reading = store.readThrough(search, {
      after: afterOf(query.cursor),
      direction: query.direction,
      limit: Number(query.limit ?? DEFAULT_LIMIT),
      callsBound: Number(query.calls ?? DEFAULT_CALLS),
      signal,
    })
    const problemOf = (error: unknown) => problemBody(problemOfError(error), request)
    const window = { from: search.from, to: search.to }
    return { contentType: NDJSON, texts: linesOf(reading, { role, window, problemOf }) }
  })

  addStream(
    app,
    tailUsageLogs,
    ({ query }, request, signal) => {
      const { role } = request.actor
      const search = { ...queryOf(query, role, clock.now()), from: undefined, to: undefined }
      const isStillAllowed = () => sessionHolds(app, request.actor)
      return { contentType: NDJSON, texts: tailLines({ store, query: search, role, signal, isStillAllowed }) }
    },
    { isEndless: true },
  )

  addRoute(app, readUsageLogEntry, async ({ params }, request, reply) => {
    const stored = await store.get(params.id)
    const entry = stored ?? (await store.find(params.id, { signal: goneSignal(reply), callsBound: FIND_CALLS }))
    if (entry === undefined) throw new ProblemError('usage_log_entry_gone', 404)
    const { role } = request.actor
    return {
      entry: presentEntry(entry, role),
      metadata: visibleMetadata(entry.kind, entry.metadata, role),
      source: stored === undefined ? ('quay' as const) : ('store' as const),
    }
  })

  addRoute(app, readUsageLogChart, ({ query }, { actor }) => chartOf(store, queryOf(query, actor.role, clock.now())))

  addRoute(app, readUsageLogCoverage, async ({ query }) => presentCoverage(await store.coverage(query.from, query.to)))

  addMutation(app, fillUsageLogs, {
    target: ({ body }) => ({ kind: 'usage-logs', name: `${body.from}/${body.to}` }),
    async run({ body }) {
      if (body.from > body.to) throw new ProblemError('usage_log_range_inverted', 400, { field: 'to' })
      await store.fill(body.from, body.to)
      return { body: presentCoverage(await store.coverage(body.from, body.to)) }
    },
  })

  downloads.offer('usage-logs', (input, request, signal) => {
    const { filter, ...options } = input as { filter: Parameters<typeof queryOf>[0] } & Omit<ExportOptions, 'role'>
    const { role } = request.actor
    if (role === 'help-desk') throw new ProblemError('not_allowed', 403, { params: { reason: 'role_lacks' } })
    const reading = store.readThrough(queryOf(filter, role, clock.now()), { callsBound: EXPORT_CALLS, signal })
    const contentType = options.format === 'csv' ? 'text/csv; charset=utf-8' : NDJSON
    return {
      contentType,
      fileName: fileNameOf(filter, options.format),
      texts: exportTexts(reading, { ...options, role }),
    }
  })

  addMutation(app, exportUsageLogs, {
    target: () => ({ kind: 'usage-logs', name: app.quay.summary().host }),
    async run({ body, request }) {
      const { format, language, timeZone, ...filter } = body
      assertTimeZone(timeZone)
      const { from, to } = queryOf(filter, request.actor.role, clock.now())
      const ranged = { ...filter, from, to }
      const url = await downloads.issue(request, 'usage-logs', { filter: ranged, format, language, timeZone })
      return { body: { url, fileName: fileNameOf(ranged, format), expected: null }, detail: { from, to, format } }
    },
  })

  addMutation(app, requestQuayExport, {
    target: ({ body }) => ({ kind: 'namespace', name: body.repository ?? body.namespace }),
    async run({ body, request }) {
      return { body: { exportId: await askQuayForExport(app, body, request) } }
    },
  })

  addRoute(app, readUserActivity, async ({ params }, request) => {
    await assertPersonKnown(app, params.name)
    const facts = await store.activity(params.name)
    const { lastSeenAt, lastSignInAt, recordsSignInFailures, recordsRefusedPulls, completeSince, completeTo } = facts
    const findings = findingsOf(facts, request.actor.role, clock.now())
    const recorded = { recordsSignInFailures, recordsRefusedPulls }
    return { lastSeenAt, lastSignInAt, findings, ...recorded, completeSince, completeTo }
  })
}

function filterOf(query: RouteQuery<typeof streamUsageLogs>) {
  const { cursor: _cursor, direction: _direction, limit: _limit, calls: _calls, ...filter } = query
  return filter
}

function afterOf(cursor: string | undefined) {
  if (cursor === undefined) return undefined
  const position = positionOf(cursor)
  if (position === undefined) throw new ProblemError('input_invalid', 400, { field: 'cursor' })
  return position
}

function assertTimeZone(timeZone: string): void {
  try {
    Intl.DateTimeFormat('en', { timeZone }).format()
  } catch {
    throw new ProblemError('input_invalid', 400, { field: 'timeZone' })
  }
}

const fileNameOf = ({ from = '', to = '' }: { from?: string | undefined; to?: string | undefined }, format: string) =>
  `usage-logs-${from.slice(0, 10)}-${to.slice(0, 10)}.${format}`

function presentCoverage({ hindrance, ...coverage }: LogCoverage): UsageLogCoverage {
  const { days, follower, filling, retentionDays, callsPerSecond, storedEntries, sizeBytes, startedAnew } = coverage
  const facts = { days, follower, filling, retentionDays, callsPerSecond, storedEntries, sizeBytes, startedAnew }
  return { ...facts, hindrance: hindrance === null ? null : { code: hindrance } }
}
