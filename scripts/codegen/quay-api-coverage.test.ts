import { createQuayClient } from '../../packages/quay-client/src/index.ts'
import { createQuaySimulator } from '../../packages/quay-simulator/src/index.ts'
import { expect, test } from 'vitest'
import { listQuayCalls, quayCallsOf } from './quay-api-coverage.ts'

test('reads calls however their values are written: out, by name, by a shorthand, behind a comment', () => {
  const source = `
    const USER = '/api/v1/superuser/users/{userName}'
    http.call({ operation: 'users.delete', method: 'DELETE', path: USER })
    const operation = 'users.create'
    http.call({
      operation,
      method: 'POST',
      // The slash matters.
      path: '/api/v1/superuser/users/',
      query: { ...(email === undefined ? {} : { email }) },
    })`
  expect(quayCallsOf('users.ts', source)).toEqual([
    { operation: 'users.delete', method: 'DELETE', path: '/api/v1/superuser/users/{userName}', file: 'users.ts' },
    { operation: 'users.create', method: 'POST', path: '/api/v1/superuser/users/', file: 'users.ts' },
  ])
})

test('reads a call for each scope of a log', () => {
  const source = `http.call({ operation: 'logs.count', method: 'GET', ...scopeAddress(scope, 'aggregatelogs') })`
  expect(quayCallsOf('logs.ts', source).map(({ path }) => path)).toEqual([
    '/api/v1/superuser/aggregatelogs',
    '/api/v1/organization/{organization}/aggregatelogs',
    '/api/v1/repository/{repository}/aggregatelogs',
  ])
})

test.each([
  ['a path that is made elsewhere', `http.call({ operation: 'a', method: 'GET', ...addressOf(name) })`],
  [
    'a request that is made elsewhere',
    `const request = { operation: 'a', method: 'GET', path: '/a' }; http.call(request)`,
  ],
  ['another way to Quay', `http.stream({ operation: 'a', path: '/a' })`],
  ['a request that nothing calls here', `const request = { operation: 'a', method: 'GET', path: '/a' }`],
])('fails over %s, where it would leave a call out', (_what, source) => {
  expect(() => quayCallsOf('a.ts', source)).toThrow(/cannot read it/)
})

test('knows every endpoint that the client really asks', async () => {
  await using simulator = await createQuaySimulator()
  const quay = createQuayClient({ baseUrl: simulator.url, token: simulator.tokens.rw })
  const window = { from: '2026-11-01', to: '2026-11-02' }
  const organization = { kind: 'organization', name: 'console' } as const
  const repository = { kind: 'repository', path: 'console/web' } as const
  const callbackUrl = 'https://ops.example.org/'
  await Promise.allSettled([
    quay.canary(),
    quay.registry.describe(),
    quay.currentUser.get(),
    quay.users.list(),
    quay.users.get('devuser'),
    quay.users.create({ userName: 'maria' }),
    quay.users.update('devuser', { enabled: true }),
    quay.users.sendRecoveryMail('devuser'),
    quay.users.delete('nobody-there'),
    quay.organizations.names().next(),
    ...[{ kind: 'registry' } as const, organization, repository].flatMap((scope) => [
      quay.logs.page({ scope, ...window }),
      quay.logs.counts({ scope, ...window }),
    ]),
    ...[organization, repository].map((scope) => quay.logs.requestExport({ scope, ...window, callbackUrl })),
  ])
  await quay.close()
  const known = await listQuayCalls()
  const patternOf = (path: string) =>
    new RegExp(`^${path.replace('{repository}', '.+').replaceAll(/\{\w+\}/g, '[^/]+')}$`)
  const asked = simulator.requests.list().map(({ method, rawUrl }) => ({ method, path: rawUrl.split('?', 1)[0] ?? '' }))
  const isKnown = (request: (typeof asked)[number]) =>
    known.some(({ method, path }) => method === request.method && patternOf(path).test(request.path))
  expect(asked.filter((request) => !isKnown(request))).toEqual([])
  const unasked = known.filter(
    ({ method, path }) => !asked.some((request) => method === request.method && patternOf(path).test(request.path)),
  )
  expect(unasked).toEqual([])
})
