import { createServer } from 'node:https'
import { request as httpRequest } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createCertificateAuthority } from '@quaymaster/quay-simulator'

/** The proxy that ends TLS in front of the console, as every installation outside a demo has one. */
export type TlsFront = AsyncDisposable & {
  url: string
  /** Passes requests on to this address from now on. */
  passTo: (target: string) => void
}

function passOn(target: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const upstream = httpRequest(
    `${target}${incoming.url ?? '/'}`,
    {
      method: incoming.method ?? 'GET',
      headers: { ...incoming.headers, 'x-forwarded-proto': 'https', 'x-forwarded-for': incoming.socket.remoteAddress },
    },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.pipe(outgoing)
    },
  )
  upstream.on('error', () => outgoing.writeHead(502).end())
  incoming.pipe(upstream)
}

export async function startTlsFront(): Promise<TlsFront> {
  let target = ''
  const identity = createCertificateAuthority().issue()
  const server = createServer({ cert: identity.cert, key: identity.key }, (incoming, outgoing) =>
    passOn(target, incoming, outgoing),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `https://127.0.0.1:${port}`,
    passTo: (address) => {
      target = address
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
