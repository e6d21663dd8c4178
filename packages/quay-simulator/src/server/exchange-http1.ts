import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Delivery, Manner } from './delivery.ts'
import { writeBytes, writeEndlessly, writeSlowly } from './body-writing.ts'
import { bytesOf, hasLengthOf, isBodiless } from './delivery.ts'
import type { Exchange } from './exchange.ts'
import { plainHeaders, untilAborted, withProxyHeaders } from './exchange.ts'
import type { SimulatorResponse } from './http-message.ts'
import { readBody } from './request-body.ts'

/** One HTTP/1.1 call on its connection. */
type Connection = {
  incoming: IncomingMessage
  outgoing: ServerResponse
  /** The TCP socket itself, under TLS too: only it can be reset. */
  tcp: Socket
  scheme: 'http' | 'https'
}

type Framing = 'content-length' | 'chunked' | 'close'

function writeHead({ incoming, outgoing, scheme }: Connection, response: SimulatorResponse, framing: Framing): void {
  const headers = withProxyHeaders(response.headers, scheme)
  if (framing === 'content-length' && hasLengthOf(response, incoming.method))
    headers['content-length'] = String(bytesOf(response).length)
  // Quay's nginx has keepalive_timeout 0 under /api/: the connection ends with the answer.
  if (framing === 'close' || incoming.url?.startsWith('/api/')) outgoing.shouldKeepAlive = false
  if (framing === 'close') outgoing.useChunkedEncodingByDefault = false
  outgoing.writeHead(response.status, headers)
}

async function breakOff(
  connection: Connection,
  response: SimulatorResponse,
  manner: Extract<Manner, { kind: 'reset' | 'cut' }>,
): Promise<void> {
  const { outgoing, incoming, tcp } = connection
  writeHead(connection, response, manner.kind === 'cut' ? manner.framing : 'content-length')
  await writeBytes(outgoing, bytesOf(response).subarray(0, manner.afterBytes))
  if (manner.kind === 'cut') return void incoming.socket.end()
  // The bytes before the reset are to arrive: a reset may overtake what is still on its way.
  await setTimeout(10)
  tcp.resetAndDestroy()
}

async function send(connection: Connection, { response, manner }: Delivery): Promise<void> {
  const { outgoing, tcp } = connection
  switch (manner.kind) {
    case 'whole':
      writeHead(connection, response, 'content-length')
      outgoing.end(isBodiless(response.status) ? undefined : bytesOf(response))
      return
    case 'hang':
      if (!outgoing.destroyed) await once(outgoing, 'close')
      return
    case 'drop':
      tcp.destroy()
      return
    case 'slow-drip':
      writeHead(connection, response, 'content-length')
      outgoing.flushHeaders()
      return writeSlowly(outgoing, bytesOf(response), manner.bytesPerSecond)
    case 'endless':
      writeHead(connection, response, 'chunked')
      return writeEndlessly(outgoing, bytesOf(response))
    default:
      return breakOff(connection, response, manner)
  }
}

/** Reads a call that came over HTTP/1.1. */
export async function readHttp1Exchange(connection: Connection): Promise<Exchange> {
  const { incoming, tcp, scheme } = connection
  return {
    protocol: 'h1',
    request: {
      method: incoming.method ?? 'GET',
      rawUrl: incoming.url ?? '/',
      headers: plainHeaders(incoming.headers),
      body: await readBody(incoming),
      scheme,
    },
    deliver: async (delivery, signal) => {
      if (tcp.destroyed) return
      await untilAborted(signal, () => tcp.destroy(), send(connection, delivery))
    },
  }
}
