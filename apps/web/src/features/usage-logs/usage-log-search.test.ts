import { describe, expect, it } from 'vitest'
import { readRange } from './local-time.ts'
import { daySpans } from './log-place.ts'
import {
  chosenRange,
  clearLogFilters,
  filterOf,
  isLogNarrowed,
  readUsageLogParameters,
  readUsageLogSearch,
  withRange,
  withSearch,
} from './usage-log-search.ts'

describe('the address of a list', () => {
  it('keeps every filter', () => {
    const search = {
      from: '2026-11-01T00:00:00Z',
      to: '2026-11-02T00:00:00Z',
      person: 'maria',
      robots: 'true' as const,
      kinds: 'pull_repo,push_repo',
      groups: 'tags',
      namespace: 'acme',
      repository: 'acme/web',
      address: '192.0.2.7',
      text: 'web 1.4',
      chart: 'table' as const,
    }
    expect(readUsageLogSearch(search)).toEqual(search)
  })
  it('leaves out what nobody knows, and names it', () => {
    const raw = { range: 'century', from: 'yesterday', kinds: 'A B', person: '1234', robots: 'yes', other: 'x' }
    expect(readUsageLogSearch(raw)).toEqual({ person: '1234' })
    expect(readUsageLogParameters(raw).unread.map(({ key }) => key)).toEqual([
      'range',
      'from',
      'kinds',
      'robots',
      'other',
    ])
  })
  it('has a range that ends now, or a fixed one, and not both', () => {
    expect(readUsageLogSearch({ range: 'hour', from: '2026-11-01T00:00:00Z' })).toEqual({
      from: '2026-11-01T00:00:00Z',
    })
    expect(withRange({ from: '2026-11-01T00:00:00Z', person: 'maria' }, 'day')).toEqual({
      range: 'day',
      person: 'maria',
    })
    expect(withRange({ range: 'day' }, 'week')).toEqual({})
  })
  it('forgets the robots of a person with the person', () => {
    expect(withSearch({ person: 'maria', robots: 'true' }, { person: undefined })).toEqual({})
  })
  it('is cleared of its filters and not of its range', () => {
    expect(clearLogFilters({ range: 'hour', person: 'maria', text: 'web' })).toEqual({ range: 'hour' })
    expect(isLogNarrowed({ range: 'hour', chart: 'table' })).toBe(false)
    expect(isLogNarrowed({ range: 'hour', text: 'web' })).toBe(true)
  })
})

describe('the filter that is sent', () => {
  it.each([
    [{}, 'week'],
    [{ range: 'hour' as const }, 'hour'],
    [{ range: 'month' as const }, 'month'],
  ])('of %o names the range, since the clock of this machine may be hours off', (search, range) => {
    expect(filterOf(search)).toEqual({ range })
  })
  it('is a fixed range as it stands, with robots as the server takes them', () => {
    const search = { to: '2026-11-02T00:00:00Z', person: 'maria', robots: 'true' as const, chart: 'table' as const }
    expect(chosenRange(search)).toBe('custom')
    expect(filterOf(search)).toEqual({ to: '2026-11-02T00:00:00Z', person: 'maria', robots: 'true' })
  })
})

describe('a typed range', () => {
  it.each([
    ['', '', { field: 'from', problem: 'needed' }],
    ['2026-11-02T00:00', '2026-11-01T00:00', { field: 'to', problem: 'inverted' }],
    ['2026-11-02T00:00', '2026-11-02T00:00', { field: 'to', problem: 'inverted' }],
    ['1999-12-30T00:00', '', { field: 'from', problem: 'unreadable' }],
    ['2026-11-02T00:00', '9999-12-31T23:00', { field: 'to', problem: 'unreadable' }],
  ])('from %j to %j is refused at its field', (from, to, problem) => {
    expect(readRange(from, to)).toEqual(problem)
  })
  it('is local time, sent as an instant', () => {
    expect(readRange('2026-11-02T00:00:05', '')).toEqual({
      from: `${new Date('2026-11-02T00:00:05').toISOString().slice(0, 19)}Z`,
      to: undefined,
    })
  })
})

describe('days', () => {
  it('that follow one another are one span', () => {
    expect(daySpans(['2026-11-02', '2026-10-31', '2026-11-01', '2026-11-05'])).toEqual([
      { first: '2026-10-31', last: '2026-11-02' },
      { first: '2026-11-05', last: '2026-11-05' },
    ])
  })
})
