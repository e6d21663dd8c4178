import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { isQuayHttpError } from '../errors/http-error.ts'
import { isQuayResponseError } from '../errors/response-error.ts'
import { isQuaySchemaError } from '../errors/schema-error.ts'
import { MARIA, TOKEN, connect, failureOf, sendJson, startRawServer, startServer } from '../tests/local-server.ts'

const JSON_HEAD = { 'content-type': 'application/json' }
const PAGE = JSON.stringify({ users: Array.from({ length: 12 }, () => MARIA) })

test.for<[string, number, Record<string, string>, string, string]>([
  ['a login page', 200, { 'content-type': 'text/html' }, '<html></html>', 'not-json'],
  ['JSON that calls itself HTML', 200, { 'content-type': 'text/html' }, PAGE, 'not-json'],
  ['no content type', 200, {}, PAGE, 'not-json'],
  ['an empty 200', 200, JSON_HEAD, '', 'empty'],
  ['204', 204, JSON_HEAD, '', 'unexpected-status'],
  ['206', 206, JSON_HEAD, PAGE, 'unexpected-status'],
  ['201', 201, JSON_HEAD, PAGE, 'unexpected-status'],
  ['an unknown 299', 299, JSON_HEAD, PAGE, 'unexpected-status'],
  ['half of JSON', 200, JSON_HEAD, PAGE.slice(0, 100), 'not-json'],
  ['too deep JSON', 200, JSON_HEAD, '['.repeat(100_000) + ']'.repeat(100_000), 'too-deep'],
  ['too many values', 200, JSON_HEAD, `{"users":[${'0,'.repeat(300_000)}0]}`, 'too-many-values'],
  ['__proto__', 200, JSON_HEAD, '{"users":[],"__proto__":{"x":1}}', 'forbidden-key'],
  ['an empty registry', 200, JSON_HEAD, '{"users":[]}', 'impossible-page'],
])('refuses %s where a list is due', async ([, status, headers, body, code]) => {
  await using server = await startServer((_, response) => response.writeHead(status, headers).end(body))
  await using quay = connect(server.url)
  const failure = await failureOf(quay.users.list())
  expect(failure).toSatisfy(isQuayResponseError)
  expect(failure).toMatchObject({ code, operation: 'users.list', isOutcomeUnknown: false })
})

test.for([200, 202])('does not take a %d page of HTML for a deletion that was done', async (status) => {
  await using server = await startServer((_, response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html></html>'),
  )
  await using quay = connect(server.url)
  expect(await failureOf(quay.users.delete('maria'))).toMatchObject({
    code: 'unexpected-status',
    isOutcomeUnknown: true,
  })
})

test('does not take a 404 page of HTML for the absence of a user', async () => {
  await using server = await startServer((_, response) =>
    response.writeHead(404, { 'content-type': 'text/html' }).end('<html></html>'),
  )
  await using quay = connect(server.url)
  for (const call of [quay.users.find('maria'), quay.users.delete('maria')]) {
    expect(await failureOf(call)).toSatisfy((error) => isQuayHttpError(error, 'endpoint-missing'))
  }
})

test('refuses a list that is cut short at any byte, however its end is marked', async () => {
  const bytes = Buffer.from(PAGE)
  let cut = 0
  const framings = ['content-length', 'chunked', 'close'] as const
  let framing: (typeof framings)[number] = 'close'
  await using server = await startRawServer((socket) => {
    const part = bytes.subarray(0, cut)
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'
    if (framing === 'content-length') socket.write(`${head}Content-Length: ${bytes.length}\r\n\r\n`)
    if (framing === 'close') socket.write(`${head}Connection: close\r\n\r\n`)
    if (framing === 'chunked') socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n${part.length.toString(16)}\r\n`)
    socket.end(part)
  })
  await using quay = connect(server.url)
  for (framing of framings) {
    for (cut = 1; cut < bytes.length; cut += 101) {
      expect(await failureOf(quay.users.list())).toSatisfy(isQuayResponseError)
    }
  }
})

test('refuses an answer whose connection is reset within its body, without a repetition', async () => {
  let calls = 0
  await using server = await startRawServer((socket) => {
    calls += 1
    socket.write(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${PAGE.length}\r\n\r\n{"users":`)
    setTimeout(() => socket.resetAndDestroy(), 20)
  })
  await using quay = connect(server.url)
  expect(await failureOf(quay.users.list())).toMatchObject({ code: 'cut-short', isOutcomeUnknown: false })
  expect(calls).toBe(1)
  expect(await failureOf(quay.users.create({ userName: 'maria' }))).toMatchObject({
    code: 'cut-short',
    isOutcomeUnknown: true,
  })
  expect(calls).toBe(2)
})

