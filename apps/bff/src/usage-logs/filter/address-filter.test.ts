import { describe, expect, test } from 'vitest'
import { readAddressFilter } from './address-filter.ts'

const finds = (text: string, address: string) => readAddressFilter(text)?.(address)

describe('an address filter', () => {
  test.each([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['10.1.2.3', '::ffff:10.1.2.3'],
    ['10.1.2.3', '::ffff:a01:203'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['2001:db8::1', '2001:0DB8:0000:0000:0000:0000:0000:0001'],
    ['fe80::1', 'fe80::1%eth0'],
    ['198.51.100', '198.51.100.255'],
    ['198.51.100.', '198.51.100.0'],
    ['10.', '10.200.1.1'],
    ['198.51.100.0/24', '198.51.100.77'],
    ['198.51.100.77/24', '198.51.100.1'],
    ['172.16.0.0/12', '172.31.255.255'],
    ['::ffff:10.1.0.0/112', '10.1.255.1'],
    ['0.0.0.0/0', '203.0.113.1'],
    ['2001:db8::/32', '2001:db8:ffff::9'],
    ['2001:db8:', '2001:db8:1::9'],
    ['2001:db8:1', '2001:db8:1::9'],
  ])('%s finds %s', (text, address) => expect(finds(text, address)).toBe(true))

  test.each([
    ['198.51.100.7', '198.51.100.70'],
    ['198.51.10', '198.51.100.7'],
    ['198.51.100.0/25', '198.51.100.200'],
    ['172.16.0.0/12', '172.32.0.1'],
    ['2001:db8::/32', '2001:db9::1'],
    ['2001:db8::/32', '10.1.2.3'],
    ['10.0.0.0/8', 'nonsense'],
  ])('%s does not find %s', (text, address) => expect(finds(text, address)).toBe(false))

  test.each([
    '10',
    'example.org',
    '300.1.2.3',
    '10.1.2.3/33',
    '10.1.2.3/x',
    '1.2.3.4/8/9',
    '10.1/16',
    '2001::db8::1',
    ':',
    '.',
    '',
    '/24',
    '1..2',
  ])('%j is no address', (text) => expect(readAddressFilter(text)).toBeUndefined())

  test('an entry without an address is not found', () => {
    expect(readAddressFilter('0.0.0.0/0')?.(null)).toBe(false)
  })
})
