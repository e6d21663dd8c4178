import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

export type AnswerServer = {
  url: string
  /** Every request, in the order in which it came. */
  seen: IncomingMessage[]
  /** The answers to come; the last one stays. */
  answerWith: (...answers: Answer[]) => void
  close: () => Promise<void>
}

export const answerJson =
  (status: number, body: unknown): Answer =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

export const answerProblem = (status: number, code: string): Answer =>
  answerJson(status, { type: 'about:blank', status, code, requestId: 'r-1' })

export const answerHtml =
  (status: number): Answer =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html></html>')

/** The request arrived, its answer never does. */
export const hangUp: Answer = (request) => request.socket.destroy()

/** A server on a free port of loopback that answers as it is told. */
export async function startAnswerServer(): Promise<AnswerServer> {
  let answers: Answer[] = []
  const seen: IncomingMessage[] = []
  const server = createServer((request, response) => {
    seen.push(request)
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    request.resume().on('end', () => answer?.(request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answerWith: (...next) => {
      answers = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
