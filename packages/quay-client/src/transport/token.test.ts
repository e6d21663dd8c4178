import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { createQuayClient } from '../client.ts'
import { TOKEN, connect, failureOf, sendJson, startServer } from '../tests/local-server.ts'
import { parseQuayToken } from './token.ts'

test.for([`${TOKEN}\n`, `${TOKEN}\r\n`, TOKEN])('takes a token with or without the newline of its file', (text) => {
  expect(parseQuayToken(text)).toBe(TOKEN)
})

test.for(['', 'short', `${TOKEN} `, ` ${TOKEN}`, `${TOKEN}\n\n`, `${TOKEN}\u00E9`, `${TOKEN}\nX: y`, 'x'.repeat(4097)])(
  'refuses %j as a token without repeating it',
  (text) => {
    expect(() => parseQuayToken(text)).toThrow(TypeError)
    expect(() => parseQuayToken(text)).toThrow(
      /^A Quay token is 20 to 4096 printable ASCII characters without blanks\.$/,
    )
  },
)

test('prints and serialises a client without its token', async () => {
  const quay = createQuayClient({ baseUrl: 'http://127.0.0.1:9', token: TOKEN })
  for (const text of [inspect(quay, { depth: 9, showHidden: true }), JSON.stringify(quay), JSON.stringify({ quay })]) {
    expect(text).not.toContain(TOKEN)
    expect(text).toContain('[secret]')
  }
  await quay.close()
})

test('sends the token in Authorization and nowhere else, and not at all with the description', async () => {
  const seen: { url: string; headers: Record<string, unknown> }[] = []
  await using server = await startServer((request, response) => {
    seen.push({ url: request.url ?? '', headers: request.headers })
    sendJson(response, 404, { detail: 'Not Found' })
  })
  await using quay = connect(server.url)
  await failureOf(quay.users.get('maria', { userAgent: 'console/1 (rid=1; act=2)' }))
  await failureOf(quay.registry.describe())
  const [user, config] = seen
  expect(user?.headers).toMatchObject({
    authorization: `Bearer ${TOKEN}`,
    'user-agent': 'console/1 (rid=1; act=2)',
    'x-requested-with': 'XMLHttpRequest',
    'accept-encoding': 'identity',
  })
  expect(JSON.stringify({ ...user, headers: { ...user?.headers, authorization: '' } })).not.toContain(TOKEN)
  expect(config?.url).toBe('/config')
  expect(JSON.stringify(config)).not.toContain(TOKEN)
})

test.for([
  'quay.example.com',
  'ftp://quay.example.com',
  'https://quay.example.com/path',
  'https://user:pw@quay.example.com',
  '',
])('refuses %j as the address of a registry', (baseUrl) => {
  expect(() => createQuayClient({ baseUrl })).toThrow(TypeError)
})

test('refuses a user agent that would break the header', async () => {
  await using quay = connect('http://127.0.0.1:9')
  expect(await failureOf(quay.users.get('maria', { userAgent: 'a\r\nX: y' }))).toBeInstanceOf(TypeError)
})
