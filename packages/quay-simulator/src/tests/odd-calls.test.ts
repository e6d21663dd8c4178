import { describe, expect, it } from 'vitest'
import { createRegistry } from '../registry.ts'
import { pristine, pristineTokens } from '../scenarios/pristine.ts'

type Sent = { method?: string; headers?: Record<string, string>; body?: unknown }

function createCaller(kind: 'database' | 'directory' = 'database') {
  const registry = createRegistry({ scenario: pristine(kind), now: '2026-11-23T16:00:00Z' })
  const call = (rawUrl: string, { method = 'GET', headers = {}, body }: Sent = {}) => {
    const answer = registry.handle({
      method,
      rawUrl,
      headers: { host: 'quay.test', 'content-type': 'application/json', ...headers },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      scheme: 'http',
    })
    return { ...answer, text: answer.body.toString() }
  }
  const rw = { authorization: `Bearer ${pristineTokens.rw}` }
  return { registry, call, rw }
}

// What identity.md tells and no recording shows.
describe('the Authorization header', () => {
  it.each([
    [`Bearer ${pristineTokens.dev}`, 200],
    [`bearer   ${pristineTokens.dev}`, 200],
    [`BEARER ${pristineTokens.dev} `, 200],
    [`Bearer ${pristineTokens.dev} more`, 401],
    [`Bearer ${pristineTokens.dev.toLowerCase()}`, 401],
    [`Token ${pristineTokens.dev}`, 401],
    [pristineTokens.dev, 401],
    [`Basic ${Buffer.from('devuser:devuser-pass1').toString('base64')}`, 401],
    [`Basic ${Buffer.from(`$oauthtoken:${pristineTokens.dev}`).toString('base64')}`, 401],
  ])('%s comes to %i', (authorization, status) => {
    const { call } = createCaller()
    expect(call('/api/v1/user/', { headers: { authorization } }).status).toBe(status)
  })

  it('is refused by name when it bears a signed token of a provider that nobody configured', () => {
    const { call } = createCaller()
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const jwt = (claims: unknown) => `Bearer ${part({ typ: 'JWT', alg: 'RS256' })}.${part(claims)}.c2ln`
    const answer = call('/api/v1/messages', { headers: { authorization: jwt({}) } })
    expect([answer.status, answer.text]).toEqual([401, '{"error": "Token does not contain issuer"}'])
    const named = call('/api/v1/messages', { headers: { authorization: jwt({ iss: 'https://idp.test' }) } })
    expect(named.text).toBe('{"error": "Issuer https://idp.test not configured"}')
  })

  it('makes nobody of somebody who was disabled, and somebody again when enabled', () => {
    const { call, rw } = createCaller()
    const asDev = { headers: { authorization: `Bearer ${pristineTokens.dev}` } }
    const enable = (enabled: boolean) =>
      call('/api/v1/superuser/users/devuser', { method: 'PUT', headers: rw, body: { enabled } })
    enable(false)
    expect(call('/api/v1/user/', asDev).status).toBe(401)
    expect(call('/api/v1/organization/', { method: 'POST', ...asDev, body: { name: 'x1' } }).status).toBe(403)
    enable(true)
    expect(call('/api/v1/user/', asDev).status).toBe(200)
  })
})

describe('paths', () => {
  it('merge slashes by a redirect, but for those at the very start', () => {
    const { call, rw } = createCaller()
    expect(call('//api/v1/user/', { headers: rw }).status).toBe(200)
    const merged = call('/api/v1//user/?a=1', { headers: rw })
    expect([merged.status, merged.headers['location']]).toEqual([308, 'http://quay.test/api/v1/user/?a=1'])
  })

  it('decode a slash before they are routed', () => {
    const { call, rw } = createCaller()
    expect(call('/api/v1/organization/console%2Fmembers', { headers: rw }).text).toContain('"members"')
  })

  it('with a NUL are an exception that nobody handles', () => {
    const { call, rw } = createCaller()
    expect(call('/api/v1/superuser/users/a%00b', { headers: rw }).status).toBe(500)
  })

  it('answer HEAD without a body, and OPTIONS without credentials', () => {
    const { call, rw } = createCaller()
    const head = call('/api/v1/user/', { method: 'HEAD', headers: rw })
    expect([head.status, head.text]).toEqual([200, ''])
    const options = call('/api/v1/superuser/users/', { method: 'OPTIONS' })
    expect([options.status, options.text]).toEqual([200, ''])
    expect(options.headers['allow']).toContain('POST')
    expect(call('/config', { method: 'OPTIONS' }).text).toContain('"features"')
  })

  it('that Quay has and the simulator has no code for say so, after the usual checks', () => {
    const { call, rw, registry } = createCaller()
    expect(call('/api/v1/discovery', { headers: rw }).status).toBe(501)
    expect(call('/api/v1/user/', { method: 'DELETE' }).status).toBe(403)
    registry.event('settings', { REGISTRY_STATE: 'readonly' })
    expect(call('/api/v1/user/', { method: 'DELETE', headers: rw }).status).toBe(503)
  })
})

describe('a registry whose people come from a directory', () => {
  it('makes no people and sets neither passwords nor addresses, but disables', () => {
    const { call, rw } = createCaller('directory')
    const detail = (answer: { text: string }) => (JSON.parse(answer.text) as { detail?: string }).detail
    const put = (body: unknown) => call('/api/v1/superuser/users/devuser', { method: 'PUT', headers: rw, body })
    const created = call('/api/v1/superuser/users/', { method: 'POST', headers: rw, body: { username: 'maria' } })
    expect(detail(created)).toBe('Cannot create a user in a non-database auth system')
    expect(detail(put({ password: 'long-enough' }))).toBe('Cannot change password in non-database auth')
    expect(detail(put({ email: 'x@example.org' }))).toBe('Cannot change e-mail in non-database auth')
    expect(put({ enabled: false }).status).toBe(200)
    expect(call('/api/v1/superuser/users/devuser', { headers: rw }).text).toContain('"enabled": false')
  })

  it('makes users of people who arrive, under names made from the directory’s', () => {
    const { registry } = createCaller('directory')
    const names = ['anna.berg', 'o.brien', 'jean-luc', 'anna.berg', 'stranger']
    expect(registry.event('people.arrive', { names })).toEqual([
      'anna_berg',
      'o_brien',
      'jean-luc',
      'anna_berg',
      'Invalid username or password.',
    ])
  })

  it('breaks off a round of synchronization at somebody deleted and not purged yet', () => {
    const { registry, call, rw } = createCaller('directory')
    const team = '/api/v1/organization/console/team/crew'
    call(team, { method: 'PUT', headers: rw, body: { role: 'member' } })
    call(`${team}/syncing`, { method: 'POST', headers: rw, body: { group_dn: 'cn=onlyone,ou=groups' } })
    expect(registry.event('teams.sync')).toEqual({})
    call('/api/v1/superuser/users/zoe', { method: 'DELETE', headers: rw })
    expect(registry.event('teams.sync')).toEqual({ failed: 'Username is not available' })
    registry.event('namespaces.collect')
    expect(registry.event('teams.sync')).toEqual({})
    expect(call(`${team}/members`, { headers: rw }).text).toContain('"zoe"')
  })
})
