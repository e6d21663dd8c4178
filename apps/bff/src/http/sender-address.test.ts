import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { parseAddress, SenderAddresses } from './sender-address.ts'

describe('I5: one address has one spelling', () => {
  test.each([
    ['203.0.113.5', '203.0.113.5'],
    [' 203.0.113.5 ', '203.0.113.5'],
    ['203.0.113.5:51008', '203.0.113.5'],
    ['2001:db8::5', '2001:db8::5'],
    ['2001:DB8:0:0::5', '2001:db8::5'],
    ['[2001:db8::5]', '2001:db8::5'],
    ['[2001:db8::5]:4711', '2001:db8::5'],
    ['fe80::1%eth0', 'fe80::1'],
    ['[fe80::1%25eth0]:443', 'fe80::1'],
    ['::ffff:203.0.113.5', '203.0.113.5'],
    ['::FFFF:cb00:7105', '203.0.113.5'],
    ['[::ffff:203.0.113.5]:80', '203.0.113.5'],
    ['64:ff9b::203.0.113.5', '64:ff9b::cb00:7105'],
  ])('%j is %s', (text, address) => expect(parseAddress(text)).toBe(address))

  test.each([
    '',
    'unknown',
    '_hidden',
    'localhost',
    '127.1',
    '0x7f000001',
    '2130706433',
    '203.0.113.05',
    '203.0.113.5:',
    '203.0.113.5:port',
    '203.0.113.5:123456',
    '203.0.113.5/24',
    '2001:db8::5:4711:extra',
    '[2001:db8::5',
    '[203.0.113.5]:80',
    '2001:db8::5]:4711',
    '[]:80',
    `[2001:db8::5%${'z'.repeat(200)}]`,
    'for=203.0.113.5',
    '203.0.113.5 evil',
    '1'.repeat(16_000),
  ])('%j is none', (text) => expect(parseAddress(text)).toBeUndefined())
})

/** What is read of a request: from whom the connection comes, and what stands in its header. */
const request = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage

describe('I5: the sender', () => {
  const senders = new SenderAddresses(['10.0.0.0/8', '2001:db8:aa::/48', '192.0.2.1'])

  test.each([
    ['a stranger who claims something', '198.51.100.9', '203.0.113.5', '198.51.100.9'],
    ['a connection over IPv6 from an IPv4 proxy', '::ffff:10.0.0.1', '203.0.113.5', '203.0.113.5'],
    ['a proxy that writes ports', '10.0.0.1', '203.0.113.5:51008', '203.0.113.5'],
    ['a proxy over IPv6', '2001:db8:aa::1', '[2001:db8::5]:4711', '2001:db8::5'],
    ['two proxies, the inner one with a port', '10.0.0.1', '6.6.6.6, 203.0.113.5:1, 10.0.0.2:4711', '203.0.113.5'],
    ['a proxy that does not know', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['a claim behind something that is no address', '10.0.0.1', '203.0.113.5, unknown', '10.0.0.1'],
    ['a proxy that says nothing', '10.0.0.1', undefined, '10.0.0.1'],
    ['nothing but proxies', '10.0.0.1', '10.0.0.3, 192.0.2.1', '10.0.0.3'],
  ])('is found for %s', (_case, peer, forwarded, sender) => {
    expect(senders.read(request(peer, forwarded))).toBe(sender)
  })
})
