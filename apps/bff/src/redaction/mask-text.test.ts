import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskEmail } from './mask-email.ts'
import { maskText, maskValue } from './mask-text.ts'

const HIDDEN = [
  '198.51.100.7',
  '198.51.100.7:5000',
  '198.51.100.0/24',
  '001.002.003.004',
  '１９８．５１．１００．７',
  '2001:db8::5',
  '2001:DB8:0:0:0:0:0:5',
  '[2001:db8::5]:4711',
  '2001:db8::/32',
  'fe80::1%eth0',
  '[fe80::1%eth0]:443',
  '::ffff:198.51.100.7',
  '1:2:3:4:5:6:198.51.100.7',
  '::1',
]

describe('Z3: IP addresses in text', () => {
  test.each(HIDDEN)('%s is masked wherever it stands', (address) => {
    for (const around of [
      'X',
      'from X to',
      'app:X',
      'vX',
      'dial tcp X: refused',
      '(X)',
      '"X"',
      'http://X/v2/',
      'xX,X;X',
      'a.X.b',
    ]) {
      const text = around.replaceAll('X', address)
      const masked = maskText(text)
      expect(masked, text).toContain('***')
      for (const part of address.match(/[0-9a-f０-９]{2,}/giu) ?? []) {
        if (!around.includes(part)) expect(masked.replaceAll('tcp', ''), text).not.toContain(part)
      }
    }
  })

  test.each([
    '10:11:12',
    '2026-11-03T10:11:12Z',
    '1.2.3',
    'sha256:0123abcd',
    'aa:bb:cc:dd:ee:ff',
    'v1.22',
    'key: value',
    'web/api:latest',
  ])('%s stays as it is', (text) => expect(maskText(text)).toBe(text))

  test('whatever address is written, nothing of it but its surroundings shows', () => {
    const around = fc.string({ maxLength: 12 })
    const address = fc.oneof(fc.ipV4(), fc.ipV6())
    fc.assert(
      fc.property(around, address, address, around, (before, one, other, after) => {
        expect(maskText(`${before} ${one} ${after}`)).toBe(maskText(`${before} ${other} ${after}`))
      }),
    )
  })
})

describe('Z3: email addresses', () => {
  test('in a text are masked as in the list of users', () => {
    expect(maskText('Ask maria.gomez@example.org, or <bob@example.com>.')).toBe(
      'Ask m***@example.org, or <b***@example.com>.',
    )
    expect(maskText('mailto:anna@example.org?subject=x')).toBe('mailto:a***@example.org?subject=x')
    expect(maskText('"anna berg"@example.org wrote')).not.toContain('berg')
    expect(maskText('a@b@example.org')).toBe('***')
    expect(maskText('ｍａｒｉａ＠example.org')).not.toContain('ａｒｉａ')
    expect(maskText('𠮷野家@example.org')).toBe('𠮷***@example.org')
  })

  test('what is no address stays as it is', () => {
    expect(maskText('@web please build')).toBe('@web please build')
    expect(maskText('every 5 min @ night')).toBe('every 5 min @ night')
  })

  test('show their first letter and domain alone, in the list of users too', () => {
    expect(maskEmail('maria@example.org')).toBe('m***@example.org')
    expect(maskEmail('no address at all')).toBe('***')
    expect(maskEmail('a@b@example.org')).toBe('***')
  })

  test('texts that differ only in the letters behind the first read the same', () => {
    const rest = fc.stringMatching(/^[a-z0-9.+_-]{0,20}$/)
    const around = fc.string({ maxLength: 12 })
    fc.assert(
      fc.property(around, rest, rest, around, (before, one, other, after) => {
        const written = (letters: string) => maskText(`${before} m${letters}@example.org ${after}`)
        expect(written(one)).toBe(written(other))
      }),
    )
  })
})

test('masking what is masked changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.emailAddress())), (words) => {
      const masked = maskText(words.join(' '))
      expect(maskText(masked)).toBe(masked)
    }),
  )
})

test('nested values and their keys are masked', () => {
  expect(maskValue({ 'a@example.org': [{ text: 'from 198.51.100.7', count: 3, isDone: true, none: null }] })).toEqual({
    'a***@example.org': [{ text: 'from ***', count: 3, isDone: true, none: null }],
  })
})
