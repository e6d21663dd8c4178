import { randomUUID } from 'node:crypto'
import { type RequestListener, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'
import type { Problem, ProblemCode } from '@quaymaster/contracts/problem'
import type { Config } from '../config/config.ts'
import { createListener, type ListenerOptions } from './listener/create-listener.ts'
import { baseHeaders } from './headers.ts'
import { problemOfFramework, sendProblem } from './errors.ts'
import { MAX_SEGMENT_LENGTH } from './not-found.ts'

const KIB = 1024

export type ConnectionOptions = Pick<ListenerOptions, 'maxConnections' | 'senders' | 'onRefused' | 'onNotAccepted'>

/** What the socket itself found wrong, before there is a request: its code, and the status that it gets. */
const SOCKET_ERRORS: Readonly<Record<string, readonly [number, ProblemCode]>> = {
  HPE_HEADER_OVERFLOW: [431, 'request_malformed'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request_malformed'],
}

function writeProblem(socket: Socket, code: string | undefined, isSecure: boolean, requestId: string): void {
  const [status, problemCode] = SOCKET_ERRORS[code ?? ''] ?? [400, 'request_malformed' as const]
  const problem: Problem = { type: `urn:quaymaster:problem:${problemCode}`, status, code: problemCode, requestId }
  const body = JSON.stringify(problem)
  const headers = {
    ...baseHeaders(isSecure),
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    'x-request-id': requestId,
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  // Alone, `end` would leave the socket to the other side, which may hold it for as long as it likes.
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}

const HTTP_OPTIONS = {
  headersTimeout: 5000,
  connectionsCheckingInterval: 500,
  maxHeaderSize: 16 * KIB,
  requireHostHeader: false,
}

/** Limits of the listener, and answers to what never becomes a request; with all headers, as everything else. */
export function serverOptions(config: Config, isSecure: boolean, connections: ConnectionOptions): FastifyServerOptions {
  const base = baseHeaders(isSecure)
  return {
    serverFactory: (handle: RequestListener) =>
      createListener(handle, {
        http: HTTP_OPTIONS,
        requestTimeoutMs: 15_000,
        keepAliveTimeoutMs: 10_000,
        maxRequestsPerConnection: 1000,
        ...connections,
      }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    bodyLimit: 256 * KIB,
    // While draining, requests are answered as ever, with `connection: close`.
    return503OnClosing: false,
    routerOptions: { maxParamLength: MAX_SEGMENT_LENGTH, ignoreTrailingSlash: false, caseSensitive: true },
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      reply.headers(base).header('x-request-id', request.id)
      sendProblem(request, reply, problemOfFramework(error))
    },
    clientErrorHandler(error: NodeJS.ErrnoException, socket: Socket) {
      if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
      writeProblem(socket, error.code, isSecure, randomUUID())
    },
  }
}
