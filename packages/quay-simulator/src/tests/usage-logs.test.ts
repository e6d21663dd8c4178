import { describe, expect, it } from 'vitest'
import { createWorldRegistry } from '../scenarios/worlds.ts'
import { ask, pagesOf } from './registry-calls.ts'
import { dayMs } from '../day.ts'

type Row = { kind: string; metadata: Record<string, unknown>; datetime: string; performer?: { name: string } }
type Count = { kind: string; count: number; datetime: string }

const world = (now = '2026-11-23T16:00:00Z') => createWorldRegistry('pristine', { now })
const pull = { kind: 'pull_repo', namespace: 'console', performer: 'quayadmin' }

describe('counts of the usage log', () => {
  it('put the first days of two months together, as one day of the month after the start', () => {
    const registry = world('2026-03-10T12:00:00Z')
    const onDay = (day: string, count: number) =>
      registry.event('log.insert', {
        ...pull,
        daysAgo: (Date.parse('2026-03-10') - Date.parse(day)) / dayMs,
        count,
        stepMicroseconds: 1,
      })
    onDay('2026-01-31', 2)
    onDay('2026-02-01', 3)
    onDay('2026-03-01', 4)
    onDay('2026-03-02', 5)
    const { body } = ask(registry, '/api/v1/superuser/aggregatelogs?starttime=01/31/2026&endtime=03/02/2026')
    expect(body['aggregated']).toEqual(
      expect.arrayContaining([
        { kind: 'pull_repo', count: 2, datetime: 'Sat, 31 Jan 2026 00:00:00 -0000' },
        { kind: 'pull_repo', count: 7, datetime: 'Sun, 01 Feb 2026 00:00:00 -0000' },
        { kind: 'pull_repo', count: 5, datetime: 'Mon, 02 Feb 2026 00:00:00 -0000' },
      ]),
    )
  })

  it('are exact within 28 days: as many as the list holds', () => {
    const registry = createWorldRegistry('demo', { now: '2026-11-23T16:00:00Z', users: 60, logEntries: 3000 })
    const window = 'starttime=11/03/2026&endtime=11/12/2026'
    const counts = ask(registry, `/api/v1/superuser/aggregatelogs?${window}`).body['aggregated'] as Count[]
    const listed = new Map<string, number>()
    for (const { body } of pagesOf(registry, `/api/v1/superuser/logs?${window}`)) {
      for (const { kind, datetime } of body['logs'] as Row[]) {
        const key = `${kind} ${datetime.slice(0, 16)}`
        listed.set(key, (listed.get(key) ?? 0) + 1)
      }
    }
    expect(new Map(counts.map(({ kind, count, datetime }) => [`${kind} ${datetime.slice(0, 16)}`, count]))).toEqual(
      listed,
    )
    expect(listed.size).toBeGreaterThan(50)
  })
})

describe('a registry whose logs go to Splunk without a search token', () => {
  it('says that they cannot be searched, and answers 200', () => {
    const registry = world()
    registry.event('log.insert', { ...pull, daysAgo: 0, count: 3 })
    registry.event('settings', { LOGS_MODEL: 'splunk' })
    const said = { search_unavailable: true, message: expect.stringContaining('search_token') as unknown }
    const list = ask(registry, '/api/v1/superuser/logs')
    expect(list.status).toBe(200)
    expect(list.body).toEqual({
      start_time: 'Sun, 22 Nov 2026 16:00:00 -0000',
      end_time: 'Tue, 24 Nov 2026 16:00:00 -0000',
      logs: [],
      ...said,
    })
    expect(ask(registry, '/api/v1/organization/console/aggregatelogs').body).toEqual({ aggregated: [], ...said })
    registry.event('settings', { LOGS_MODEL_CONFIG: { splunk_hec_config: { search_token: 'x' } } })
    expect(ask(registry, '/api/v1/superuser/logs').body['logs']).toHaveLength(3)
  })
})

describe('changes through the API', () => {
  it('are written down with who made them, by which application, at instants of their own', () => {
    const registry = world()
    const name = (number: number) => `maria-${number}`
    for (let number = 0; number < 45; number += 1) {
      const body = { username: name(number), email: `${name(number)}@example.com` }
      ask(registry, '/api/v1/superuser/users/', { method: 'POST', body })
    }
    const rows = pagesOf(registry, '/api/v1/superuser/logs?x').flatMap(({ body }) => body['logs'] as Row[])
    expect(rows.map(({ kind, metadata, performer }) => [kind, metadata['username'], performer?.name])).toEqual(
      Array.from({ length: 45 }, (_, number) => ['user_create', name(44 - number), 'quayadmin']),
    )
    expect(rows[0]?.metadata).toMatchObject({ superuser: 'quayadmin', oauth_token_application: 'console' })
  })

  it('that belong to no namespace are filed under the lowest number, or under the account that is set', () => {
    const registry = world()
    const refuse = () => registry.event('registry.sign-in', { user: 'nobody', password: 'wrong' })
    registry.event('settings', { ACTION_LOG_AUDIT_LOGIN_FAILURES: true })
    refuse()
    registry.event('settings', { SERVICE_LOG_ACCOUNT_ID: registry.state.users.find('username', 'auditor')?.id })
    refuse()
    expect(ask(registry, '/api/v1/superuser/logs').body['logs']).toMatchObject([
      { kind: 'login_failure', namespace: { name: 'auditor' } },
      { kind: 'login_failure', namespace: { name: 'quayadmin' } },
    ])
  })
})

