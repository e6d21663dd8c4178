import { expect, test } from 'vitest'
import { isQuayTokenRefusal } from '../../../errors/http-error.ts'
import { MARIA, connect, failureOf, sendJson, startServer } from '../../../tests/local-server.ts'

const ME = { anonymous: false, username: 'quayadmin', email: 'q@example.org', is_me: true, super_user: true }
const REFUSED = { detail: 'Requires authentication', session_required: false }

/** A registry that answers `/user/` and the list of users with these statuses. */
async function startWith(user: number, list: number) {
  return await startServer((request, response) => {
    const isUser = request.url === '/api/v1/user/'
    const status = isUser ? user : list
    sendJson(response, status, status === 200 ? (isUser ? ME : { users: [MARIA] }) : REFUSED)
  })
}

test('knows a token that is alive, and whose it is', async () => {
  await using server = await startWith(200, 500)
  await using quay = connect(server.url)
  expect(await quay.canary()).toEqual({
    state: 'live',
    user: {
      name: 'quayadmin',
      email: 'q@example.org',
      superuserKind: 'superuser',
      hasUserAdminScope: true,
      organizationNames: [],
    },
  })
})

test.for([
  [401, 'dead'],
  [403, 'scope-missing'],
  [200, 'scope-missing'],
  [500, 'unreachable'],
])('takes a list that answers %d for a token that may not ask who it is as %s', async ([list = 0, state]) => {
  await using server = await startWith(401, list as number)
  await using quay = connect(server.url)
  expect(await quay.canary()).toHaveProperty('state', state)
})

test('knows nothing while Quay answers nonsense or not at all', async () => {
  await using server = await startServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'),
  )
  await using quay = connect(server.url)
  expect(await quay.canary()).toMatchObject({ state: 'unreachable', error: { code: 'not-json' } })
  await using nowhere = connect('http://127.0.0.1:9')
  expect(await nowhere.canary()).toMatchObject({ state: 'unreachable', error: { code: 'refused-connection' } })
})

test('tells a dead token by the 403 that Quay gives to a change, and no other 403', async () => {
  let body = JSON.stringify({ error: 'CSRF token was invalid or missing.' })
  await using server = await startServer((_, response) =>
    response.writeHead(403, { 'content-type': 'text/html; charset=utf-8' }).end(body),
  )
  await using quay = connect(server.url)
  const dead = await failureOf(quay.users.create({ userName: 'maria' }))
  expect(dead).toSatisfy(isQuayTokenRefusal)
  expect(dead).toHaveProperty('isOutcomeUnknown', false)
  body = JSON.stringify({ detail: 'Unauthorized' })
  expect(await failureOf(quay.users.create({ userName: 'maria' }))).toHaveProperty('kind', 'forbidden')
})
