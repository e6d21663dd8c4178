import { once } from 'node:events'
import { constants } from 'node:http2'
import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2'
import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Delivery, Http2Break, Manner } from './delivery.ts'
import { writeBytes, writeEndlessly, writeSlowly } from './body-writing.ts'
import { bytesOf, hasLengthOf, isBodiless } from './delivery.ts'
import type { Exchange } from './exchange.ts'
import { plainHeaders, untilAborted, withProxyHeaders } from './exchange.ts'
import type { SimulatorResponse } from './http-message.ts'
import { readBody } from './request-body.ts'

/** One HTTP/2 call in its session. */
type Connection = {
  stream: ServerHttp2Stream
  headers: IncomingHttpHeaders
  /** The TCP socket under the session's TLS: only it can be reset. */
  tcp: Socket
}

type Head = {
  hasLength: boolean
  /** Keeps Node from closing the stream in order when it is broken off. */
  waitForTrailers?: boolean
}

function respond({ stream, headers: asked }: Connection, response: SimulatorResponse, head: Head): void {
  const { hasLength, waitForTrailers = false } = head
  const headers = withProxyHeaders(response.headers, 'https')
  delete headers['connection']
  if (hasLength && hasLengthOf(response, asked[':method'])) headers['content-length'] = String(bytesOf(response).length)
  const endStream = asked[':method'] === 'HEAD' || isBodiless(response.status)
  stream.respond({ ...headers, ':status': response.status }, { endStream, waitForTrailers })
}

function breakUp({ stream, tcp }: Connection, how: Http2Break): void {
  const { session } = stream
  if (how === 'stream') stream.close(constants.NGHTTP2_INTERNAL_ERROR)
  else if (how === 'refused-stream') stream.close(constants.NGHTTP2_REFUSED_STREAM)
  else if (how === 'socket') tcp.resetAndDestroy()
  else {
    // The last stream named is this one: a client may not take it for unprocessed.
    session?.goaway(constants.NGHTTP2_INTERNAL_ERROR, stream.id)
    session?.destroy()
  }
}

async function breakOff(
  connection: Connection,
  response: SimulatorResponse,
  manner: Extract<Manner, { kind: 'reset' | 'cut' }>,
): Promise<void> {
  const { stream, tcp } = connection
  const isReset = manner.kind === 'reset'
  stream.once('wantTrailers', () => {})
  respond(connection, response, {
    hasLength: isReset || manner.framing === 'content-length',
    waitForTrailers: isReset,
  })
  await writeBytes(stream, bytesOf(response).subarray(0, manner.afterBytes))
  // Frames wait in the session until the next turn; they are to leave before the break.
  await setTimeout(10)
  if (isReset) breakUp(connection, manner.http2)
  else if (manner.framing === 'close') tcp.end()
  else stream.end()
}

async function send(connection: Connection, { response, manner }: Delivery): Promise<void> {
  const { stream } = connection
  switch (manner.kind) {
    case 'whole':
      respond(connection, response, { hasLength: true })
      if (!stream.writableEnded) stream.end(bytesOf(response))
      return
    case 'hang':
      if (!stream.destroyed) await once(stream, 'close')
      return
    case 'drop':
      return breakUp(connection, manner.http2)
    case 'slow-drip':
      respond(connection, response, { hasLength: true })
      return writeSlowly(stream, bytesOf(response), manner.bytesPerSecond)
    case 'endless':
      respond(connection, response, { hasLength: false })
      return writeEndlessly(stream, bytesOf(response))
    default:
      return breakOff(connection, response, manner)
  }
}

/** Reads a call that came over HTTP/2. */
export async function readHttp2Exchange(connection: Connection): Promise<Exchange> {
  const { stream, headers } = connection
  // A stream that is broken on purpose says so with an error; nobody else is to hear of it.
  stream.on('error', () => {})
  return {
    protocol: 'h2',
    request: {
      method: headers[':method'] ?? 'GET',
      rawUrl: headers[':path'] ?? '/',
      headers: { host: headers[':authority'], ...plainHeaders(headers) },
      body: await readBody(stream),
      scheme: 'https',
    },
    deliver: async (delivery, signal) => {
      if (stream.destroyed) return
      await untilAborted(signal, () => stream.close(constants.NGHTTP2_CANCEL), send(connection, delivery))
    },
  }
}
