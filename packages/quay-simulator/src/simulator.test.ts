import { afterEach, describe, expect, test } from 'vitest'
import { createQuaySimulator } from './simulator.ts'
import type { QuaySimulator, QuaySimulatorOptions } from './simulator.ts'
import { callHttp1, callHttp2 } from './tests/raw-calls.ts'
import type { Outcome } from './tests/raw-calls.ts'

let simulator: QuaySimulator

const start = async (options?: QuaySimulatorOptions): Promise<QuaySimulator> => {
  simulator = await createQuaySimulator(options)
  return simulator
}

afterEach(() => simulator.close())

const usersPath = '/api/v1/superuser/users/'

async function userNames(): Promise<string[]> {
  const { body } = await callHttp1(simulator, usersPath, { token: simulator.tokens.ro })
  return (JSON.parse(body) as { users: { username: string }[] }).users.map(({ username }) => username)
}

const createMaria = (): Promise<Outcome> =>
  callHttp1(simulator, usersPath, {
    method: 'POST',
    token: simulator.tokens.rw,
    body: { username: 'maria', email: 'maria@example.org' },
  })

describe('a world', () => {
  test('begins as the fresh registry of the recordings, whose tokens see what they saw there', async () => {
    const { tokens } = await start()
    expect(Object.keys(tokens)).toEqual(['rw', 'ro', 'dev', 'expired', 'reporead', 'userread', 'nosuper'])
    expect(await userNames()).toEqual(['quayadmin', 'auditor', 'devuser'])
    const nameOf = async (token: string): Promise<unknown> => {
      const { status, body } = await callHttp1(simulator, '/api/v1/user/', { token })
      return status === 200 ? (JSON.parse(body) as { username: string }).username : status
    }
    expect(await nameOf(tokens.rw)).toBe('quayadmin')
    expect(await nameOf(tokens.ro)).toBe('auditor')
    expect(await nameOf(tokens.dev)).toBe('devuser')
    expect(await nameOf(tokens.expired)).toBe(401)
  })

  test('keeps what was done to it until the reset, and its address ever after', async () => {
    const { url } = await start()
    expect((await createMaria()).status).toBe(200)
    expect(await userNames()).toContain('maria')
    expect(simulator.state.users.find('username', 'maria')).toMatchObject({ email: 'maria@example.org' })
    await simulator.reset()
    expect(simulator.url).toBe(url)
    expect(await userNames()).not.toContain('maria')
    expect(simulator.state.users.find('username', 'maria')).toBeUndefined()
  })

  test('forgets faults and calls with the reset', async () => {
    await start()
    simulator.fail('*', { kind: 'status', status: 503 })
    expect((await createMaria()).status).toBe(503)
    await simulator.reset('pristine')
    expect(simulator.requests.list()).toEqual([])
    expect((await createMaria()).status).toBe(200)
  })

  test('has a clock that starts where it is told and moves on demand', async () => {
    await start({ now: '2026-11-23T16:00:00Z' })
    const madeAt = (username: string): string | undefined => {
      const createdMs = simulator.state.users.find('username', username)?.createdMs
      return createdMs === undefined ? undefined : new Date(createdMs).toISOString().slice(0, 16)
    }
    await simulator.event('users.add', { prefix: 'early', count: 1 })
    expect(madeAt('early-001')).toBe('2026-11-23T16:00')
    simulator.advance(3600)
    await simulator.event('users.add', { prefix: 'late', count: 1 })
    expect(madeAt('late-001')).toBe('2026-11-23T17:00')
    await expect(simulator.reset('pristine', { now: 'yesterday' })).rejects.toThrow('no instant')
  })

  test('lets accounts come from a directory', async () => {
    await start({ registry: 'directory' })
    const { body } = await callHttp1(simulator, '/config')
    expect(JSON.parse(body)).toMatchObject({ config: { AUTHENTICATION_TYPE: 'LDAP' } })
    expect((await createMaria()).status).toBe(400)
  })

  test('makes events happen and refuses those it does not know', async () => {
    await start()
    await simulator.event('users.add', { prefix: 'person', count: 3 })
    expect(await userNames()).toContain('person-003')
    await expect(simulator.event('earthquake')).rejects.toMatchObject({ name: 'UnknownEventError' })
  })
})

