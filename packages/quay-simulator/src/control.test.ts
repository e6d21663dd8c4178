import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startControlServer } from './control.ts'
import type { ControlServer } from './control.ts'
import { createQuaySimulator } from './simulator.ts'
import type { QuaySimulator } from './simulator.ts'
import { callHttp1 } from './tests/raw-calls.ts'

let simulator: QuaySimulator
let control: ControlServer

beforeAll(async () => {
  simulator = await createQuaySimulator()
  control = await startControlServer(simulator)
})

beforeEach(() => simulator.reset())

afterAll(() => Promise.all([simulator.close(), control.close()]))

async function post(body: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(control.url, { method: 'POST', body: text })
  expect(response.headers.get('content-type')).toBe('application/json')
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const list = () => callHttp1(simulator, '/api/v1/superuser/users/', { token: simulator.tokens.rw })

describe('the control address', () => {
  test('begins a world and tells where it is and which tokens it takes', async () => {
    await simulator.event('users.add', { prefix: 'person', count: 2 })
    const { status, body } = await post({ reset: 'pristine', registry: 'database', now: '2026-11-23T16:00:00Z' })
    expect(status).toBe(200)
    expect(body).toEqual({ url: simulator.url, tokens: simulator.tokens })
    expect(JSON.parse((await list()).body)).toMatchObject({ users: [{}, {}, {}] })
    expect(simulator.state.users.size).toBe(3)
  })

  test('takes what is left out, and what is null, for the usual', async () => {
    expect((await post({ reset: true })).status).toBe(200)
    expect((await post({ reset: 'pristine', registry: null, now: null })).status).toBe(200)
    expect((await callHttp1(simulator, '/config')).body).toContain('"AUTHENTICATION_TYPE":"Database"')
  })

  test('begins a directory and a demo of any size', async () => {
    await post({ reset: 'pristine', registry: 'directory' })
    expect((await callHttp1(simulator, '/config')).body).toContain('LDAP')
    await post({ reset: 'demo', users: 50 })
    expect(simulator.state.users.size).toBe(50)
  })

  test('makes an event happen, whatever else the step of a recording holds', async () => {
    const answer = await post({ event: 'users.add', with: { prefix: 'p', count: 2 }, note: 'two more' })
    expect(answer.status).toBe(200)
    expect(simulator.state.users.find('username', 'p-002')).toBeDefined()
  })

  test('answers an unknown event with 404 and its name', async () => {
    const { status, body } = await post({ event: 'earthquake', with: {} })
    expect(status).toBe(404)
    expect(body['message']).toContain('earthquake')
  })

  test('moves the clock', async () => {
    await post({ reset: 'pristine', now: '2026-11-23T16:00:00Z' })
    expect(await post({ advance: 86_400 })).toEqual({ status: 200, body: {} })
    await simulator.event('users.add', { prefix: 'p', count: 1 })
    const createdMs = simulator.state.users.find('username', 'p-001')?.createdMs ?? 0
    expect(new Date(createdMs).toISOString()).toMatch(/^2026-11-24T16:00/)
  })

  test('sets a fault for one operation or all, and heals them', async () => {
    await post({ fault: { operation: 'user.list', kind: 'status', status: 503 } })
    expect((await list()).status).toBe(503)
    expect((await callHttp1(simulator, '/config')).status).toBe(200)
    await post({ fault: { kind: 'status', status: 502, times: 1 } })
    expect((await callHttp1(simulator, '/config')).status).toBe(502)
    await post({ heal: 'user.list' })
    expect((await list()).status).toBe(200)
    await post({ fault: { operation: '*', kind: 'html' } })
    await post({ heal: true })
    expect((await list()).status).toBe(200)
  })

  test('sets the cost of a call', async () => {
    await post({ latency: 120 })
    const startedAt = performance.now()
    await list()
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(115)
    await post({ latency: 0 })
  })

  test('hands out the calls that were seen, and forgets them on demand', async () => {
    await list()
    expect(await post({ requests: true })).toMatchObject({
      body: { requests: [{ method: 'GET', operation: 'user.list', token: 'rw', status: 200 }] },
    })
    await post({ requests: 'clear' })
    expect(await post({ requests: true })).toEqual({ status: 200, body: { requests: [] } })
  })

  test('takes the registry down and brings it back', async () => {
    await post({ stop: true })
    expect((await list()).end).toBe('ECONNREFUSED')
    await post({ restart: true })
    expect((await list()).status).toBe(200)
  })

  test('tells the address and the tokens to whoever asks', async () => {
    const response = await fetch(control.url)
    expect(await response.json()).toEqual({ url: simulator.url, tokens: simulator.tokens })
    expect((await fetch(control.url, { method: 'DELETE' })).status).toBe(405)
  })

  test.each([
    ['{"reset": ', /JSON/],
    ['[]', /object/],
    ['{}', /reset, event, advance/],
    [{ reset: 'chaos' }, /pristine/],
    [{ reset: 'pristine', registry: 'paper' }, /registry/],
    [{ reset: 'pristine', now: 'tomorrow' }, /now/],
    [{ event: 7 }, /event/],
    [{ advance: 'an hour' }, /advance/],
    [{ fault: { kind: 'earthquake' } }, /kind/],
    [{ fault: { kind: 'status' } }, /status/],
    [{ fault: { operation: 'user.lst', kind: 'hang' } }, /user\.lst/],
    [{ latency: -1 }, /latency/],
  ])('answers %j with 400 and what is wrong with it', async (input, message) => {
    const { status, body } = await post(input)
    expect(status).toBe(400)
    expect(body['message']).toMatch(message)
  })
})
