import { once } from 'node:events'
import { createServer, request as openRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import * as z from 'zod'
import { namespaceId } from '../model/namespaces.ts'
import { findRepository } from '../model/repositories.ts'
import type { State } from '../state.ts'
import { makeExport } from '../usage-logs/exports.ts'
import { event } from './world.ts'

const dayMs = 86_400_000

function accountId(state: State, name: string | null | undefined): number | null {
  if (name === null || name === undefined) return null
  const id = namespaceId(state, name) ?? state.robots.find('username', name)?.id
  if (id === undefined) throw new Error(`There is nobody called ${name}`)
  return id
}

function repositoryId(
  state: State,
  namespace: string | null | undefined,
  name: string | null | undefined,
): number | null {
  if (!name) return null
  const repository = findRepository(state, `${namespace}/${name}`)
  if (!repository) throw new Error(`There is no repository ${namespace}/${name}`)
  return repository.id
}

const insertLog = event(
  z.object({
    kind: z.string(),
    namespace: z.string().nullish(),
    performer: z.string().nullish(),
    repository: z.string().nullish(),
    daysAgo: z.int(),
    secondsOfDay: z.number().default(43_200),
    count: z.int().nonnegative().default(1),
    stepMicroseconds: z.int().default(0),
    metadata: z.record(z.string(), z.unknown()).default({}),
    number: z.string().optional(),
    ip: z.string().nullable().default('127.0.0.1'),
  }),
  ({ state, clock }, { daysAgo, secondsOfDay, count, stepMicroseconds, number, ...row }) => {
    const nowMs = clock.nowMs()
    const startUs = (nowMs - (nowMs % dayMs) - daysAgo * dayMs) * 1000 + secondsOfDay * 1_000_000
    const ids = {
      namespaceId: accountId(state, row.namespace),
      performerId: accountId(state, row.performer),
      repositoryId: repositoryId(state, row.namespace, row.repository),
    }
    for (let step = 0; step < count; step += 1) {
      const metadata = number === undefined ? row.metadata : { ...row.metadata, [number]: step }
      state.usageLog.insert({
        kind: row.kind,
        instantUs: startUs + step * stepMicroseconds,
        ...ids,
        metadata,
        ip: row.ip,
      })
    }
  },
)

type ReceivedCall = { method: string; path: string; contentType: string | null; body: unknown }

async function received(request: IncomingMessage): Promise<ReceivedCall> {
  const text = Buffer.concat(await request.toArray()).toString('utf8')
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    contentType: request.headers['content-type'] ?? null,
    body: JSON.parse(text),
  }
}

/** Listens at an address while something runs, answers every call with the status, and tells what came. */
async function listening(listen: string | number, status: number, run: () => Promise<void>): Promise<ReceivedCall[]> {
  const calls: ReceivedCall[] = []
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    calls.push(await received(request))
    response.writeHead(status).end()
  }
  const server = createServer((request, response) => void take(request, response))
  const [host, port] = String(listen).includes(':') ? String(listen).split(':') : ['127.0.0.1', String(listen)]
  server.listen(Number(port), host)
  await once(server, 'listening')
  try {
    await run()
  } finally {
    server.close()
    server.closeAllConnections()
  }
  return calls
}

/** Sends a report to a callback. The simulator calls nobody outside this machine. */
async function report(callbackUrl: string, body: unknown): Promise<number> {
  const { hostname } = new URL(callbackUrl)
  if (!/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return 0
  const request = openRequest(callbackUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // Each listener lives for one run: a connection kept from the last one is dead.
    agent: false,
  })
  request.end(JSON.stringify(body))
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  response.resume()
  return response.statusCode ?? 0
}

/** One request for an export: a callback that does not answer 200 has the whole tried again (logs-export.json, step 8). */
async function runExport(state: State): Promise<void> {
  const queued = state.logExports.waiting.shift()
  if (!queued) return
  const made = makeExport(state, queued)
  if (queued.callbackEmail) state.sentMails.push({ to: queued.callbackEmail, subject: 'Export Action Logs Complete' })
  const status = queued.callbackUrl === null ? 200 : await report(queued.callbackUrl, made).catch(() => 0)
  if (status !== 200 && queued.attemptsLeft > 1) {
    state.logExports.waiting.push({ ...queued, attemptsLeft: queued.attemptsLeft - 1 })
  }
}

const runExports = event(
  z.object({ listen: z.union([z.string(), z.int()]), answer: z.int().default(200) }),
  async ({ state }, { listen, answer }) => ({ calls: await listening(listen, answer, () => runExport(state)) }),
)

export const logEvents = { 'log.insert': insertLog, 'export.run': runExports }
