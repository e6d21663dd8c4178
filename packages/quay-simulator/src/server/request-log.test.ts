import { expect, test } from 'vitest'
import { createRequestLog, tokenNameOf } from './request-log.ts'
import type { LoggedRequest } from './request-log.ts'

const call = (rawUrl: string, operation = 'user.list'): LoggedRequest => ({
  method: 'GET',
  rawUrl,
  operation,
  token: 'none',
  headers: {},
  protocol: 'h1',
  status: 200,
  isExecuted: true,
  fault: null,
  startedAt: '2026-11-23T16:00:00.000Z',
})

test('keeps the newest calls only, oldest first', () => {
  const log = createRequestLog(3)
  for (let index = 1; index <= 7; index += 1) log.add(call(`/${index}`, index === 6 ? 'user.read' : 'user.list'))
  expect(log.list().map(({ rawUrl }) => rawUrl)).toEqual(['/5', '/6', '/7'])
  expect(log.of('user.read').map(({ rawUrl }) => rawUrl)).toEqual(['/6'])
  log.clear()
  expect(log.list()).toEqual([])
  log.add(call('/8'))
  expect(log.list().map(({ rawUrl }) => rawUrl)).toEqual(['/8'])
})

test.each([
  [undefined, 'none'],
  ['Bearer RW1', 'rw'],
  ['bearer  RW1', 'rw'],
  ['Bearer RW12', 'other'],
  ['Basic UlcxOg==', 'other'],
])('names the credential %s', (authorization, name) => {
  const request = {
    method: 'GET',
    rawUrl: '/',
    headers: { authorization },
    body: Buffer.alloc(0),
    scheme: 'http',
  } as const
  expect(tokenNameOf(request, { rw: 'RW1', ro: 'RO1' })).toBe(name)
})
