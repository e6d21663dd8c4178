import type { FastifyInstance } from 'fastify'

/** Where browsers find this console. Comes from the configuration or the socket, never from a request. */
export type PublicOrigin = { origins: ReadonlySet<string>; hosts: ReadonlySet<string>; isSecure: boolean }

function loopbackOrigins(port: number): string[] {
  return ['127.0.0.1', 'localhost', '[::1]'].map((host) => `http://${host}:${port}`)
}

const hostOf = (origin: string): string => new URL(origin).host

/** The port is known once the server listens, so this is asked for each request and remembered. */
export function publicOriginOf(app: FastifyInstance): () => PublicOrigin {
  let known: PublicOrigin | undefined
  return () => {
    if (known !== undefined) return known
    const configured = app.config.publicOrigin
    const address = app.server.address()
    const port = typeof address === 'object' && address !== null ? address.port : app.config.listen.port
    const origins = configured === undefined ? loopbackOrigins(port) : [configured]
    const result: PublicOrigin = {
      origins: new Set(origins),
      hosts: new Set(origins.map(hostOf)),
      isSecure: configured?.startsWith('https:') ?? false,
    }
    if (address !== null) known = result
    return result
  }
}
