import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'

/** Whether an address is one that is looked for. */
export type AddressFilter = (address: string | null) => boolean

type Network = { address: string; prefix: number; family: 'ipv4' | 'ipv6' }

const BITS = { ipv4: 32, ipv6: 128 } as const
/** An IPv4 address within IPv6: `::ffff:10.1.2.3`. */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i
const MAPPED_BITS = 96

/**
 * Reads an address, a network (`10.1.0.0/16`, `2001:db8::/32`) or the beginning of one (`198.51.100`, `2001:db8:`). Addresses
 * are compared by value, however they are written. Undefined for what is none of these.
 */
export function readAddressFilter(text: string): AddressFilter | undefined {
  const network = readNetwork(text)
  return network === undefined ? undefined : createFilter(network)
}

function createFilter({ address, prefix, family }: Network): AddressFilter {
  const networks = new BlockList()
  networks.addSubnet(address, prefix, family)
  return (candidate) => {
    if (candidate === null) return false
    const bare = bareAddress(candidate)
    const version = isIP(bare)
    return version !== 0 && networks.check(bare, version === 4 ? 'ipv4' : 'ipv6')
  }
}

function readNetwork(text: string): Network | undefined {
  const [written = '', prefix, ...rest] = text.split('/')
  if (rest.length > 0) return undefined
  const address = unmapped(written)
  const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined
  if (family === undefined) return prefix === undefined ? readBeginning(written) : undefined
  if (prefix === undefined) return { address, prefix: BITS[family], family }
  if (!/^\d{1,3}$/.test(prefix)) return undefined
  const bits = Number(prefix) - (address === written ? 0 : MAPPED_BITS)
  return bits < 0 || bits > BITS[family] ? undefined : { address, prefix: bits, family }
}

/** The first numbers of an address; one number alone begins too many addresses. */
function readBeginning(text: string): Network | undefined {
  const isFour = text.includes('.')
  const separator = isFour ? '.' : ':'
  const parts = (text.endsWith(separator) ? text.slice(0, -1) : text).split(separator)
  const count = isFour ? 4 : 8
  if (!text.includes(separator) || parts.length >= count) return undefined
  const rest = Array.from({ length: count - parts.length }, () => '0')
  const address = [...parts, ...rest].join(separator)
  const prefix = parts.length * (isFour ? 8 : 16)
  if (isFour) return isIPv4(address) ? { address, prefix, family: 'ipv4' } : undefined
  return isIPv6(address) ? { address, prefix, family: 'ipv6' } : undefined
}

/** `::ffff:10.1.2.3`, in hexadecimal too, as the IPv4 address that it is. */
function unmapped(address: string): string {
  if (!isIPv6(address)) return address
  // The parser of URLs writes every IPv6 address in one way.
  const [, high, low] = /^\[::ffff:([0-9a-f]+):([0-9a-f]+)\]$/.exec(new URL(`http://[${address}]`).host) ?? []
  if (high === undefined || low === undefined) return MAPPED.exec(address)?.[1] ?? address
  const value = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return value.flatMap((part) => [part >> 8, part & 0xff]).join('.')
}

/** What Quay was given as an address, without zone. */
const bareAddress = (address: string): string => unmapped(address.split('%', 1)[0] ?? '')
