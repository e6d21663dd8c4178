import { expect, test } from 'vitest'
import { derivedColumns, toEntryRow, toStoredEntry } from '../entry/entry-row.ts'
import { createMatcher } from './entry-matcher.ts'
import type { LogQuery } from './log-filter.ts'

const entry = {
  kind: 'push_repo',
  at: '2026-11-03T10:11:12Z',
  performer: { name: 'maria+ci', isRobot: true },
  namespace: { name: 'acme', isOrganization: true },
  ip: '203.0.113.7',
  metadata: {
    repo: 'web/東京リポジトリ',
    namespace: 'acme',
    tag: 'V1.2',
    'user-agent': 'ＤＯＣＫＥＲ/27',
    oauth_token_application: 'deployer',
    resolved_ip: { country_iso_code: 'JP' },
  },
}
const stored = toStoredEntry(toEntryRow(entry), 0)

const matches = (one: typeof stored, query: LogQuery): boolean => createMatcher(query)(one)

test('takes apart what Quay tells', () => {
  expect(stored).toMatchObject({
    day: '2026-11-03',
    at: '2026-11-03T10:11:12Z',
    performer: 'maria+ci',
    isRobot: true,
    repository: 'acme/web/東京リポジトリ',
    address: '203.0.113.7',
    country: 'JP',
    application: 'deployer',
    metadata: entry.metadata,
  })
})

test.for([
  [{ text: 'リポ v1.2' }, true],
  [{ text: 'docker' }, true],
  [{ text: 'docker', textScope: 'open' }, false],
  [{ text: '203.0.113' }, true],
  [{ text: '203.0.113', textScope: 'open' }, false],
  [{ text: 'deployer', textScope: 'open' }, false],
  [{ text: '東京', textScope: 'open' }, true],
  [{ text: 'absent v1.2' }, false],
  [{ person: 'maria' }, false],
  [{ person: 'maria', withRobots: true }, true],
  [{ person: 'maria+ci' }, true],
  [{ from: '2026-11-03T10:11:12Z', to: '2026-11-03T10:11:13Z' }, true],
  [{ to: '2026-11-03T10:11:12Z' }, false],
  [{ kinds: [] }, false],
] as const)('%j: %s', ([query, isMatch]) => {
  expect(matches(stored, query)).toBe(isMatch)
})

test('a sign-in without a performer is its user’s, in the registry’s list and in the user’s own', () => {
  const signIn = { kind: 'login_success', at: entry.at, ip: null, metadata: { type: 'quayauth' } }
  const namespace = { name: 'maria', isOrganization: false }
  for (const row of [
    toEntryRow({ ...signIn, namespace }),
    toEntryRow(signIn, { name: 'maria', isOrganization: null }),
  ]) {
    expect(row).toMatchObject({ performer: null, person: 'maria', owner: 'maria' })
    expect(matches(toStoredEntry(row, 0), { person: 'maria' })).toBe(true)
  }
})

test('a failure that is filed under the oldest account is not found as that account’s', () => {
  const metadata = { type: 'quayauth', kind: 'user', username: 'nobody', message: 'no' }
  const namespace = { name: 'quayadmin', isOrganization: false }
  const row = toEntryRow({ kind: 'login_failure', at: entry.at, ip: null, metadata, namespace })
  expect(row).toMatchObject({ person: null, owner: null })
  expect(matches(toStoredEntry(row, 0), { person: 'quayadmin', withRobots: true })).toBe(false)
  expect(matches(toStoredEntry(row, 0), { text: 'nobody' })).toBe(true)
})

test('what was typed is found only by who may see it', () => {
  const metadata = { type: 'v2auth', kind: 'user', username: 'maria@example.org' }
  const failure = toStoredEntry(toEntryRow({ kind: 'login_failure', at: entry.at, ip: null, metadata }), 0)
  expect(matches(failure, { text: 'maria@example', textScope: 'open' })).toBe(false)
  expect(matches(failure, { text: 'maria@example' })).toBe(true)
})

test('what follows from an entry follows from what is stored of it', () => {
  const row = toEntryRow(entry)
  const { person, owner, openText, closedText } = row
  expect(derivedColumns(toStoredEntry(row, 0))).toEqual({ person, owner, openText, closedText })
})

test('keeps its identity when accounts are renamed or removed', () => {
  const { performer: _, ...rest } = entry
  const renamed = { ...rest, namespace: { name: '5a0b7f0c-59b5-4a8e-9c1d-0e6b6f6a7b11', isOrganization: true } }
  const shuffled = { ...renamed, metadata: Object.fromEntries(Object.entries(entry.metadata).toReversed()) }
  expect(toEntryRow(shuffled).hash).toBe(toEntryRow(entry).hash)
  expect(toEntryRow(shuffled).namespace).toBe('acme')
  expect(toEntryRow({ ...entry, ip: null }).hash).not.toBe(toEntryRow(entry).hash)
})
