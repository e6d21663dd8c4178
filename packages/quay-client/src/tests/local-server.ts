import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { createQuayClient } from '../client.ts'
import type { QuayClient } from '../client.ts'
import type { QuayClientOptions } from '../options.ts'

export const TOKEN = 'RW000000000000000000WR111111111111111111'

/** A user as Quay sends one. */
export const MARIA = {
  kind: 'user',
  name: 'maria',
  username: 'maria',
  email: 'maria@example.org',
  verified: true,
  super_user: false,
  global_readonly_super_user: false,
  enabled: true,
  quotas: [],
  quota_report: { quota_bytes: 5, configured_quota: 10, running_backfill: 'waiting', backfill_status: 'waiting' },
}

export type LocalServer = AsyncDisposable & { url: string; sockets: ReadonlySet<Socket> }

async function listen(server: Server): Promise<LocalServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sockets,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** A plain HTTP/1.1 server on 127.0.0.1 that answers by `handle`. */
export async function startServer(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LocalServer> {
  return await listen(createServer(handle))
}

/** A server that gets the first packet of each connection and does with the socket what it likes. */
export async function startRawServer(handle: (socket: Socket, head: string) => void): Promise<LocalServer> {
  return await listen(
    createTcpServer((socket) => {
      socket.once('data', (data: Buffer) => handle(socket, data.toString('latin1')))
    }),
  )
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

/** A client that is closed at the end of the test. */
export function connect(url: string, options: Partial<QuayClientOptions> = {}): QuayClient & AsyncDisposable {
  const client = createQuayClient({ baseUrl: url, token: TOKEN, ...options })
  return Object.assign(Object.create(client) as QuayClient, { [Symbol.asyncDispose]: () => client.close() })
}

/** What a call failed with. */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
  } catch (error) {
    return error
  }
  throw new Error('the call succeeded')
}
