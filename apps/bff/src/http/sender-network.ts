import { isIPv6 } from 'node:net'
import { parseAddress } from './sender-address.ts'

const GROUPS = 8
const NETWORK_GROUPS = 4

function expand(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array.from({ length: GROUPS - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after]
}

/** What counts as one sender: an IPv4 address, or the /64 that an IPv6 address lies in. Texts that are neither are one. */
export function senderOf(address: string): string {
  const plain = parseAddress(address) ?? ''
  if (!isIPv6(plain)) return plain
  return `${expand(plain).slice(0, NETWORK_GROUPS).join(':')}::/64`
}
