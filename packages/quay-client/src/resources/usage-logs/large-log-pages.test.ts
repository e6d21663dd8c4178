import { execFile } from 'node:child_process'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { isQuayPageTooLargeError } from './page-too-large-error.ts'
import { isQuayResponseError } from '../../errors/response-error.ts'
import { isQuayTimeoutError } from '../../errors/unfinished-call-errors.ts'
import { connect, failureOf, sendJson, startServer } from '../../tests/local-server.ts'

const DAY = { scope: { kind: 'registry' }, from: '2026-11-03', to: '2026-11-03' } as const
const MIB = 1024 * 1024
const CHUNK = Buffer.alloc(MIB / 4, 'd')
const CHILD = new URL('../../tests/large-page-child.ts', import.meta.url).pathname
const run = promisify(execFile)

const head = (index: number) =>
  `${index === 0 ? '' : ','}{"kind":"change_repo_description","ip":null,"datetime":"Tue, 03 Nov 2026 12:00:${60 - index - 10} -0000","metadata":{"repo":"web","description":"`

/** A page of entries with descriptions of that size, as it comes. */
async function sendPage(response: ServerResponse, count: number, bytes: number): Promise<void> {
  const write = async (data: string | Buffer) => {
    if (!response.write(data)) await once(response, 'drain')
  }
  response.writeHead(200, { 'content-type': 'application/json' })
  await write('{"logs":[')
  for (let index = 0; index < count; index += 1) {
    await write(head(index))
    for (let left = bytes; left > 0; left -= CHUNK.length) await write(CHUNK.subarray(0, Math.min(left, CHUNK.length)))
    await write('"}}')
  }
  response.end('],"next_page":"gAAA"}')
}

const startPages = (count: number, bytes: number) =>
  startServer((request, response) => {
    if (request.url?.includes('aggregatelogs') === true) sendJson(response, 200, { aggregated: [] })
    // Who has read enough closes the connection.
    else void sendPage(response, count, bytes).catch(() => undefined)
  })

const tailOf = (bytes: number) => new RegExp(`^d+\\.\\.\\. \\[shortened from ${bytes} bytes\\]$`)

describe('descriptions of any size leave a page readable', () => {
  test.for([
    ['two of 4.5 MB', 2, 4_718_592],
    ['twenty of 430 KB', 20, 440_320],
  ] as const)('%s', async ([, count, bytes]) => {
    await using server = await startPages(count, bytes)
    await using quay = connect(server.url, { deadlineMs: { read: 60_000 } })
    const page = await quay.logs.page(DAY)
    expect(page).toMatchObject({ next: { token: 'gAAA' }, entries: { length: count } })
    for (const { metadata } of page.entries) expect(metadata['description']).toMatch(tailOf(bytes))
  })

  test('twenty of 10 MiB, in 32 MiB of memory', { timeout: 120_000 }, async () => {
    await using server = await startPages(20, 10 * MIB)
    const { stdout } = await run(process.execPath, ['--expose-gc', CHILD, server.url])
    const result = JSON.parse(stdout) as { usedMib: number; entries: number; tails: string[]; next: string }
    expect(result).toMatchObject({ entries: 20, next: 'gAAA' })
    for (const tail of result.tails) expect(tail).toMatch(tailOf(10 * MIB))
    expect(result.usedMib).toBeLessThanOrEqual(32)
  })
})

test('a page that is too large even so is passed over, and says where the list goes on', async () => {
  await using server = await startServer((_, response) =>
    sendJson(response, 200, {
      logs: [
        {
          kind: 'create_robot',
          ip: null,
          datetime: 'Tue, 03 Nov 2026 12:00:00 -0000',
          metadata: { values: Array.from({ length: 300_000 }, () => 0) },
        },
      ],
      next_page: 'gAAA',
    }),
  )
  await using quay = connect(server.url)
  const failure = await failureOf(quay.logs.page(DAY))
  expect(failure).toSatisfy(isQuayPageTooLargeError)
  expect(failure).toSatisfy(isQuayResponseError)
  expect(failure).toMatchObject({ code: 'too-many-values', next: { token: 'gAAA', reachedAt: null, top: '' } })
  const next = { token: 'gAAA', reachedAt: '2026-11-03T13:00:00Z', top: '20.abc' }
  expect(await failureOf(quay.logs.page({ ...DAY, next }))).toMatchObject({ next })
})

test('nothing is read beyond 256 MiB', { timeout: 120_000 }, async () => {
  let sentBytes = 0
  await using server = await startServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write(`{"logs":[${head(0)}`)
    const more = () => {
      while (!response.destroyed && response.write(CHUNK)) sentBytes += CHUNK.length
    }
    response.on('drain', more)
    more()
  })
  await using quay = connect(server.url)
  const failure = await failureOf(quay.logs.page(DAY))
  expect(failure).toSatisfy(isQuayPageTooLargeError)
  expect(failure).toMatchObject({ code: 'too-large', next: undefined })
  expect(sentBytes).toBeLessThan(300 * MIB)
})

test('a page that says it is larger is not read at all', async () => {
  await using server = await startServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 256 * MIB + 1 })
    response.write('{')
  })
  await using quay = connect(server.url)
  expect(await failureOf(quay.logs.page(DAY))).toSatisfy(isQuayPageTooLargeError)
})

test('a large page that is cut off is none', async () => {
  await using server = await startServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 20 * MIB })
    response.write(`{"logs":[${head(0)}`)
    response.write(Buffer.alloc(10 * MIB, 'd'), () => response.destroy())
  })
  await using quay = connect(server.url)
  const failure = await failureOf(quay.logs.page(DAY))
  expect(failure).toMatchObject({ code: 'cut-short' })
  expect(failure).not.toSatisfy(isQuayPageTooLargeError)
})

test('a page that stops coming ends with the deadline', async () => {
  await using server = await startServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write(`{"logs":[${head(0)}`)
    response.write(Buffer.alloc(9 * MIB, 'd'))
  })
  await using quay = connect(server.url)
  expect(await failureOf(quay.logs.page(DAY, { deadlineMs: 400 }))).toSatisfy(isQuayTimeoutError)
})
