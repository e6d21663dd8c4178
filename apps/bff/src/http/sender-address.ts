import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'

/** Longer than any address with brackets, zone and port. */
const MAX_LENGTH = 128
const WITH_PORT = /^([\d.]+):\d{1,5}$/
const IN_BRACKETS = /^\[([^\]]+)\](?::\d{1,5})?$/
/** How `URL` writes an IPv4 address that is mapped into IPv6. */
const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/

function unmap(high: string, low: string): string {
  const bytes = [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff])
  return bytes.join('.')
}

function normalizeIPv6(address: string): string | undefined {
  const host = URL.parse(`http://[${address.split('%', 1)[0] ?? ''}]/`)?.hostname.slice(1, -1)
  const [, high, low] = MAPPED.exec(host ?? '') ?? []
  return high === undefined || low === undefined ? host : unmap(high, low)
}

/**
 * The one spelling of an IP address, however it was written: with a port, in brackets, with a zone, IPv4 inside IPv6.
 * Undefined for everything that is no IP address.
 */
export function parseAddress(text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed.length > MAX_LENGTH) return undefined
  if (isIPv4(trimmed)) return trimmed
  if (isIPv6(trimmed)) return normalizeIPv6(trimmed)
  const bare = WITH_PORT.exec(trimmed)?.[1]
  if (bare !== undefined) return isIPv4(bare) ? bare : undefined
  const bracketed = IN_BRACKETS.exec(trimmed)?.[1]
  return bracketed !== undefined && isIPv6(bracketed) ? normalizeIPv6(bracketed) : undefined
}

function trust(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [text = '', bits] = network.split('/')
    const address = text.split('%', 1)[0] ?? ''
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

/** Tells from where a request comes. Only the configured proxies are believed about the address in front of them. */
export class SenderAddresses {
  readonly #trusted: BlockList

  constructor(trustedProxies: readonly string[]) {
    this.#trusted = trust(trustedProxies)
  }

  isTrustedProxy(address: string): boolean {
    const family = isIP(address)
    return family !== 0 && this.#trusted.check(address, family === 4 ? 'ipv4' : 'ipv6')
  }

  /**
   * The address nearest to us that belongs to no trusted proxy. A proxy that names something else than an IP address has
   * named nobody: then the proxy itself is the sender.
   */
  read(request: IncomingMessage): string {
    let sender = peerAddress(request.socket)
    if (!this.isTrustedProxy(sender)) return sender
    const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',')
    while (this.isTrustedProxy(sender)) {
      const next = parseAddress(forwarded.pop() ?? '')
      if (next === undefined) return sender
      sender = next
    }
    return sender
  }
}

/** Who is at the other end of a connection; empty when it is already gone. */
export const peerAddress = (socket: { remoteAddress?: string | undefined }): string =>
  parseAddress(socket.remoteAddress ?? '') ?? ''
