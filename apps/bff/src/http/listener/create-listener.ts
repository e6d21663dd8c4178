import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerOptions } from 'node:http'
import type { Socket } from 'node:net'
import { peerAddress, type SenderAddresses } from '../sender-address.ts'
import { senderOf } from '../sender-network.ts'
import { Admission } from './admission.ts'
import { UnfinishedRequests } from './unfinished-requests.ts'

/** Connections of one sender on which a request is still arriving. */
const MAX_UNFINISHED_PER_SENDER = 64
/** From this share of all connections on, none is kept for a next request. */
const CROWDED_SHARE = 0.8

const MAKE_ROOM_EVERY_MS = 1000
/** An answer that nobody takes, not a byte of it, for so long is given up. */
const STILL_MS = 15_000

export type ListenerOptions = {
  http: ServerOptions
  requestTimeoutMs: number
  keepAliveTimeoutMs: number
  maxRequestsPerConnection: number
  maxConnections: number
  /** For tests: how long an answer may wait for a reader that takes nothing. */
  stillMs?: number
  senders: SenderAddresses
  /** Hears of each connection that was ended because its sender has too many. */
  onRefused: () => void
  /** Hears of a connection that could not be accepted, for want of file descriptors for example. */
  onNotAccepted: (error: Error) => void
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/**
 * Listens, and keeps one sender from taking all connections: silent ones, and bodies that do not end, are counted by
 * sender until the request is wholly there. What waits for an answer, reads one or rests after one is not counted.
 */
export function createListener(handle: RequestListener, options: ListenerOptions): Server {
  const { maxConnections, senders } = options
  const unfinished = new UnfinishedRequests(MAX_UNFINISHED_PER_SENDER)
  let connections = 0
  const answers = new WeakMap<Socket, number>()
  const countAnswers = (socket: Socket, change: number) => answers.set(socket, (answers.get(socket) ?? 0) + change)
  const isCrowded = () => connections >= maxConnections * CROWDED_SHARE
  const refuse = (socket: Socket): void => {
    socket.destroy()
    options.onRefused()
  }

  const server = createServer(options.http, (request, response) => {
    const { socket } = request
    unfinished.release(socket)
    if (hasBody(request)) {
      if (!unfinished.take(socket, senderOf(senders.read(request)), request)) return refuse(socket)
      request.once('end', () => unfinished.release(socket, request))
    }
    countAnswers(socket, 1)
    response.once('close', () => countAnswers(socket, -1))
    if (isCrowded()) response.shouldKeepAlive = false
    handle(request, response)
  })
  server.requestTimeout = options.requestTimeoutMs
  server.keepAliveTimeout = options.keepAliveTimeoutMs
  server.maxRequestsPerSocket = options.maxRequestsPerConnection
  server.maxConnections = maxConnections
  server.setTimeout(options.stillMs ?? STILL_MS, (socket) => {
    // Nothing moves. That is well while Quay is waited for, not when nobody takes the answer, or asks for another one.
    if ((answers.get(socket) ?? 0) === 0 || socket.writableLength > 0) socket.destroy()
  })

  let lastMadeRoomAt = Number.NEGATIVE_INFINITY
  const makeRoom = (): void => {
    const now = performance.now()
    // A connection that has just been accepted is idle too, for as long as its first request takes to arrive.
    if (!isCrowded() || now - lastMadeRoomAt < MAKE_ROOM_EVERY_MS) return
    lastMadeRoomAt = now
    server.closeIdleConnections()
  }
  const speakHttp = server.listeners('connection')
  const open = (socket: Socket): void => {
    for (const listener of speakHttp) listener.call(server, socket)
  }
  const admission = new Admission(unfinished, { open, refuse })
  server.removeAllListeners('connection')
  server.on('connection', (socket) => {
    // While a connection waits to be let in, no one else listens: a reset would end the process.
    socket.on('error', () => {})
    makeRoom()
    connections += 1
    socket.once('close', () => {
      connections -= 1
      unfinished.release(socket)
    })
    const peer = peerAddress(socket)
    // A proxy's connections stand for many people; only the bodies that it passes on are counted, for whom they come from.
    if (senders.isTrustedProxy(peer)) open(socket)
    else admission.admit(socket, senderOf(peer))
  })
  server.on('drop', makeRoom)
  // Without a listener, a connection that cannot be accepted would end the process.
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.syscall === 'accept') options.onNotAccepted(error)
  })
  return server
}
