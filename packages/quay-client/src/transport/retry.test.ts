import { expect, test } from 'vitest'
import { QuayHttpError } from '../errors/http-error.ts'
import type { QuayCallReport } from '../options.ts'
import { RetryBudget } from './retry.ts'
import { isQuayHttpError } from '../errors/http-error.ts'
import { isQuayNetworkError } from '../errors/network-error.ts'
import { isQuayOutcomeUnknown } from '../errors/schema-error.ts'
import { MARIA, connect, failureOf, sendJson, startRawServer, startServer } from '../tests/local-server.ts'

/** A server that fails so often and then answers; it counts what it was asked. */
async function startFailing(times: number, status: number, headers: Record<string, string> = {}) {
  const seen: string[] = []
  const server = await startServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    if (seen.length > times) return sendJson(response, 200, request.url?.includes('?') ? { users: [MARIA] } : MARIA)
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<html></html>')
  })
  return { seen, url: server.url, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

test.for([429, 502, 503, 504])('repeats a read that got %d, at most twice', async (status) => {
  await using server = await startFailing(2, status, { 'retry-after': '0' })
  const reports: QuayCallReport[] = []
  await using quay = connect(server.url, { onCall: (call) => reports.push(call) })
  expect(await quay.users.get('maria')).toHaveProperty('name', 'maria')
  expect(server.seen).toHaveLength(3)
  expect(reports).toEqual([
    expect.objectContaining({ operation: 'users.get', outcome: 'ok', status: 200, requests: 3 }),
  ])

  await using worse = await startFailing(3, status)
  await using other = connect(worse.url)
  expect(await failureOf(other.users.get('maria'))).toHaveProperty('status', status)
  expect(worse.seen).toHaveLength(3)
})

test.for([400, 401, 403, 404, 500, 501, 520])('does not repeat a read that got %d', async (status) => {
  await using server = await startFailing(1, status)
  await using quay = connect(server.url)
  expect(await failureOf(quay.users.get('maria'))).toHaveProperty('status', status)
  expect(server.seen).toHaveLength(1)
})

test('repeats the list of users once after a 500, which Quay gives while users are deleted', async () => {
  await using once = await startFailing(1, 500)
  await using quay = connect(once.url)
  expect((await quay.users.list()).users).toHaveLength(1)
  await using twice = await startFailing(2, 500)
  await using other = connect(twice.url)
  expect(await failureOf(other.users.list())).toSatisfy((error) => isQuayHttpError(error, 'server-error'))
  expect(twice.seen).toHaveLength(2)
})

test('does not repeat anything in a registry that is read-only', async () => {
  let calls = 0
  await using server = await startServer((_, response) => {
    calls += 1
    sendJson(response, 503, { is_readonly: true, message: 'System is currently read-only.' })
  })
  await using quay = connect(server.url)
  const failure = await failureOf(quay.users.create({ userName: 'maria' }))
  expect(failure).toMatchObject({ kind: 'read-only', isOutcomeUnknown: false })
  await failureOf(quay.users.get('maria'))
  expect(calls).toBe(2)
})

test.for([500, 502, 503, 504, 520])(
  'sends a change that got %d exactly once, and calls its outcome unknown',
  async (status) => {
    await using server = await startFailing(1, status)
    await using quay = connect(server.url)
    const failure = await failureOf(quay.users.create({ userName: 'maria' }))
    expect(failure).toHaveProperty('status', status)
    expect(failure).toSatisfy(isQuayOutcomeUnknown)
    expect(server.seen).toEqual(['POST /api/v1/superuser/users/'])
  },
)

test('repeats a change once after a 429, which Quay says before it does anything', async () => {
  await using server = await startFailing(1, 429)
  await using quay = connect(server.url)
  await quay.users.update('maria', { enabled: true })
  expect(server.seen).toHaveLength(2)
  await using stubborn = await startFailing(9, 429)
  await using other = connect(stubborn.url)
  expect(await failureOf(other.users.delete('maria'))).toMatchObject({ kind: 'rate-limited', isOutcomeUnknown: false })
  expect(stubborn.seen).toHaveLength(2)
})

test('does not wait for a Retry-After beyond the deadline', async () => {
  await using server = await startFailing(1, 503, { 'retry-after': '3600' })
  await using quay = connect(server.url)
  const startedAt = performance.now()
  expect(await failureOf(quay.users.get('maria'))).toHaveProperty('retryAfterMs', 3_600_000)
  expect(performance.now() - startedAt).toBeLessThan(500)
})

test('repeats a read whose connection broke before the answer, never a change', async () => {
  const seen: string[] = []
  await using server = await startRawServer((socket, head) => {
    seen.push(head.slice(0, head.indexOf(' HTTP')))
    socket.resetAndDestroy()
  })
  await using quay = connect(server.url)
  expect(await failureOf(quay.users.get('maria'))).toMatchObject({ code: 'closed', isOutcomeUnknown: false })
  expect(seen).toHaveLength(3)
  seen.length = 0
  const changes = [
    () => quay.users.create({ userName: 'maria' }),
    () => quay.users.update('maria', { password: 'maria-pass1' }),
    () => quay.users.delete('maria'),
    () => quay.users.sendRecoveryMail('maria'),
  ]
  for (const change of changes) {
    const failure = await failureOf(change())
    expect(failure).toSatisfy(isQuayNetworkError)
    expect(failure).toSatisfy(isQuayOutcomeUnknown)
  }
  expect(seen.map((line) => line.split(' ')[0])).toEqual(['POST', 'PUT', 'DELETE', 'POST'])
})

test('repeats a change once when nothing was sent, and says that nothing happened', async () => {
  const server = await startServer(() => undefined)
  const { url } = server
  await server[Symbol.asyncDispose]()
  const reports: QuayCallReport[] = []
  await using quay = connect(url, { onCall: (call) => reports.push(call) })
  const failure = await failureOf(quay.users.create({ userName: 'maria' }))
  expect(failure).toMatchObject({ code: 'refused-connection', systemCode: 'ECONNREFUSED', isOutcomeUnknown: false })
  expect(reports).toEqual([expect.objectContaining({ outcome: 'refused-connection', requests: 2 })])
})

test('spends no more on repetitions than a tenth of its calls, and five that quiet times saved', () => {
  const budget = new RetryBudget()
  const error = new QuayHttpError({ operation: 'users.get', status: 503, kind: 'unavailable' })
  const rules = { isRead: true, repeatsServerError: false }
  let repetitions = 0
  for (let call = 0; call < 200; call += 1) {
    budget.earn()
    for (let attempts = 1; budget.pauseMs(error, attempts, rules, 10_000) !== undefined; attempts += 1) repetitions += 1
  }
  expect(repetitions).toBeGreaterThanOrEqual(20)
  expect(repetitions).toBeLessThanOrEqual(25)
})

test('pauses for a random time that grows, and never for more than a second', () => {
  const error = new QuayHttpError({ operation: 'users.get', status: 503, kind: 'unavailable' })
  const pauses = (attempts: number) =>
    Array.from({ length: 200 }, () => {
      const pauseMs = new RetryBudget().pauseMs(error, attempts, { isRead: true, repeatsServerError: false }, 10_000)
      return pauseMs ?? Number.NaN
    })
  expect(Math.max(...pauses(1))).toBeLessThanOrEqual(200)
  expect(Math.max(...pauses(2))).toBeLessThanOrEqual(400)
  expect(new Set(pauses(2)).size).toBeGreaterThan(100)
})
