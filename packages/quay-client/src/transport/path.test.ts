import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { isQuayNameError } from '../errors/name-error.ts'
import { buildPath, templatePattern } from './path.ts'
import { connect, failureOf, sendJson, startServer } from '../tests/local-server.ts'

const TEMPLATE = '/api/v1/superuser/users/{userName}'
const WITH_TAIL = '/api/v1/superusers/users/{userName}/sendrecovery'

/** What a careless reader between us and Quay makes of a path. */
function resolve(path: string): string {
  return new URL(decodeURIComponent(path.split('?')[0] ?? '').replaceAll('\\', '/'), 'http://quay.invalid').pathname
}

const hostile = oneof(
  string({ unit: 'binary', maxLength: 40 }),
  string({ unit: 'grapheme', maxLength: 40 }),
  array(
    constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2F',
      '%252f',
      '%00',
      ';',
      '?',
      '#',
      '\r',
      '\n',
      '\0',
      ' ',
      'a',
      'users',
      '@',
    ),
    { maxLength: 8 },
  ).map((parts) => parts.join('')),
)

test('never leaves its template, whatever the name', () => {
  const build = (template: string, userName: string) => {
    try {
      return buildPath('users.get', template, { userName })
    } catch (error) {
      if (!isQuayNameError(error)) throw error
      return undefined
    }
  }
  assert(
    property(hostile, constantFrom(TEMPLATE, WITH_TAIL), (userName, template) => {
      const path = build(template, userName)
      if (path === undefined) return
      const depth = template.split('/').length
      expect(path).toMatch(templatePattern(template))
      expect(path.split('/')).toHaveLength(depth)
      expect(decodeURIComponent(path)).toBe(template.replace('{userName}', () => userName))
      expect(resolve(path).split('/')).toHaveLength(depth)
    }),
    { numRuns: 10_000 },
  )
})

test.for(['maria', 'acme+ci', 'o.brien', '...', 'a', 'Maria', "x'()*!~", 'a@b', 'x'.repeat(255)])(
  'takes the name %j as one segment',
  (userName) => {
    const path = buildPath('users.get', TEMPLATE, { userName })
    expect(decodeURIComponent(path)).toBe(`/api/v1/superuser/users/${userName}`)
    expect(path.split('/')).toHaveLength(6)
  },
)

test.for([
  '',
  '.',
  '..',
  'a/b',
  '../users',
  '..%2fusers',
  '%2e%2e',
  '%252f',
  'a\\b',
  'a;x',
  'a?b',
  'a#b',
  'a b',
  'maria\n',
  '\n',
  'a\0',
  'a\r\nX: y',
  'a\u007F',
  'm\u0430ria',
  'jos\u00E9',
  '\uD800',
  'x'.repeat(256),
])('refuses the name %j before anything is sent', async (userName) => {
  const seen: string[] = []
  await using server = await startServer((request, response) => {
    seen.push(request.url ?? '')
    sendJson(response, 404, {})
  })
  await using quay = connect(server.url)
  const calls = [
    quay.users.get(userName),
    quay.users.find(userName),
    quay.users.update(userName, { enabled: true }),
    quay.users.delete(userName),
    quay.users.sendRecoveryMail(userName),
  ]
  for (const failure of await Promise.all(calls.map(failureOf))) expect(failure).toSatisfy(isQuayNameError)
  expect(seen).toEqual([])
})

test('does not let the pattern of a template through for an encoded slash, dots or a further segment', () => {
  const pattern = templatePattern(TEMPLATE)
  expect(pattern.test('/api/v1/superuser/users/maria')).toBe(true)
  const outside = ['a%2Fb', 'a%2fb', '%2E%2e', '..', '.', '', 'a/b', 'a%00', 'a%5Cb', 'a%25', 'a%3Bx', 'a;b', 'a\n']
  expect(outside.filter((name) => pattern.test(`/api/v1/superuser/users/${name}`))).toEqual([])
  expect('/api/v1/superusers/users/../sendrecovery').not.toMatch(templatePattern(WITH_TAIL))
})
