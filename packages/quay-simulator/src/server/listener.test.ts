import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createQuaySimulator } from '../simulator.ts'
import type { QuaySimulator } from '../simulator.ts'
import { callHttp1, callHttp2, openSession } from '../tests/raw-calls.ts'

let plain: QuaySimulator
let secure: QuaySimulator

beforeAll(async () => {
  plain = await createQuaySimulator()
  secure = await createQuaySimulator({ tls: true, idleTimeoutMs: 500 })
})

afterAll(() => Promise.all([plain.close(), secure.close()]))

/** Sends bytes as they stand and reads until the other side closes. */
async function sendRaw(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write(bytes)
  let text = ''
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await once(socket, 'close')
  return text
}

describe('plain HTTP/1.1', () => {
  test('closes the connection after every answer under /api/, and nowhere else', async () => {
    const api = await callHttp1(plain, '/api/v1/user/', { token: plain.tokens.rw })
    expect(api).toMatchObject({ status: 200, end: 'complete', headers: { connection: 'close', server: 'nginx' } })
    expect(api.headers['content-length']).toBe(String(Buffer.byteLength(api.body)))
    const config = await callHttp1(plain, '/config')
    expect(config).toMatchObject({ status: 200, headers: { connection: 'keep-alive' } })
  })

  test('hands the target on exactly as it stood on the request line', async () => {
    const target = '/api/v1/superuser//users/a%2Fb%20c/?x=%41+b'
    await callHttp1(plain, target, { token: plain.tokens.ro })
    expect(plain.requests.list().at(-1)).toMatchObject({ rawUrl: target, token: 'ro', protocol: 'h1' })
  })

  test('answers a method that the parser refuses as Quay does', async () => {
    const answer = await sendRaw(
      plain.url,
      `FROB /api/v1/user/ HTTP/1.1\r\nHost: quay\r\nAuthorization: Bearer ${plain.tokens.rw}\r\n\r\n`,
    )
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\n/)
    expect(head.toLowerCase()).toContain('content-type: application/json')
    expect(JSON.parse(body)).toEqual({ message: 'The method is not allowed for the requested URL.' })
    expect(plain.requests.list().at(-1)).toMatchObject({ method: 'FROB', token: 'rw', status: 405 })
  })

  test('answers what is no request with 400 and closes', async () => {
    expect(await sendRaw(plain.url, 'hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  })

  test('answers HEAD without a body and does not call it empty', async () => {
    const answer = await callHttp1(plain, '/config', { method: 'HEAD' })
    expect(answer).toMatchObject({ status: 200, body: '', end: 'complete' })
    expect(answer.headers['content-type']).toBe('application/json')
    expect(answer.headers['content-length']).toBeUndefined()
  })
})

describe('TLS', () => {
  test('speaks HTTP/2 with those who can, and HTTP/1.1 with the others', async () => {
    const call = { token: secure.tokens.rw }
    expect(await callHttp2(secure, '/api/v1/user/', call)).toMatchObject({ status: 200, end: 'complete' })
    const old = await callHttp1(secure, '/api/v1/user/', call)
    expect(old).toMatchObject({ status: 200, headers: { connection: 'close' } })
    expect(old.headers['strict-transport-security']).toBe('max-age=63072000; preload')
    expect(secure.requests.list().map(({ protocol }) => protocol)).toEqual(['h2', 'h1'])
  })

  test('carries a body, and any method, over HTTP/2', async () => {
    const made = await callHttp2(secure, '/api/v1/superuser/users/', {
      method: 'POST',
      token: secure.tokens.rw,
      body: { username: 'maria', email: 'maria@example.org' },
    })
    expect(made).toMatchObject({ status: 200 })
    expect(JSON.parse(made.body)).toMatchObject({ username: 'maria' })
    const frob = await callHttp2(secure, '/api/v1/user/', { method: 'FROB', token: secure.tokens.rw })
    expect(frob).toMatchObject({ status: 405 })
  })

  test('is refused by a client that trusts other authorities', async () => {
    expect(secure.ca).toContain('BEGIN CERTIFICATE')
    const outcome = await callHttp1({ url: secure.url }, '/config')
    expect(outcome.end).toMatch(/^(UNABLE_TO_|SELF_SIGNED)/)
  })

  test('keeps one session for many calls and says GOAWAY after its idle time', async () => {
    const session = openSession(secure)
    const closed = once(session, 'close')
    const asked = Array.from({ length: 5 }, async () => {
      const stream = session.request({ ':path': '/config' })
      const [headers] = (await once(stream, 'response')) as [Record<string, unknown>]
      stream.resume()
      return headers[':status']
    })
    expect(await Promise.all(asked)).toEqual([200, 200, 200, 200, 200])
    // nginx: http2_max_concurrent_streams
    expect(session.remoteSettings.maxConcurrentStreams).toBe(128)
    expect(await Promise.race([closed.then(() => 'closed'), setTimeout(100, 'open')])).toBe('open')
    expect(await Promise.race([closed.then(() => 'closed'), setTimeout(2000, 'open')])).toBe('closed')
  })
})

test('says so when the port asked for is taken', async () => {
  const port = Number(new URL(plain.url).port)
  await expect(createQuaySimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