it('names of deleted accounts are gone from the log after the purge, in place of a uuid before', () => {
  const registry = world()
  registry.event('log.insert', { ...pull, namespace: 'devuser', performer: 'devuser', daysAgo: 1 })
  ask(registry, '/api/v1/superuser/users/devuser', { method: 'DELETE' })
  const path = '/api/v1/superuser/logs?starttime=11/22/2026&endtime=11/22/2026'
  const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown
  expect(ask(registry, path).body['logs']).toMatchObject([{ performer: { name: uuid }, namespace: { name: uuid } }])
  registry.event('namespaces.collect')
  const [row] = ask(registry, path).body['logs'] as Row[]
  expect(Object.keys(row ?? {}).toSorted()).toEqual(['datetime', 'ip', 'kind', 'metadata'])
})

describe('sign-ins', () => {
  const signIn = (registry: ReturnType<typeof world>, password: string) => {
    const opened = registry.handle({
      method: 'GET',
      rawUrl: '/csrf_token',
      headers: {},
      scheme: 'https',
      body: Buffer.alloc(0),
    })
    const cookie = String(opened.headers['set-cookie']).split(';')[0]
    const { csrf_token: token } = JSON.parse(String(opened.body)) as { csrf_token: string }
    return registry.handle({
      method: 'POST',
      rawUrl: '/api/v1/signin',
      headers: { cookie, 'x-csrf-token': token, 'content-type': 'application/json', 'user-agent': 'curl/8.9.1' },
      scheme: 'https',
      body: Buffer.from(JSON.stringify({ username: 'devuser', password })),
    }).status
  }
  const kindsOf = (registry: ReturnType<typeof world>) =>
    (ask(registry, '/api/v1/organization/devuser/logs').body['logs'] as Row[]).map(({ kind, performer }) => [
      kind,
      performer?.name,
    ])

  it('are written down, wrong passwords only where the settings ask for them', () => {
    const registry = world()
    expect([signIn(registry, 'wrong-pass1'), kindsOf(registry)]).toEqual([403, []])
    registry.event('settings', { ACTION_LOG_AUDIT_LOGIN_FAILURES: true })
    registry.advance(60)
    expect([signIn(registry, 'wrong-pass1'), kindsOf(registry)]).toEqual([403, [['login_failure', 'devuser']]])
    registry.event('settings', { ACTION_LOG_AUDIT_LOGIN_FAILURES: null })
    registry.advance(60)
    expect(signIn(registry, 'devuser-pass1')).toBe(200)
    expect(kindsOf(registry)).toEqual([
      ['login_success', undefined],
      ['login_failure', 'devuser'],
    ])
  })
})

it('changes of one’s own account leave an entry each', () => {
  const registry = world()
  const change = { invoice_email: true, tag_expiration_s: 86_400, company: 'Example', location: 'Berlin' }
  ask(registry, '/api/v1/user/', { method: 'PUT', token: 'dev', body: change })
  const rows = ask(registry, '/api/v1/user/logs', { token: 'dev' }).body['logs'] as Row[]
  const told = rows.map(({ kind, metadata }) => [
    kind,
    Object.entries(metadata).filter(([key]) => !key.startsWith('oauth_token')),
  ])
  expect(told).toEqual([
    ['user_change_metadata', Object.entries({ company: 'Example', location: 'Berlin' })],
    ['user_change_tag_expiration', [['tag_expiration', 86_400]]],
    ['user_change_invoicing', [['invoice_email', true]]],
  ])
})

it('keys of services leave an entry for each step of their life, hidden from one’s own list', () => {
  const registry = world()
  const { kid } = ask(registry, '/api/v1/superuser/keys', {
    method: 'POST',
    body: { service: 'clair', name: 'clair-1', expiration: null },
  }).body
  const item = `/api/v1/superuser/keys/${String(kid)}`
  const endsAt = Date.parse('2026-12-24T00:00:00Z') / 1000
  ask(registry, item, { method: 'PUT', body: { name: 'clair-2', expiration: endsAt } })
  ask(registry, item, { method: 'DELETE' })
  const rows = ask(registry, '/api/v1/superuser/logs').body['logs'] as Row[]
  expect(rows.map(({ kind }) => kind)).toEqual([
    'service_key_delete',
    'service_key_modify',
    'service_key_extend',
    'service_key_approve',
    'service_key_create',
  ])
  expect(rows[2]?.metadata).toMatchObject({ kid, name: 'clair-2', expiration_date: endsAt, old_expiration_date: null })
  expect(ask(registry, '/api/v1/user/logs').body['logs']).toEqual([])
})
