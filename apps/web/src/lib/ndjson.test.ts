import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerProblem, startAnswerServer } from '../../testing/answer-server.ts'
import type { AnswerServer } from '../../testing/answer-server.ts'
import { readNdjson } from './ndjson.ts'

type Line = { n: number }

let server: AnswerServer

beforeEach(async () => {
  server = await startAnswerServer()
  const realFetch = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => realFetch(new URL(path, server.url), init))
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await server.close()
})

async function readAll(signal = new AbortController().signal): Promise<number[]> {
  const seen: number[] = []
  for await (const lines of readNdjson<Line>('/lines', signal)) seen.push(...lines.map(({ n }) => n))
  return seen
}

const answerText =
  (text: string): Parameters<AnswerServer['answerWith']>[0] =>
  (_request, response) =>
    response.end(text)

describe('an answer of lines', () => {
  it('is read line by line, without the empty ones', async () => {
    server.answerWith(answerText('\n{"n":1}\n\n{"n":2}\n'))
    expect(await readAll()).toEqual([1, 2])
    expect(server.seen[0]?.headers['x-quaymaster']).toBe('1')
  })

  it('may be cut anywhere on the way, in the middle of a letter too', async () => {
    const bytes = Buffer.from('{"n":1,"word":"組織"}\n{"n":2}\n')
    server.answerWith((_request, response) => {
      response.write(bytes.subarray(0, 16))
      setTimeout(() => response.end(bytes.subarray(16)), 20)
    })
    expect(await readAll()).toEqual([1, 2])
  })

  it('that breaks off is an error after what came, and half a line is none', async () => {
    server.answerWith((_request, response) => {
      response.write('{"n":1}\n{"n":2')
      setTimeout(() => response.socket?.destroy(), 20)
    })
    const seen: number[] = []
    const reading = (async () => {
      for await (const lines of readNdjson<Line>('/lines', new AbortController().signal)) {
        seen.push(...lines.map(({ n }) => n))
      }
    })()
    await expect(reading).rejects.toMatchObject({ problem: { code: 'console_unreachable' } })
    expect(seen).toEqual([1])
  })

  it('that is a problem is that problem', async () => {
    server.answerWith(answerProblem(404, 'user_not_found'))
    await expect(readAll()).rejects.toMatchObject({ problem: { code: 'user_not_found' } })
  })

  it('that is not what was promised is told apart from one that is lost', async () => {
    server.answerWith(answerText('<html>\n'))
    await expect(readAll()).rejects.toMatchObject({ problem: { code: 'answer_unreadable' } })
  })

  it('ends without an error when it is not wanted any more, and the server learns of it', async () => {
    const stop = new AbortController()
    const closed = Promise.withResolvers<void>()
    server.answerWith((_request, response) => {
      response.on('close', () => closed.resolve())
      response.write('{"n":1}\n')
      setTimeout(() => stop.abort(), 20)
    })
    expect(await readAll(stop.signal)).toEqual([1])
    await closed.promise
  })
})
