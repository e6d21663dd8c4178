import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Fault } from './faults.ts'
import { createQuaySimulator } from '../simulator.ts'
import { callHttp1, callHttp2, openSession } from '../tests/raw-calls.ts'
import type { Call, Outcome } from '../tests/raw-calls.ts'

const plain = await createQuaySimulator()
const secure = await createQuaySimulator({ tls: true })

afterAll(() => Promise.all([plain.close(), secure.close()]))

const configPath = '/config'
const usersPath = '/api/v1/superuser/users/'

const protocols = [
  { name: 'HTTP/1.1', simulator: plain, call: (path: string, call?: Call) => callHttp1(plain, path, call) },
  { name: 'HTTP/1.1 over TLS', simulator: secure, call: (path: string, call?: Call) => callHttp1(secure, path, call) },
  { name: 'HTTP/2', simulator: secure, call: (path: string, call?: Call) => callHttp2(secure, path, call) },
] as const

describe.each(protocols)('over $name', ({ name, simulator, call }) => {
  const isHttp2 = name === 'HTTP/2'

  beforeEach(() => simulator.reset())

  const users = (more: Call = {}): Promise<Outcome> => call(usersPath, { token: simulator.tokens.rw, ...more })

  const under = (fault: Fault, more: Call = {}): Promise<Outcome> => {
    simulator.fail('user.list', fault)
    return users(more)
  }

  const createMaria = (): Promise<Outcome> =>
    users({ method: 'POST', body: { username: 'maria', email: 'maria@example.org' } })

  const lastCall = () => simulator.requests.list().at(-1)

  const hasMaria = (): boolean => simulator.state.users.find('username', 'maria') !== undefined

  test('a fault hits its operation only, until healed', async () => {
    expect(await under({ kind: 'status', status: 503 })).toMatchObject({ status: 503 })
    expect(await call(configPath)).toMatchObject({ status: 200 })
    expect(await users()).toMatchObject({ status: 503 })
    await simulator.heal('user.list')
    expect(await users()).toMatchObject({ status: 200 })
  })

  test('latency comes before the answer', async () => {
    const startedAt = performance.now()
    expect(await under({ kind: 'latency', latencyMs: 150 })).toMatchObject({ status: 200, end: 'complete' })
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(145)
  })

  test('a hanging call is taken and never answered', async () => {
    expect(await under({ kind: 'hang' }, { giveUp: { ms: 200 } })).toMatchObject({ status: 0, end: 'given-up' })
    expect(lastCall()).toMatchObject({ status: null, isExecuted: false, fault: 'hang' })
  })

  test('a slow drip hands out bytes at its rate', async () => {
    const outcome = await under({ kind: 'slow-drip', bytesPerSecond: 100 }, { giveUp: { ms: 800 } })
    expect(outcome).toMatchObject({ status: 200, end: 'given-up' })
    expect(outcome.body.length).toBeGreaterThan(10)
    expect(outcome.body.length).toBeLessThanOrEqual(90)
  })

  test('a slow drip that is left alone ends as a whole answer', async () => {
    const { end, body } = await under({ kind: 'slow-drip', bytesPerSecond: 20_000 })
    expect(end).toBe('complete')
    expect(JSON.parse(body)).toHaveProperty('users')
  })

  test('a reset comes in the middle of the body', async () => {
    const outcome = await under({ kind: 'reset', afterBytes: 40 })
    expect(outcome).toMatchObject({ status: 200, end: isHttp2 ? 'rst-2' : 'ECONNRESET' })
    expect(outcome.body).toHaveLength(40)
    expect(Number(outcome.headers['content-length'])).toBeGreaterThan(40)
  })

  test('a body cut short of its length is no whole answer', async () => {
    const outcome = await under({ kind: 'cut', afterBytes: 40 })
    // nghttp2 itself sees that the bytes are fewer than announced and ends the stream with PROTOCOL_ERROR.
    expect(outcome).toMatchObject({ status: 200, end: isHttp2 ? 'rst-1' : 'ECONNRESET' })
    expect(outcome.body).toHaveLength(40)
  })

  test('a cut without a length shows by what is missing only', async () => {
    const chunked = await under({ kind: 'cut', framing: 'chunked' })
    expect(chunked.headers['content-length']).toBeUndefined()
    expect(() => JSON.parse(chunked.body) as unknown).toThrow(SyntaxError)
    expect(chunked.end).toBe(isHttp2 ? 'complete' : 'ECONNRESET')
    const closed = await under({ kind: 'cut', framing: 'close' })
    expect(closed.headers['content-length']).toBeUndefined()
    expect(() => JSON.parse(closed.body) as unknown).toThrow(SyntaxError)
    expect(closed.end).toBe(isHttp2 ? 'rst-8' : 'complete')
  })

  test.each([500, 502, 503, 504])('a %i is the proxy page', async (status) => {
    const outcome = await under({ kind: 'status', status })
    expect(outcome).toMatchObject({ status, end: 'complete', headers: { 'content-type': 'text/html' } })
    expect(outcome.headers['retry-after']).toBeUndefined()
    expect(lastCall()).toMatchObject({ status, isExecuted: false })
  })

  test('a 429 says when to come back, if it is told to', async () => {
    expect((await under({ kind: 'status', status: 429 })).headers['retry-after']).toBeUndefined()
    const outcome = await under({ kind: 'status', status: 429, retryAfterSeconds: 7 })
    expect(outcome).toMatchObject({ status: 429, headers: { 'retry-after': '7' } })
  })

  test('answers that are no list: a page, nothing at all, 204, half of it', async () => {
    const page = await under({ kind: 'html' })
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } })
    expect(page.body).toContain('<form')
    expect(await under({ kind: 'empty' })).toMatchObject({ status: 200, body: '', end: 'complete' })
    expect(await under({ kind: 'status', status: 204 })).toMatchObject({ status: 204, body: '', end: 'complete' })
    const half = await under({ kind: 'status', status: 206 })
    expect(half).toMatchObject({ status: 206, end: 'complete' })
    expect(half.headers['content-range']).toBe(`bytes 0-${half.body.length - 1}/${(await healthy()).body.length}`)
  })

  const healthy = async (): Promise<Outcome> => {
    await simulator.heal()
    return users()
  }

  test('a redirect leads where it is told, or to itself', async () => {
    const away = await under({ kind: 'redirect', to: 'http://elsewhere.example.org/x', status: 307 })
    expect(away).toMatchObject({ status: 307, headers: { location: 'http://elsewhere.example.org/x' } })
    const self = await under({ kind: 'redirect', to: 'self' })
    expect(self).toMatchObject({ status: 302, headers: { location: `${simulator.url}${usersPath}` } })
  })

  test('a status nobody knows carries the usual answer', async () => {
    for (const status of [299, 207]) {
      const outcome = await under({ kind: 'status', status })
      expect(outcome.status).toBe(status)
      expect(JSON.parse(outcome.body)).toHaveProperty('users')
    }
  })

  test('a field nobody knows stands in every object', async () => {
    const { body } = await under({ kind: 'unknown-field', name: 'novel', value: [1] })
    expect(JSON.parse(body)).toMatchObject({ novel: [1], users: [{ novel: [1], avatar: { novel: [1] } }, {}, {}] })
  })

  test('malformed JSON calls itself JSON', async () => {
    const outcome = await under({ kind: 'malformed-json' })
    expect(outcome).toMatchObject({ status: 200, end: 'complete', headers: { 'content-type': 'application/json' } })
    expect(() => JSON.parse(outcome.body) as unknown).toThrow(SyntaxError)
    expect(await under({ kind: 'malformed-json', text: 'nil' })).toMatchObject({ body: 'nil' })
  })

  test('a huge body has the size asked for, or no end', async () => {
    const big = await under({ kind: 'huge-body', bytes: 3_000_000 })
    expect(big).toMatchObject({ end: 'complete', headers: { 'content-length': '3000000' } })
    expect(JSON.parse(big.body)).toMatchObject({ users: [] })
    const endless = await under({ kind: 'huge-body' }, { giveUp: { bytes: 5_000_000 } })
    expect(endless).toMatchObject({ status: 200, end: 'given-up' })
    expect(endless.headers['content-length']).toBeUndefined()
  })

  test('deep JSON is as deep as asked', async () => {
    const { body } = await under({ kind: 'deep-json', depth: 5000 })
    expect(body).toBe('['.repeat(5000) + ']'.repeat(5000))
  })

  test('with a dead token the registry takes everybody for nobody', async () => {
    simulator.fail('*', { kind: 'dead-token' })
    expect(await call('/api/v1/user/', { token: simulator.tokens.rw })).toMatchObject({ status: 401 })
    expect(await users()).toMatchObject({ status: 401 })
    expect(lastCall()).toMatchObject({ token: 'rw', fault: 'dead-token', isExecuted: true })
    expect(await call(configPath)).toMatchObject({ status: 200 })
    await simulator.heal()
    expect(await users()).toMatchObject({ status: 200 })
  })

  test('one token may be dead while the other lives', async () => {
    simulator.fail('*', { kind: 'dead-token', tokens: ['rw'] })
    expect(await users()).toMatchObject({ status: 401 })
    expect(await users({ token: simulator.tokens.ro })).toMatchObject({ status: 200 })
  })

  test('a lost answer leaves the work done, a call dropped before it leaves nothing', async () => {
    simulator.fail('user.create', { kind: 'drop', times: 1 })
    expect(await createMaria()).toMatchObject({ status: 0, end: isHttp2 ? 'rst-2' : 'ECONNRESET' })
    expect(lastCall()).toMatchObject({ status: null, isExecuted: false })
    expect(hasMaria()).toBe(false)
    simulator.fail('user.create', { kind: 'drop', afterExecution: true, times: 1 })
    expect(await createMaria()).toMatchObject({ status: 0, end: isHttp2 ? 'rst-2' : 'ECONNRESET' })
    expect(lastCall()).toMatchObject({ status: null, isExecuted: true, fault: 'drop' })
    expect(hasMaria()).toBe(true)
    expect(await createMaria()).toMatchObject({ status: 400 })
  })

  test.each([
    { kind: 'hang' },
    { kind: 'status', status: 502 },
    { kind: 'html' },
    { kind: 'empty' },
    { kind: 'redirect', to: 'self' },
    { kind: 'malformed-json' },
    { kind: 'huge-body', bytes: 64 },
    { kind: 'deep-json' },
  ] as const)('under $kind the work is done only after-execution', async (fault) => {
    const attempt = (): Promise<Outcome> =>
      users({ method: 'POST', body: { username: 'maria', email: 'maria@example.org' }, giveUp: { ms: 200 } })
    simulator.fail('user.create', fault)
    await attempt()
    expect(hasMaria()).toBe(false)
    simulator.fail('user.create', { ...fault, afterExecution: true })
    await attempt()
    expect(hasMaria()).toBe(true)
  })

  test('an answer without a body is lost whole', async () => {
    await simulator.event('users.add', { prefix: 'person', count: 2 })
    for (const fault of [{ kind: 'reset' }, { kind: 'cut' }] as const) {
      const username = fault.kind === 'reset' ? 'person-001' : 'person-002'
      simulator.fail('user.delete', fault)
      const outcome = await call(`${usersPath}${username}`, { method: 'DELETE', token: simulator.tokens.rw })
      expect(outcome.status).toBe(0)
      expect(lastCall()).toMatchObject({ isExecuted: true, status: null })
      expect(simulator.state.users.find('username', username)).toBeUndefined()
    }
  })

  test('connections are refused until healed', async () => {
    const { url } = simulator
    simulator.fail('*', { kind: 'refuse-connections' })
    expect((await callHttp1(simulator, configPath)).end).toBe('ECONNREFUSED')
    expect((await call(configPath)).status).toBe(0)
    await simulator.heal()
    expect(simulator.url).toBe(url)
    expect(await users()).toMatchObject({ status: 200 })
  })

  test('a reset of the world ends what would go on for ever', async () => {
    const hanging = under({ kind: 'hang' })
    await expect.poll(() => simulator.requests.list().length).toBe(1)
    await simulator.reset()
    expect((await hanging).status).toBe(0)
    const endless = under({ kind: 'huge-body' })
    await expect.poll(() => simulator.requests.list().length).toBe(1)
    await simulator.reset()
    expect((await endless).end).not.toBe('complete')
  })
})