describe('a fault', () => {
  test('is refused where it would hit nothing', async () => {
    await start()
    expect(() => simulator.fail('user.lst', { kind: 'hang' })).toThrow('There is no operation user.lst')
    simulator.fail('GET /api/v1/superuser/changelog/', { kind: 'hang' })
    simulator.fail('unknown', { kind: 'status', status: 500 })
    expect((await callHttp1(simulator, '/api/v1/nope')).status).toBe(500)
  })
})

describe('the request log', () => {
  test('tells of each call what was asked, with which token, and what came of it', async () => {
    await start()
    await createMaria()
    await callHttp1(simulator, `${usersPath}maria`, { headers: { 'x-note': 'seen' } })
    const [made, read] = simulator.requests.list()
    expect(made).toMatchObject({
      method: 'POST',
      rawUrl: usersPath,
      operation: 'user.create',
      token: 'rw',
      status: 200,
      isExecuted: true,
      fault: null,
    })
    expect(read).toMatchObject({ operation: 'user.read', token: 'none', status: 401, headers: { 'x-note': 'seen' } })
    expect(Date.parse(made?.startedAt ?? '')).toBeLessThanOrEqual(Date.parse(read?.startedAt ?? ''))
    expect(simulator.requests.of('user.create')).toHaveLength(1)
  })
})

describe('a registry that is down', () => {
  test('refuses connections until it is back at the same address with the same data', async () => {
    const { url } = await start()
    await createMaria()
    await simulator.stop()
    expect(await callHttp1({ url }, '/config')).toMatchObject({ status: 0, end: 'ECONNREFUSED' })
    await simulator.heal()
    expect(await callHttp1({ url }, '/config')).toMatchObject({ end: 'ECONNREFUSED' })
    await simulator.restart()
    expect(simulator.url).toBe(url)
    expect(await userNames()).toContain('maria')
  })

  test('breaks off the calls that are under way', async () => {
    await start()
    simulator.fail('*', { kind: 'hang' })
    const hanging = callHttp1(simulator, '/config')
    await expect.poll(() => simulator.requests.list().length).toBe(1)
    await simulator.stop()
    expect(await hanging).toMatchObject({ status: 0, end: 'ECONNRESET' })
  })

  test('is up again after a reset', async () => {
    await start({ tls: true })
    await simulator.stop()
    await simulator.reset()
    expect(await callHttp2(simulator, '/config')).toMatchObject({ status: 200 })
  })
})

describe('the cost of a call', () => {
  test('is paid by calls with a living token, two at a time', async () => {
    await start({ latencyMs: 300 })
    const { rw } = simulator.tokens
    const startedAt = performance.now()
    const tookMs = async (token?: string): Promise<number> => {
      await callHttp1(simulator, '/api/v1/user/', token === undefined ? {} : { token })
      return performance.now() - startedAt
    }
    const took = await Promise.all([tookMs(rw), tookMs(rw), tookMs(rw)])
    const [, second = 0, third = 0] = took.toSorted((one, other) => one - other)
    expect(second).toBeLessThan(590)
    expect(third).toBeGreaterThanOrEqual(595)
  })

  test('is nothing for calls without a token or with an unknown one, and after it was set to none', async () => {
    await start({ latencyMs: 5000 })
    expect(await callHttp1(simulator, '/config', { giveUp: { ms: 2000 } })).toMatchObject({ end: 'complete' })
    const unknown = { token: 'X'.repeat(40), giveUp: { ms: 2000 } }
    expect(await callHttp1(simulator, '/api/v1/user/', unknown)).toMatchObject({ status: 401, end: 'complete' })
    simulator.setLatency(0)
    expect(await userNames()).toContain('quayadmin')
  })
})
