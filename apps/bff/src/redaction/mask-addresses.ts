import { isIPv6 } from 'node:net'

const MASK = '***'

/** Runs of what an IP address can be written with, its port, prefix length and zone included. Full-width forms read the same. */
const RUN = /[0-9a-f:.０-９Ａ-Ｆａ-ｆ：．。｡]+/giu
const SUFFIX = /^(?:%[\w.~-]+)?(?:\]:\d+|\/\d+)?/u

/** Four numbers with dots between them, wherever they begin and end: `v1.2.3.4` and `1.2.3.4.5` contain an address. */
const DOTTED = /\d\.\d+\.\d+\.\d/u

/** Every IPv4 and IPv6 address in a text, masked whatever stands before or behind it. Hides rather too much than too little. */
export function maskIpAddresses(text: string): string {
  let masked = ''
  let done = 0
  for (const match of text.matchAll(RUN)) {
    const [run] = match
    if (match.index < done || !holdsAddress(run.normalize('NFKC').replaceAll('。', '.'))) continue
    const end = match.index + run.length
    const [suffix = ''] = SUFFIX.exec(text.slice(end, end + 64)) ?? []
    masked += text.slice(done, match.index) + MASK
    done = end + suffix.length
  }
  return masked + text.slice(done)
}

const holdsAddress = (run: string): boolean => DOTTED.test(run) || holdsIpv6(run)

/** Whether a part of a run is an IPv6 address: two colons in a row are one already. */
function holdsIpv6(run: string): boolean {
  if (run.includes('::')) return true
  const groups = run.split(':')
  return groups.some((_, index) => isIPv6(eightFrom(groups, index)))
}

/** Eight groups of a run; of the outer ones what can belong to an address that begins or ends within them. */
function eightFrom(groups: readonly string[], index: number): string {
  const [first = '', ...rest] = groups.slice(index, index + 8)
  const last = rest.pop() ?? ''
  return [/[^.]{0,4}$/u.exec(first)?.[0], ...rest, /^[^.]{0,4}/u.exec(last)?.[0]].join(':')
}
