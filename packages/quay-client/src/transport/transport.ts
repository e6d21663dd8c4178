import { Pool } from 'undici'
import type { Dispatcher } from 'undici'
import type { Deadline } from './deadline.ts'

const CONNECT_TIMEOUT_MS = 3_000
/** Shorter than the five seconds after which Quay's nginx closes, so that no call meets a closing socket. */
const KEEP_ALIVE_MS = 3_000

/** A connection that silently died is noticed by the second ping without an answer. */
const PING_MS = 7_500

const BYTES_PER_DEADLINE = 8 * 1024 * 1024

export type TransportRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With its query, as it goes over the wire. */
  path: string
  headers: Record<string, string>
  body: string | undefined
}

/** An answer whose body is still to be read. */
export type TransportAnswer = {
  status: number
  header: (name: string) => string | undefined
  /** The whole body. @throws {BodyTooLarge}, or whatever broke the body */
  read: (maxBytes: number) => Promise<Buffer>
  /**
   * The body, piece by piece. Each further 8 MiB get the time of a whole call.
   * @throws {BodyTooLarge}, or whatever broke the body
   */
  pieces: (maxBytes: number) => AsyncGenerator<Buffer, void, void>
}

/** The body goes on beyond what was asked for. */
export class BodyTooLarge extends Error {}

/** One pool for one registry: HTTP/2 where TLS agrees on it, else HTTP/1.1. No redirects, no retries, no unzipping. */
export function createTransportPool(origin: string, ca: string | undefined, connections: number): Pool {
  return new Pool(origin, {
    connections,
    pipelining: 1,
    allowH2: true,
    h2Options: { pingInterval: PING_MS },
    connect: { timeout: CONNECT_TIMEOUT_MS, rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    // The deadline is kept by us: undici's two timeouts see neither its queue nor a body that drips.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
}

/**
 * Sends one request and lets `handle` read the answer. Whatever happens, the body is consumed or destroyed afterwards: an
 * unread one would hold its connection for good.
 */
export async function exchange<T>(
  pool: Pool,
  request: TransportRequest,
  deadline: Deadline,
  handle: (answer: TransportAnswer) => Promise<T>,
): Promise<T> {
  const sending = pool.request({ ...request, body: request.body ?? null, signal: deadline.signal })
  void discardLate(sending, deadline)
  const response = await deadline.race(sending)
  try {
    return await handle({
      status: response.statusCode,
      header: (name) => [response.headers[name]].flat()[0],
      read: (maxBytes) => deadline.race(readBody(response.body, maxBytes)),
      pieces: (maxBytes) => readPieces(response.body, maxBytes, deadline),
    })
  } finally {
    discard(response.body)
  }
}

async function readBody(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

async function* readPieces(
  body: Dispatcher.ResponseData['body'],
  maxBytes: number,
  deadline: Deadline,
): AsyncGenerator<Buffer, void, void> {
  const reading = (body as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  let size = 0
  for (let renewedAt = 0; ;) {
    const { done, value: piece } = await deadline.race(reading.next())
    if (done === true) return
    size += piece.length
    if (size > maxBytes) throw new BodyTooLarge()
    if (size - renewedAt >= BYTES_PER_DEADLINE) {
      renewedAt = size
      deadline.renew()
    }
    yield piece
  }
}

/** An answer that comes after the deadline has nobody else to end it. */
async function discardLate(sending: Promise<Dispatcher.ResponseData>, deadline: Deadline): Promise<void> {
  try {
    const { body } = await sending
    if (deadline.signal.aborted) discard(body)
  } catch {
    // The exchange itself tells.
  }
}

function discard(body: Dispatcher.ResponseData['body']): void {
  // Destroying an unread body makes undici report its own abort.
  body.on('error', () => undefined)
  if (!body.readableEnded) body.destroy()
}