test.for([
  ['a bad chunk', 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}'],
  ['two ways to end', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n`],
  ['a head of 20 KiB', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20 * 1024)}\r\n\r\n`],
  ['HTTP/0.9', '<html>hello</html>'],
  ['a NUL in a header', 'HTTP/1.1 200 OK\r\nX: a\0b\r\nContent-Length: 0\r\n\r\n'],
])('refuses %s', async ([, bytes = '']) => {
  await using server = await startRawServer((socket) => socket.end(bytes))
  await using quay = connect(server.url)
  expect(await failureOf(quay.users.list())).toSatisfy(isQuayResponseError)
})

test('does not inflate what was compressed although nobody asked for it', async () => {
  const body = gzipSync(JSON.stringify({ users: [MARIA] }))
  await using server = await startServer((_, response) =>
    response.writeHead(200, { ...JSON_HEAD, 'content-encoding': 'gzip' }).end(body),
  )
  await using quay = connect(server.url)
  expect(await failureOf(quay.users.list())).toHaveProperty('code', 'compressed')
})

test('stops reading at its size limit when the body never ends, and keeps nothing of it', async () => {
  const chunk = Buffer.alloc(64 * 1024, 'x')
  await using server = await startServer((_, response) => {
    response.writeHead(200, JSON_HEAD)
    response.write('{"users": "')
    const more = (): void => {
      if (response.destroyed) return
      if (response.write(chunk)) setImmediate(more)
      else response.once('drain', more)
    }
    more()
  })
  await using quay = connect(server.url)
  const before = process.memoryUsage.rss()
  const failures = await Promise.all(Array.from({ length: 20 }, () => failureOf(quay.users.list())))
  for (const failure of failures) expect(failure).toHaveProperty('code', 'too-large')
  expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024)
  await sleep(50)
  expect(server.sockets.size).toBe(0)
})

test('refuses by its length alone what is too large', async () => {
  await using server = await startServer((_, response) => {
    response.writeHead(200, { ...JSON_HEAD, 'content-length': '9000000' })
    response.write('{')
  })
  await using quay = connect(server.url)
  expect(await failureOf(quay.users.list())).toHaveProperty('code', 'too-large')
})

test.for([301, 302, 303, 307, 308])('follows no %d: the other host never hears from us', async (status) => {
  const heard: string[] = []
  await using evil = await startServer((request, response) => {
    heard.push(request.headers.authorization ?? 'no token')
    sendJson(response, 200, MARIA)
  })
  let asked = 0
  await using server = await startServer((request, response) => {
    asked += 1
    const to = asked % 2 === 0 ? request.url : `${evil.url}/elsewhere?token=${TOKEN}`
    response.writeHead(status, { location: to, 'content-type': 'text/html' }).end('<html></html>')
  })
  await using quay = connect(server.url)
  const calls = [
    () => quay.currentUser.get(),
    () => quay.registry.describe(),
    () => quay.users.list(),
    () => quay.users.get('maria'),
    () => quay.users.create({ userName: 'maria' }),
    () => quay.users.update('maria', { enabled: true }),
    () => quay.users.delete('maria'),
    () => quay.users.sendRecoveryMail('maria'),
  ]
  for (const call of calls) {
    const failure = await failureOf(call())
    expect(failure).toMatchObject({ code: 'redirected', status })
    expect(String(failure)).not.toContain('elsewhere')
    expect(JSON.stringify(failure)).not.toContain(TOKEN)
  }
  expect(await failureOf(quay.users.list())).toHaveProperty('redirectHost', new URL(evil.url).host)
  expect(heard).toEqual([])
  expect(asked).toBe(calls.length + 1)
})

test('refuses a shape that it does not know, and names where without a value', async () => {
  await using server = await startServer((_, response) =>
    sendJson(response, 200, { users: [MARIA, { ...MARIA, verified: 'secret-value' }] }),
  )
  await using quay = connect(server.url)
  const failure = await failureOf(quay.users.list())
  expect(failure).toSatisfy(isQuaySchemaError)
  expect(failure).toHaveProperty('issues', ['users.1.verified: invalid_type'])
  expect(String(failure)).not.toContain('secret-value')
})

test('drops what it does not know of a user', async () => {
  await using server = await startServer((_, response) =>
    sendJson(response, 200, { ...MARIA, last_seen: 'today', avatar: { hash: 'x' } }),
  )
  await using quay = connect(server.url)
  expect(await quay.users.get('maria')).toEqual({
    name: 'maria',
    email: 'maria@example.org',
    isVerified: true,
    isEnabled: true,
    superuserKind: 'none',
    quota: { usedBytes: 5, limitBytes: 10 },
  })
})
