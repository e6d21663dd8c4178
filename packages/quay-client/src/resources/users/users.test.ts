import { expect, test } from 'vitest'
import { isQuayHttpError } from '../../errors/http-error.ts'
import { isQuayNameError } from '../../errors/name-error.ts'
import type { QuayUserChange } from './users.ts'
import { MARIA, connect, failureOf, sendJson, startServer } from '../../tests/local-server.ts'

/** Answers as Quay does, and notes what came. */
async function startQuay(overrides: Record<string, { status: number; body: unknown }> = {}) {
  const seen: { line: string; body: string }[] = []
  const server = await startServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const line = `${request.method} ${request.url}`
      seen.push({ line, body })
      const found = overrides[line]
      if (found) return sendJson(response, found.status, found.body)
      if (request.method === 'DELETE') return response.writeHead(204, { 'content-type': 'application/json' }).end()
      if (request.method === 'POST' && line.endsWith('/sendrecovery'))
        return sendJson(response, 200, { email: 'm@x.y' })
      if (request.method === 'POST') {
        return sendJson(response, 200, {
          username: 'maria',
          email: null,
          password: 'P'.repeat(32),
          encrypted_password: 'e',
        })
      }
      sendJson(response, 200, MARIA)
    })
  })
  return { seen, url: server.url, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

test('sends each operation as Quay knows it', async () => {
  await using server = await startQuay()
  await using quay = connect(server.url)
  expect(await quay.users.create({ userName: 'maria' })).toEqual({
    userName: 'maria',
    password: 'P'.repeat(32),
    encryptedPassword: 'e',
  })
  await quay.users.create({ userName: 'maria', email: 'maria@example.org' })
  await quay.users.update('maria', { enabled: false })
  await quay.users.update('maria', { email: 'm@example.org' })
  await quay.users.update('maria', { password: 'maria-pass1' })
  await quay.users.delete('maria')
  expect(await quay.users.sendRecoveryMail('maria')).toEqual({ email: 'm@x.y' })
  expect(server.seen).toEqual([
    { line: 'POST /api/v1/superuser/users/', body: '{"username":"maria"}' },
    { line: 'POST /api/v1/superuser/users/', body: '{"username":"maria","email":"maria@example.org"}' },
    { line: 'PUT /api/v1/superuser/users/maria', body: '{"enabled":false}' },
    { line: 'PUT /api/v1/superuser/users/maria', body: '{"email":"m@example.org"}' },
    { line: 'PUT /api/v1/superuser/users/maria', body: '{"password":"maria-pass1"}' },
    { line: 'DELETE /api/v1/superuser/users/maria', body: '' },
    { line: 'POST /api/v1/superusers/users/maria/sendrecovery', body: '' },
  ])
})

test('finds nobody only where Quay itself says so', async () => {
  await using server = await startQuay({
    'GET /api/v1/superuser/users/nobody': { status: 404, body: { detail: 'Not Found' } },
    'GET /api/v1/superuser/users/secret': { status: 403, body: { detail: 'Unauthorized' } },
  })
  await using quay = connect(server.url)
  expect(await quay.users.find('nobody')).toBeUndefined()
  expect(await quay.users.find('maria')).toHaveProperty('name', 'maria')
  expect(await failureOf(quay.users.get('nobody'))).toSatisfy((error) => isQuayHttpError(error, 'not-found'))
  expect(await failureOf(quay.users.find('secret'))).toSatisfy((error) => isQuayHttpError(error, 'forbidden'))
})

test('makes at most one change in a call, since Quay would leave the first of several applied', async () => {
  await using server = await startQuay()
  await using quay = connect(server.url)
  for (const change of [{}, { email: 'a@b.c', enabled: false }, { email: undefined }]) {
    expect(await failureOf(quay.users.update('maria', change as QuayUserChange))).toBeInstanceOf(TypeError)
  }
  expect(server.seen).toEqual([])
})

test.for(['maria\n', '\nmaria', 'ma\0ria', 'maria\uD800'])('does not offer Quay the new name %j', async (userName) => {
  await using server = await startQuay()
  await using quay = connect(server.url)
  expect(await failureOf(quay.users.create({ userName }))).toSatisfy(isQuayNameError)
  expect(await failureOf(quay.users.create({ userName: 'maria', email: userName }))).toHaveProperty('field', 'email')
  expect(await failureOf(quay.users.update('maria', { password: userName }))).toHaveProperty('field', 'password')
  expect(server.seen).toEqual([])
})

test.for([
  ['5a0b7f0c-59b5-4a8e-9c1d-0e6b6f6a7b11', undefined],
  ['', undefined],
  [null, undefined],
  ['maria@example.org', 'maria@example.org'],
  ['no address at all', 'no address at all'],
])('reads the address %j as %j', async ([email, expected]) => {
  await using server = await startQuay({
    'GET /api/v1/superuser/users/maria': { status: 200, body: { ...MARIA, email } },
  })
  await using quay = connect(server.url)
  expect((await quay.users.get('maria')).email).toBe(expected)
})

test.for([
  [true, false, 'superuser'],
  [false, true, 'global-read-only'],
  [true, true, 'global-read-only'],
  [false, false, 'none'],
])('reads superuser %j and read-only superuser %j as %s', async ([isSuper, isReadOnly, kind]) => {
  await using server = await startQuay({
    'GET /api/v1/superuser/users/maria': {
      status: 200,
      body: { ...MARIA, super_user: isSuper, global_readonly_super_user: isReadOnly, quota_report: undefined },
    },
  })
  await using quay = connect(server.url)
  expect(await quay.users.get('maria')).toMatchObject({ superuserKind: kind, quota: undefined })
})
