import { expect, test } from 'vitest'
import { isQuayPageRestartError } from '../../errors/page-restart-error.ts'
import { isQuayResponseError } from '../../errors/response-error.ts'
import type { QuayUserPage } from './user-pages.ts'
import { MARIA, connect, failureOf, sendJson, startServer } from '../../tests/local-server.ts'

const wireUser = (number: number) => ({ ...MARIA, username: `user-${number}`, name: `user-${number}` })

/** A list of `count` users whose page tokens are `t2`, `t4`, …; a token that `isForgotten` starts again, as in Quay. */
async function startList(count: number, isForgotten: (token: string) => boolean = () => false) {
  const seen: string[] = []
  const server = await startServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://quay.invalid')
    seen.push(url.search)
    const token = url.searchParams.get('next_page') ?? ''
    const limit = Number(url.searchParams.get('limit'))
    const start = /^t\d+$/.test(token) && !isForgotten(token) ? Number(token.slice(1)) : 0
    const end = Math.min(count, start + limit)
    const users = Array.from({ length: Math.max(0, end - start) }, (_, index) => wireUser(start + index))
    sendJson(response, 200, { users, ...(end < count ? { next_page: `t${end}` } : {}) })
  })
  return { seen, url: server.url, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

async function collect(pages: AsyncIterable<QuayUserPage>, into: string[] = []): Promise<string[]> {
  for await (const page of pages) into.push(...page.users.map((user) => user.name))
  return into
}

test('walks over every page, with the limit and the filter on each', async () => {
  await using server = await startList(5)
  await using quay = connect(server.url)
  expect(await collect(quay.users.pages({ limit: 2, includeDisabled: false }))).toEqual(
    [0, 1, 2, 3, 4].map((number) => `user-${number}`),
  )
  expect(server.seen).toEqual([
    '?limit=2&disabled=false',
    '?limit=2&disabled=false&next_page=t2',
    '?limit=2&disabled=false&next_page=t4',
  ])
})

test('goes on from a stored page', async () => {
  await using server = await startList(5)
  await using quay = connect(server.url)
  const walk = { limit: 2, pageToken: 't2', seenNames: ['user-0', 'user-1'] }
  expect(await collect(quay.users.pages(walk))).toEqual(['user-2', 'user-3', 'user-4'])
})

test('notices that Quay started again at its first page in the middle of a walk', async () => {
  await using server = await startList(6, (token) => token === 't4')
  await using quay = connect(server.url)
  const names: string[] = []
  expect(await failureOf(collect(quay.users.pages({ limit: 2 }), names))).toSatisfy(isQuayPageRestartError)
  expect(names).toEqual(['user-0', 'user-1', 'user-2', 'user-3'])
  expect(server.seen).toHaveLength(3)
})

test('notices the same for a walk that goes on after a restart of ours', async () => {
  await using server = await startList(6, () => true)
  await using quay = connect(server.url)
  const walk = { limit: 2, pageToken: 't4', seenNames: ['user-0', 'user-1', 'user-2', 'user-3'] }
  expect(await failureOf(collect(quay.users.pages(walk)))).toSatisfy(isQuayPageRestartError)
})

test('ends quietly when every user on the last page was deleted meanwhile', async () => {
  await using server = await startList(2)
  await using quay = connect(server.url)
  expect(await quay.users.list({ limit: 2, pageToken: 't2' })).toEqual({ users: [], nextPageToken: undefined })
})

test('refuses an empty page that promises another one', async () => {
  let calls = 0
  await using server = await startServer((_, response) => {
    calls += 1
    sendJson(response, 200, { users: [], next_page: 'more' })
  })
  await using quay = connect(server.url)
  expect(await failureOf(collect(quay.users.pages({ pageToken: 'some' })))).toSatisfy(isQuayResponseError)
  expect(calls).toBe(1)
})

test.for([0, -1, 101, 2.5, Number.NaN])('refuses a limit of %d itself', async (limit) => {
  await using server = await startList(3)
  await using quay = connect(server.url)
  expect(await failureOf(quay.users.list({ limit }))).toBeInstanceOf(RangeError)
  expect(server.seen).toEqual([])
})
