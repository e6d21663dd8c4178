import type { RouteQuery } from '@quaymaster/contracts/route'
import {
  fillUsageLogs,
  readUsageLogChart,
  readUsageLogCoverage,
  readUsageLogEntry,
  readUserActivity,
  requestQuayExport,
  streamUsageLogs,
  tailUsageLogs,
} from '@quaymaster/contracts/usage-logs'
import type { FastifyInstance } from 'fastify'
import type { LogPosition } from '../../usage-logs/entry/entry.ts'
import { problemBody } from '../../http/errors.ts'
import { problemOfError } from '../../quay/quay-problem.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import { addMutation } from '../../mutations/add-mutation.ts'
import { addRoute } from '../../routing/add-route.ts'
import { addStream, goneSignal } from '../../routing/add-stream.ts'
import { readChart } from './chart.ts'
import { EntryIds, type OutdatedLink } from './entry-ids.ts'
import { countRefusals, listFindings } from './findings.ts'
import { isHiddenName } from './hidden-name.ts'
import { streamLines } from './lines.ts'
import { searchOf } from './log-search.ts'
import { assertPlaceKnown } from './place.ts'
import { presentEntry, presentMetadata } from './present.ts'
import { assertPersonKnown } from './person.ts'
import { presentCoverage } from './present-coverage.ts'
import { askQuayForExport } from './quay-export.ts'
import { addRestoreFile } from './restore-file.ts'
import { revokedLine } from './revoked.ts'
import { tailLines } from './tail.ts'

const NDJSON = 'application/x-ndjson; charset=utf-8'
const DEFAULT_LIMIT = 200
const DEFAULT_CALLS = 40
/** One entry is looked for in its own day only. */
const FIND_CALLS = 500

/** The usage log of the registry, and of the parts of it that a filter names. */
export async function usageLogRoutes(app: FastifyInstance): Promise<void> {
  const { logStore: store, clock } = app
  const entryIds = new EntryIds(app.keyring)

  addStream(app, streamUsageLogs, async ({ query }, request, signal) => {
    const { role } = request.actor
    const search = await searchOf(app, filterOf(query), role)
    await assertPersonKnown(app, role, search.person, 'person')
    await assertPlaceKnown(app, search, query.calls !== '0')
    store.markAttended()
    const stream = store.readThrough(search, {
      after: afterOf(entryIds, query.cursor),
      direction: query.direction,
      limit: Number(query.limit ?? DEFAULT_LIMIT),
      maxCalls: Number(query.calls ?? DEFAULT_CALLS),
      signal,
    })
    const problemOf = (error: unknown) => problemBody(problemOfError(error), request)
    const window = { from: search.from, to: search.to }
    const texts = streamLines(stream, { viewer: { role, entryIds }, window, problemOf })
    return { contentType: NDJSON, texts, revokedText: revokedLine }
  })

  addStream(
    app,
    tailUsageLogs,
    async ({ query }, request, signal) => {
      const { role } = request.actor
      const search = { ...(await searchOf(app, query, role)), from: undefined, to: undefined }
      const texts = tailLines({ store, query: search, viewer: { role, entryIds }, signal })
      return { contentType: NDJSON, texts, revokedText: revokedLine }
    },
    { isEndless: true },
  )

  addRoute(app, readUsageLogEntry, async ({ params }, request, reply) => {
    const opened = entryIds.open(params.id)
    if ('outdated' in opened) throw outdatedLink(opened.outdated)
    const { id } = opened
    const stored = await store.get(id)
    const entry = stored ?? (await store.find(id, { signal: goneSignal(reply), maxCalls: FIND_CALLS }))
    if (entry === undefined) throw new ProblemError('usage_log_entry_gone', 404)
    const { role } = request.actor
    return {
      entry: presentEntry(entry, { role, entryIds }),
      metadata: presentMetadata(entry, role),
      source: stored === undefined ? ('quay' as const) : ('store' as const),
    }
  })

  addRoute(app, readUsageLogChart, async ({ query }, { actor }) =>
    readChart(store, await searchOf(app, query, actor.role)),
  )

  addRoute(app, readUsageLogCoverage, async ({ query }, { actor }) =>
    presentCoverage(await store.coverage(query.from, query.to), actor.role),
  )

  addMutation(app, fillUsageLogs, {
    target: ({ body }) => ({ kind: 'usage-logs', name: `${body.from}/${body.to}` }),
    async run({ body, request }) {
      if (body.from > body.to) throw new ProblemError('usage_log_range_inverted', 400, { field: 'to' })
      await store.request(body.from, body.to)
      return { body: presentCoverage(await store.coverage(body.from, body.to), request.actor.role) }
    },
  })

  addRestoreFile(app)

  addMutation(app, requestQuayExport, {
    target: ({ body }) => ({ kind: 'namespace', name: body.repository ?? body.namespace }),
    async run({ body, request }) {
      return { body: { exportId: await askQuayForExport(app, body, request) } }
    },
  })

  addRoute(app, readUserActivity, async ({ params }, request) => {
    const { role } = request.actor
    await assertPersonKnown(app, role, params.name)
    const facts = await store.activity(isHiddenName(app, role, params.name) ? '' : params.name)
    const { lastSeenAt, lastSignInAt, countedSince, completeSince, completeTo } = facts
    const findings = listFindings(facts, role, clock.now())
    const refusals = countRefusals(facts)
    return { lastSeenAt, lastSignInAt, findings, countedSince, refusals, completeSince, completeTo }
  })
}

function filterOf(query: RouteQuery<typeof streamUsageLogs>) {
  const { cursor: _cursor, direction: _direction, limit: _limit, calls: _calls, ...filter } = query
  return filter
}

function afterOf(entryIds: EntryIds, cursor: string | undefined): LogPosition | undefined {
  if (cursor === undefined) return undefined
  const position = entryIds.openPosition(cursor)
  if (position === undefined) throw new ProblemError('input_invalid', 400, { field: 'cursor' })
  if ('outdated' in position) throw outdatedLink(position.outdated, 'cursor')
  return position
}

const outdatedLink = (reason: OutdatedLink, field?: 'cursor'): ProblemError =>
  new ProblemError(`usage_log_link_${reason}`, 410, { field })
