import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, Server as PlainServer, ServerResponse } from 'node:http'
import { constants, createSecureServer } from 'node:http2'
import type { Http2SecureServer, Http2ServerRequest, Http2ServerResponse, ServerHttp2Session } from 'node:http2'
import type { AddressInfo, Socket } from 'node:net'
import type { Exchange } from './exchange.ts'
import { readHttp1Exchange } from './exchange-http1.ts'
import { readHttp2Exchange } from './exchange-http2.ts'
import { readRawExchange, refuseRaw } from './exchange-raw.ts'
import type { TlsIdentity } from './tls-certificate.ts'

/** A place on 127.0.0.1 where calls come in; it can be shut and opened again at the same port. */
export type Listener = {
  /** Known after the first `open`. */
  readonly port: number
  open: () => Promise<void>
  /** Refuses connections from now on and breaks those that are open; ends when the port is free. */
  shut: () => Promise<void>
}

type Options = {
  port: number
  tls: TlsIdentity | undefined
  /** How long an idle connection stays. Quay's nginx: 5 s */
  idleTimeoutMs: number
  serve: (exchange: Exchange) => Promise<void>
}

type Sockets = Map<number, Socket>

// Only `connection` shows the TCP socket under TLS. One peer address, hence its port names the connection.
function trackSockets(server: PlainServer | Http2SecureServer, sockets: Sockets): void {
  server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0
    sockets.set(port, socket)
    socket.once('close', () => sockets.delete(port))
  })
}

// nginx says GOAWAY after keepalive_timeout without a stream (performance.md 0.1).
function closeWhenIdle(session: ServerHttp2Session, idleTimeoutMs: number): void {
  let streams = 0
  session.on('stream', (stream) => {
    streams += 1
    stream.once('close', () => (streams -= 1))
  })
  session.setTimeout(idleTimeoutMs, () => streams === 0 && session.close())
}

// A caller that went away in the middle, or a world that ended, comes with a code; anything else is a mistake of ours.
function warnOfMistakes(error: unknown): void {
  if (!(error instanceof Error)) return
  if (!('code' in error)) process.emitWarning(error)
}

type ParseError = Error & { code?: string; rawPacket?: Buffer }

async function handleUnparsed(
  parseError: ParseError,
  socket: Socket,
  scheme: 'http' | 'https',
  serve: Options['serve'],
): Promise<void> {
  const { code, rawPacket } = parseError
  const packet = code === 'HPE_INVALID_METHOD' && socket.writable ? rawPacket : undefined
  const exchange = packet && readRawExchange(packet, socket, scheme)
  if (!exchange) return refuseRaw(socket, scheme)
  try {
    await serve(exchange)
  } catch (error) {
    warnOfMistakes(error)
    socket.destroy()
  }
}

function createPart({ tls, idleTimeoutMs, serve }: Options, sockets: Sockets): PlainServer | Http2SecureServer {
  const scheme = tls ? 'https' : 'http'
  const tcpOf = (port: number | undefined): Socket | undefined => sockets.get(port ?? 0)
  const handle = async (
    incoming: IncomingMessage | Http2ServerRequest,
    outgoing: ServerResponse | Http2ServerResponse,
  ): Promise<void> => {
    const tcp = tcpOf(incoming.socket.remotePort)
    if (!tcp) return
    try {
      await serve(
        'stream' in incoming
          ? await readHttp2Exchange({ stream: incoming.stream, headers: incoming.headers, tcp })
          : await readHttp1Exchange({ incoming, outgoing: outgoing as ServerResponse, tcp, scheme }),
      )
    } catch (error) {
      warnOfMistakes(error)
      if ('stream' in incoming) incoming.stream.close(constants.NGHTTP2_CANCEL)
      else tcp.destroy()
    }
  }
  const server = tls
    ? createSecureServer({ ...tls, allowHTTP1: true, settings: { maxConcurrentStreams: 128 } })
    : createServer()
  server.on(
    'request',
    (incoming: IncomingMessage | Http2ServerRequest, outgoing: ServerResponse | Http2ServerResponse) =>
      void handle(incoming, outgoing),
  )
  server.on('clientError', (error: ParseError, socket: Socket) => void handleUnparsed(error, socket, scheme, serve))
  if (tls) server.on('session', (session: ServerHttp2Session) => closeWhenIdle(session, idleTimeoutMs))
  else (server as PlainServer).keepAliveTimeout = idleTimeoutMs
  return server
}

/** Makes a listener; it listens after `open`. */
export function createListener(options: Options): Listener {
  const sockets: Sockets = new Map()
  let { port } = options
  let server: PlainServer | Http2SecureServer | undefined
  let closing: Promise<unknown> = Promise.resolve()
  const shut = async (): Promise<void> => {
    const old = server
    server = undefined
    if (old) {
      closing = once(old, 'close')
      old.close()
      for (const socket of sockets.values()) socket.destroy()
    }
    await closing
  }
  return {
    get port() {
      return port
    },
    open: async () => {
      await closing
      if (server) return
      server = createPart(options, sockets)
      trackSockets(server, sockets)
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
      port = (server.address() as AddressInfo).port
    },
    shut,
  }
}