describe('what breaks on HTTP/2', () => {
  beforeEach(() => secure.reset())

  const broken = (
    http2: 'stream' | 'refused-stream' | 'goaway' | 'socket',
    kind: 'drop' | 'reset',
  ): Promise<Outcome> => {
    secure.fail('user.list', { kind, http2 })
    return callHttp2(secure, usersPath, { token: secure.tokens.rw })
  }

  test('may be the stream alone, said to be unprocessed or not, the session stays', async () => {
    const session = openSession(secure)
    secure.fail('user.list', { kind: 'drop', http2: 'refused-stream' })
    const refused = session.request({ ':path': usersPath })
    refused.on('error', () => {})
    const config = session.request({ ':path': configPath })
    const status = await new Promise((resolve) => config.on('response', (headers) => resolve(headers[':status'])))
    config.resume()
    await expect.poll(() => refused.rstCode).toBe(7)
    expect(status).toBe(200)
    expect(session.destroyed).toBe(false)
    session.destroy()
    expect(await broken('stream', 'reset')).toMatchObject({ status: 200, end: 'rst-2' })
  })

  test('may be the session, by GOAWAY', async () => {
    expect(await broken('goaway', 'drop')).toMatchObject({ status: 0, goaway: 2 })
    expect(await broken('goaway', 'reset')).toMatchObject({ status: 200, goaway: 2 })
  })

  test('may be the connection under it', async () => {
    const dropped = await broken('socket', 'drop')
    expect(dropped.status).toBe(0)
    expect(dropped.goaway).toBeUndefined()
    const reset = await broken('socket', 'reset')
    expect(reset).toMatchObject({ status: 200 })
    expect(reset.end).not.toBe('complete')
  })
})
