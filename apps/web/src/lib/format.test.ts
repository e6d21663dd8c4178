import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatAge, formatBytes, formatClock, formatInstant, formatList, formatNumber, formatShare } from './format.ts'

beforeAll(() => i18next.init({ lng: 'en', resources: { en: {}, ja: {} } }))

const NOW = Date.parse('2026-11-23T16:00:00Z')
const before = (seconds: number) => new Date(NOW - seconds * 1000).toISOString()

describe('in English', () => {
  it.each([
    [3, 'now'],
    [45, '45 sec. ago'],
    [3 * 60, '3 min. ago'],
    [119, '1 min. ago'],
    [2 * 3600, '2 hr. ago'],
    [24 * 3600, 'yesterday'],
    [92 * 86_400, '92 days ago'],
    [200 * 86_400, '6 mo. ago'],
    [3 * 365 * 86_400, '3 yr. ago'],
    [-90, 'in 1 min.'],
  ])('an instant %i seconds ago is %s', (seconds, words) => {
    expect(formatAge(before(seconds), NOW)).toBe(words)
  })
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [1536, '1.5 kB'],
    [10 * 1024 ** 3, '10 GB'],
    [1234 * 1024 ** 2, '1.21 GB'],
    [3 * 1024 ** 6, '3,070 PB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words)
  })
  it('a share above nothing is never nothing', () => {
    expect([formatShare(0, 100), formatShare(1, 1000), formatShare(12, 100), formatShare(5, 0)]).toEqual([
      '0%',
      '1%',
      '12%',
      '0%',
    ])
  })
  it('numbers are grouped and lists joined', () => {
    expect(formatNumber(2004)).toBe('2,004')
    expect(formatList(['a', 'b', 'c'])).toBe('a, b, and c')
  })
  it('a full instant names its zone, a clock its day unless it is today', () => {
    expect(formatInstant(before(0))).toMatch(/2026.*\d\d:\d\d:\d\d.+/)
    expect(formatClock(before(0), NOW)).toMatch(/^\d\d:\d\d$/)
    expect(formatClock(before(3 * 86_400), NOW)).toMatch(/2026.*\d\d:\d\d$/)
  })
})

it('follows a change of language', async () => {
  await i18next.changeLanguage('ja')
  expect(formatAge(before(3 * 60), NOW)).toBe('3 分前')
  expect(formatList(['管理者', '監査者'])).toBe('管理者、監査者')
  await i18next.changeLanguage('en')
})
