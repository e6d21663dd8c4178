import { Agent, request as requestHttp1 } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { connect, constants } from 'node:http2'
import type { ClientHttp2Session } from 'node:http2'
import { request as requestHttps } from 'node:https'

/** Any caller's view of one call: what came back, and how it ended. */
export type Outcome = {
  /** 0: no answer began. */
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
  /** `complete`, the code of the error that ended it, or `given-up` by the caller. */
  end: string
  /** The error code of the GOAWAY frame that came along. */
  goaway?: number
}

export type Call = {
  method?: string
  token?: string
  headers?: Record<string, string>
  body?: unknown
  /** Ends the call when so much of the body has come, or so much time has passed. */
  giveUp?: { bytes?: number; ms?: number }
}

/** The address of a registry and, under TLS, whom to trust. */
type Target = { url: string; ca?: string | undefined }

function headersOf({ token, body, headers }: Call): Record<string, string> {
  return {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  }
}

/** One call over HTTP/1.1 on a connection of its own that would like to stay open. */
export function callHttp1({ url, ca }: Target, path: string, call: Call = {}): Promise<Outcome> {
  const { protocol, hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const outcome: Outcome = { status: 0, headers: {}, body: '', end: '' }
    const agent = protocol === 'http:' ? new Agent({ keepAlive: true }) : undefined
    const finish = (end: string): void => {
      resolve({ ...outcome, end: outcome.end || end })
      request.destroy()
      agent?.destroy()
    }
    const received = (response: IncomingMessage): void => {
      Object.assign(outcome, { status: response.statusCode, headers: response.headers })
      response.on('data', (chunk: Buffer) => {
        outcome.body += chunk.toString()
        if (outcome.body.length >= (call.giveUp?.bytes ?? Infinity)) finish('given-up')
      })
      response.on('error', (error: NodeJS.ErrnoException) => finish(error.code ?? error.message))
      response.on('end', () => finish('complete'))
    }
    const options = { hostname, port, path, method: call.method ?? 'GET', headers: headersOf(call) }
    const request =
      protocol === 'http:'
        ? requestHttp1({ ...options, agent }, received)
        : requestHttps({ ...options, ...(ca === undefined ? {} : { ca }) }, received)
    request.on('error', (error: NodeJS.ErrnoException) => finish(error.code ?? error.message))
    if (call.giveUp?.ms !== undefined) setTimeout(finish, call.giveUp.ms, 'given-up')
    request.end(call.body === undefined ? undefined : JSON.stringify(call.body))
  })
}

/** Opens an HTTP/2 session. */
export function openSession({ url, ca }: Target): ClientHttp2Session {
  const session = connect(url, ca === undefined ? {} : { ca })
  // The streams tell what went wrong; without a listener the session would throw it.
  session.on('error', () => {})
  return session
}

/** One call over HTTP/2, in the session given or in one of its own. */
export async function callHttp2(
  target: Target,
  path: string,
  call: Call = {},
  session = openSession(target),
): Promise<Outcome> {
  const outcome: Outcome = { status: 0, headers: {}, body: '', end: '' }
  session.once('goaway', (code) => (outcome.goaway = code))
  const stream = session.request({ ':path': path, ':method': call.method ?? 'GET', ...headersOf(call) })
  stream.on('response', ({ ':status': status, ...headers }) => Object.assign(outcome, { status, headers }))
  await new Promise<void>((resolve) => {
    const finish = (end: string): void => {
      outcome.end ||= end
      resolve()
    }
    stream.on('data', (chunk: Buffer) => {
      outcome.body += chunk.toString()
      if (outcome.body.length >= (call.giveUp?.bytes ?? Infinity)) finish('given-up')
    })
    stream.on('error', (error: NodeJS.ErrnoException) =>
      finish(stream.rstCode ? `rst-${stream.rstCode}` : (error.code ?? error.message)),
    )
    stream.on('close', () =>
      finish(stream.rstCode === constants.NGHTTP2_NO_ERROR ? 'complete' : `rst-${stream.rstCode}`),
    )
    if (call.giveUp?.ms !== undefined) setTimeout(finish, call.giveUp.ms, 'given-up')
    stream.end(call.body === undefined ? undefined : JSON.stringify(call.body))
  })
  session.destroy()
  return outcome
}
