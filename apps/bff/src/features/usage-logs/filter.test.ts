import type { UsageLogFilter } from '@quaymaster/contracts/usage-logs'
import { describe, expect, test } from 'vitest'
import { readQuery } from './filter.ts'

const NOW = Date.parse('2026-11-24T12:00:00.500Z')
const ask = (filter: UsageLogFilter, role: 'administrator' | 'help-desk' = 'administrator') =>
  readQuery(filter, role, { nowMs: NOW, newestAt: null })

describe('the range', () => {
  test('is the last seven days up to now where nothing is said', () => {
    expect(ask({})).toMatchObject({ from: '2026-11-17T12:00:02Z', to: '2026-11-24T12:00:02Z' })
  })

  test('ends with tomorrow at the latest, so that the days of centuries are not counted', () => {
    expect(ask({ from: '2026-11-24T00:00:00Z', to: '9000-01-01T00:00:00Z' }).to).toBe('2026-11-26T00:00:00Z')
    expect(ask({ to: '2026-11-25T00:00:00Z' }).to).toBe('2026-11-25T00:00:00Z')
    const future = ask({ from: '8000-01-01T00:00:00Z', to: '9000-01-01T00:00:00Z' })
    expect(future).toMatchObject({ from: '8000-01-01T00:00:00Z', to: '8000-01-01T00:00:01Z' })
  })

  test('has a name, and is counted back from now wherever the list continues', () => {
    expect(ask({ range: 'hour' })).toMatchObject({ from: '2026-11-24T11:00:02Z', to: '2026-11-24T12:00:02Z' })
    expect(ask({ range: 'day', to: '2026-11-24T06:00:00Z' }).from).toBe('2026-11-23T12:00:02Z')
    expect(ask({ range: 'day', from: '2026-11-24T06:00:00Z' }).from).toBe('2026-11-24T06:00:00Z')
  })

  test('ends after the newest entry of a registry whose clock is ahead', () => {
    const ahead = (newestAt: string) => readQuery({ range: 'hour' }, 'administrator', { nowMs: NOW, newestAt })
    expect(ahead('2026-11-24T15:00:00Z')).toMatchObject({ from: '2026-11-24T14:00:01Z', to: '2026-11-24T15:00:01Z' })
    expect(ahead('2026-11-24T09:00:00Z').to).toBe('2026-11-24T12:00:02Z')
    expect(ahead('2036-11-24T09:00:00Z').to).toBe('2026-11-26T00:00:00Z')
  })

  test.each([
    [{ address: '10' }, 'usage_log_address_invalid', 'address'],
    [{ address: 'example.org' }, 'usage_log_address_invalid', 'address'],
    [{ from: '2026-11-24T00:00:00Z', to: '2026-11-24T00:00:00Z' }, 'usage_log_range_inverted', 'to'],
    [{ from: '2026-11-25T00:00:00Z', to: '2026-11-24T00:00:00Z' }, 'usage_log_range_inverted', 'to'],
    [{ to: '9999-12-31T00:00:00Z' }, 'usage_log_range_unreadable', 'to'],
    [{ from: '1999-12-31T00:00:00Z' }, 'usage_log_range_unreadable', 'from'],
    [{ from: '2026-02-31T00:00:00Z' }, 'input_invalid', 'from'],
    [{ groups: 'pulls,nonsense' }, 'input_invalid', 'groups'],
  ] as const)('%j is refused at its field before anything is asked', (filter, code, field) => {
    expect(() => ask(filter)).toThrow(expect.objectContaining({ code, field }))
  })
})

test('a group stands for its kinds, beside the kinds that are named', () => {
  const { kinds = [] } = ask({ groups: 'pushes', kinds: 'a_kind_of_tomorrow' })
  expect(kinds).toEqual(['a_kind_of_tomorrow', 'push_repo'])
})

test('a role that sees no addresses may not look for one, and searches only what it sees', () => {
  expect(() => ask({ address: '203.0.113.7' }, 'help-desk')).toThrow(
    expect.objectContaining({ code: 'not_allowed', field: 'address' }),
  )
  expect(ask({ text: 'web' }, 'help-desk').textScope).toBe('open')
  expect(ask({ text: 'web', address: '203.0.113.7' })).toMatchObject({ textScope: 'all', address: '203.0.113.7' })
})
