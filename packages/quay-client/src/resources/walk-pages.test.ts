import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { isQuayPageRestartError } from '../errors/page-restart-error.ts'
import type { QuayHttp } from '../transport/http.ts'
import { connectHttp } from '../tests/local-http.ts'
import { failureOf, sendJson, startServer } from '../tests/local-server.ts'
import { createSeenItemCheck, walkPages } from './walk-pages.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const SIZE = 2

/** A server that answers each query by `answer`, and what it was asked. */
async function startList(answer: (query: URLSearchParams) => unknown) {
  const asked: string[] = []
  const server = await startServer((request, response) => {
    const { search, searchParams } = new URL(request.url ?? '', 'http://quay.invalid')
    asked.push(search)
    sendJson(response, 200, answer(searchParams))
  })
  return { asked, url: server.url, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

/** Quay's lists with `next_page`: repositories, organizations. Token `t2` is the place behind two names. */
const tokenList =
  (isForgotten: (token: string) => boolean = () => false, nextToken = (end: number) => `t${end}`) =>
  (query: URLSearchParams) => {
    const token = query.get('next_page') ?? ''
    const start = token === '' || isForgotten(token) ? 0 : Number(token.slice(1))
    const end = start + SIZE
    return { names: NAMES.slice(start, end), ...(end < NAMES.length ? { next_page: nextToken(end) } : {}) }
  }

const TokenPage = z.object({ names: z.array(z.string()), next_page: z.string().optional() })

const walkTokens = (http: QuayHttp, from?: string, seen?: readonly string[]) =>
  walkPages({
    operation: 'test.list',
    from,
    readPage: (token: string | undefined) =>
      http.call({
        operation: 'test.list',
        method: 'GET',
        path: '/list',
        query: token === undefined ? {} : { next_page: token },
        answer: TokenPage,
      }),
    nextPosition: (page) => page.next_page,
    isEarlierPage: createSeenItemCheck((page) => page.names, seen),
  })

async function collect(pages: AsyncIterable<{ names: string[] }>, into: string[] = []): Promise<string[]> {
  for await (const page of pages) into.push(...page.names)
  return into
}

describe('a list with page tokens', () => {
  test('is read to its end', async () => {
    await using server = await startList(tokenList())
    await using http = connectHttp(server.url)
    expect(await collect(walkTokens(http))).toEqual(NAMES)
    expect(server.asked).toEqual(['', '?next_page=t2', '?next_page=t4', '?next_page=t6'])
  })

  test('costs one call for each page that is wanted', async () => {
    await using server = await startList(tokenList())
    await using http = connectHttp(server.url)
    const walk = walkTokens(http)
    expect(server.asked).toHaveLength(0)
    await walk.next()
    await walk.next()
    expect(server.asked).toHaveLength(2)
    await walk.return()
    expect(server.asked).toHaveLength(2)
  })

  test('goes on from a stored token', async () => {
    await using server = await startList(tokenList())
    await using http = connectHttp(server.url)
    expect(await collect(walkTokens(http, 't4', ['a', 'b', 'c', 'd']))).toEqual(['e', 'f', 'g'])
  })

  test('ends where Quay starts again, before the page is given out', async () => {
    await using server = await startList(tokenList((token) => token === 't4'))
    await using http = connectHttp(server.url)
    const names: string[] = []
    const error = await failureOf(collect(walkTokens(http), names))
    expect(error).toSatisfy(isQuayPageRestartError)
    expect(error).toHaveProperty('operation', 'test.list')
    expect(names).toEqual(['a', 'b', 'c', 'd'])
  })

  test('ends where Quay starts again in a resumed walk, by what was seen before', async () => {
    await using server = await startList(tokenList(() => true))
    await using http = connectHttp(server.url)
    expect(await failureOf(collect(walkTokens(http, 't4', ['a', 'b', 'c', 'd'])))).toSatisfy(isQuayPageRestartError)
    expect(server.asked).toEqual(['?next_page=t4'])
  })
})

test.for([1, 2, 5, 12])('a list of empty pages whose tokens repeat after %d is left', async (length) => {
  await using server = await startList((query) => {
    const number = Number(query.get('next_page') ?? 0)
    return { names: [], next_page: String(number < 20 + length ? number + 1 : 21) }
  })
  await using http = connectHttp(server.url)
  expect(await failureOf(collect(walkTokens(http)))).toSatisfy(isQuayPageRestartError)
  expect(server.asked.length).toBeLessThan(100)
})

describe('a list with numbered pages', () => {
  const NumberedPage = z.object({ names: z.array(z.string()), page: z.number(), has_additional: z.boolean() })

  /** Quay's tags and its search, which answers every page above its last one with the last one. */
  const numberedList = (lastPage: number) => (query: URLSearchParams) => {
    const page = Math.min(Number(query.get('page')), lastPage)
    const end = page * SIZE
    return { names: NAMES.slice(end - SIZE, end), page, has_additional: end < NAMES.length }
  }

  const walkNumbers = (http: QuayHttp, from?: number) =>
    walkPages({
      operation: 'test.list',
      from,
      readPage: (number = 1) =>
        http.call({
          operation: 'test.list',
          method: 'GET',
          path: '/list',
          query: { page: String(number) },
          answer: NumberedPage,
        }),
      nextPosition: ({ page, has_additional: hasMore }) => (hasMore ? page + 1 : undefined),
      isEarlierPage: ({ page }, number = 1) => page < number,
    })

  test('is read to its end, from any page', async () => {
    await using server = await startList(numberedList(10))
    await using http = connectHttp(server.url)
    expect(await collect(walkNumbers(http))).toEqual(NAMES)
    expect(await collect(walkNumbers(http, 3))).toEqual(['e', 'f', 'g'])
    expect(server.asked).toEqual(['?page=1', '?page=2', '?page=3', '?page=4', '?page=3', '?page=4'])
  })

  test('ends where Quay gives another page than asked', async () => {
    await using server = await startList(numberedList(2))
    await using http = connectHttp(server.url)
    const names: string[] = []
    expect(await failureOf(collect(walkNumbers(http), names))).toSatisfy(isQuayPageRestartError)
    expect(names).toEqual(['a', 'b', 'c', 'd'])
  })
})

test('a list that Quay gives whole is one page', async () => {
  await using server = await startList(() => ({ names: NAMES }))
  await using http = connectHttp(server.url)
  expect(await collect(walkTokens(http))).toEqual(NAMES)
  expect(server.asked).toHaveLength(1)
})
