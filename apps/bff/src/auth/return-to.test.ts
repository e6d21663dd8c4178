import { assert, constantFrom, array, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeReturnTo } from './return-to.ts'

const CONSOLE = 'https://console.example'
const HOST = 'evil.example'

/** What makes one address out of another: separators, what resolving folds, what browsers leave out. */
const BEGINNINGS = [
  '//',
  '///',
  '////',
  '/\\',
  '\\/',
  '\\\\',
  '/\\/',
  '\\',
  '/\t/',
  '/\n/',
  '/\r\n/',
  '\t//',
  ' //',
  '/\0/',
  '/.//',
  '/./\\',
  '/././/',
  '/..//',
  '/../..//',
  '/x/..//',
  '/x/../..//',
  '/users/..///',
  '/.\t//',
  '/.\\/',
  '/%2e//',
  '/%2E//',
  '/%2e%2e//',
  '/.%2e//',
  '/x/%2e%2e//',
  '/%2e/%2e//',
  '/;//',
  '/.;//',
  '//;@',
  '/.//;@',
  '/%2f',
  '/%2f%2f',
  '/%5c',
  '/%5c%5c',
  '/%09/',
  '/%00/',
  '/%0d%0a/',
  '/．//',
  '/。//',
  '／／',
  '/／',
  '/\u2028/',
  'http:',
  'http:/',
  'http://',
  'https:',
  'https://',
  'https:\\\\',
  'HTTPS://',
  'ftp://',
  'ws://',
  '://',
  ':',
  '@',
  'http:console.invalid//',
  'http://console.invalid@',
  'http://console.invalid.',
  '//console.invalid@',
  '/.//a@',
  'javascript:alert(1)//',
  'JaVaScRiPt:',
  'java\tscript:',
  'data:text/html,',
  'blob:',
  'vbscript:',
  'view-source:',
  '?//',
  '#//',
  '/?/../..//',
  '/#/..//',
  '/users//..//..//',
  '/users/.././/',
  '/api/..//',
  '/sign-in/..//',
  '',
  '.',
]

/** Where a browser on a page of the console ends up. */
const destination = (path: string) => new URL(path, `${CONSOLE}/sign-in`)

const expectOwnPage = (wanted: string): void => {
  const result = safeReturnTo(wanted)
  expect(result, JSON.stringify(wanted)).toMatch(/^\/(?![/\\])/)
  expect(destination(result).origin, JSON.stringify(wanted)).toBe(CONSOLE)
  expect(safeReturnTo(result), JSON.stringify(wanted)).toBe(result)
}

describe('B11: where a sign-in leads', () => {
  test('B11: stays on the console for more than 300 addresses that lead elsewhere', () => {
    const endings = [HOST, `${HOST}/users`, `${HOST}:443/%2f..`, `user@${HOST}`]
    const wanted = BEGINNINGS.flatMap((beginning) => endings.map((ending) => beginning + ending))
    expect(wanted.length).toBeGreaterThan(300)
    for (const address of wanted) expectOwnPage(address)
  })

  test('B11: stays on the console for addresses put together from all of that', () => {
    const parts = [
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '\t',
      '\n',
      ' ',
      '?',
      '#',
      '@',
      ':',
      ';',
      HOST,
      'http:',
      'x',
    ]
    assert(property(array(constantFrom(...parts), { maxLength: 12 }), (some) => expectOwnPage(some.join(''))))
  })

  test.each(['/.//evil.example', '/x/..//evil.example', '/%2e//evil.example', '/./\\evil.example'])(
    'B11: %s is the first page',
    (wanted) => expect(safeReturnTo(wanted)).toBe('/'),
  )

  test.each(['/api/me', '/./api/me', '/x/../sign-in', '/set-up', '/assets/x.js', '/livez'])(
    '%s is no page to come back to',
    (wanted) => expect(safeReturnTo(wanted)).toBe('/'),
  )

  test.each([
    ['/users?search=a#top', '/users?search=a#top'],
    ['/users/./ada', '/users/ada'],
    ['/usage-logs?text=//evil.example', '/usage-logs?text=//evil.example'],
    ['/users?next=https://evil.example', '/users?next=https://evil.example'],
    ['/ユーザー', '/%E3%83%A6%E3%83%BC%E3%82%B6%E3%83%BC'],
  ])('%s is kept', (wanted, kept) => expect(safeReturnTo(wanted)).toBe(kept))
})
