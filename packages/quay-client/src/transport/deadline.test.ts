import { getEventListeners } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { isQuayOutcomeUnknown } from '../errors/schema-error.ts'
import { isQuayTimeoutError } from '../errors/unfinished-call-errors.ts'
import { MARIA, connect, failureOf, sendJson, startServer } from '../tests/local-server.ts'

/** A body of five bytes a second. */
function drip(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  let sent = 0
  const timer = setInterval(() => {
    response.write(text.slice(sent, sent + 1))
    sent += 1
  }, 200)
  response.once('close', () => clearInterval(timer))
}

test('ends a call that nobody answers at its deadline, and closes its connection', async () => {
  await using server = await startServer(() => undefined)
  await using quay = connect(server.url)
  const startedAt = performance.now()
  const failure = await failureOf(quay.users.get('maria', { deadlineMs: 300 }))
  expect(performance.now() - startedAt).toBeLessThan(800)
  expect(failure).toSatisfy(isQuayTimeoutError)
  expect(failure).toHaveProperty('deadlineMs', 300)
  await sleep(50)
  expect(server.sockets.size).toBe(0)
})

test('ends a body that drips at its deadline, and closes its connection', async () => {
  await using server = await startServer((_, response) => drip(response, JSON.stringify(MARIA)))
  await using quay = connect(server.url)
  const startedAt = performance.now()
  expect(await failureOf(quay.users.get('maria', { deadlineMs: 700 }))).toSatisfy(isQuayTimeoutError)
  expect(performance.now() - startedAt).toBeLessThan(1_200)
  await sleep(50)
  expect(server.sockets.size).toBe(0)
})

test('ends an error whose body drips at its deadline as well', async () => {
  await using server = await startServer((_, response) => {
    response.statusCode = 404
    response.write('{')
  })
  await using quay = connect(server.url)
  expect(await failureOf(quay.users.find('maria', { deadlineMs: 200 }))).toSatisfy(isQuayTimeoutError)
})

test('counts pauses and repetitions against one deadline', async () => {
  await using server = await startServer((_, response) => void setTimeout(() => response.writeHead(503).end(), 150))
  await using quay = connect(server.url)
  const startedAt = performance.now()
  await failureOf(quay.users.get('maria', { deadlineMs: 250 }))
  expect(performance.now() - startedAt).toBeLessThan(600)
})

test('says of a change that ran into its deadline that its outcome is unknown', async () => {
  await using server = await startServer(() => undefined)
  await using quay = connect(server.url, { deadlineMs: { write: 200 } })
  const failure = await failureOf(quay.users.delete('maria'))
  expect(failure).toSatisfy(isQuayTimeoutError)
  expect(failure).toSatisfy(isQuayOutcomeUnknown)
})

test('chooses the deadline by what the call is for', async () => {
  await using server = await startServer(() => undefined)
  await using quay = connect(server.url, { deadlineMs: { read: 100, background: 200, write: 300 } })
  expect(await failureOf(quay.users.get('maria'))).toHaveProperty('deadlineMs', 100)
  expect(await failureOf(quay.users.get('maria', { priority: 'background' }))).toHaveProperty('deadlineMs', 200)
  expect(await failureOf(quay.users.delete('maria'))).toHaveProperty('deadlineMs', 300)
})

test('ends a call with the caller’s signal, at any time, and leaves nothing on the signal', async () => {
  let asked = 0
  await using server = await startServer(() => (asked += 1))
  await using quay = connect(server.url)
  expect(await failureOf(quay.users.get('maria', { signal: AbortSignal.abort() }))).toHaveProperty('code', 'aborted')
  expect(asked).toBe(0)
  const giveUp = new AbortController()
  const call = failureOf(quay.users.get('maria', { signal: giveUp.signal }))
  await sleep(50)
  giveUp.abort()
  expect(await call).toMatchObject({ code: 'aborted', isOutcomeUnknown: false })
  expect(asked).toBe(1)
  expect(getEventListeners(giveUp.signal, 'abort')).toHaveLength(0)
})

test('is free again after calls that hung', async () => {
  let isHanging = true
  await using server = await startServer((_, response) => {
    if (!isHanging) sendJson(response, 200, MARIA)
  })
  await using quay = connect(server.url, { bulkhead: { running: 2 } })
  await Promise.all([1, 2, 3, 4].map(() => failureOf(quay.users.get('maria', { deadlineMs: 100 }))))
  isHanging = false
  expect(await quay.users.get('maria')).toHaveProperty('name', 'maria')
})
