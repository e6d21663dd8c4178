import { expect, test } from 'vitest'
import type { UserActivity } from '../../usage-logs/db/user-activity.ts'
import { countRefusals, listFindings } from './findings.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')

const facts: UserActivity = {
  lastSeenAt: '2026-11-24T11:00:00Z',
  lastSignInAt: null,
  failures: [
    {
      kind: 'login_failure',
      count: 4,
      lastAt: '2026-11-24T10:00:00Z',
      message: 'Invalid',
    },
    {
      kind: 'pull_repo_failed',
      count: 1,
      lastAt: '2026-11-20T09:00:00Z',
      message: null,
    },
  ],
  addresses: [
    { address: '203.0.113.7', firstAt: '2026-09-01T00:00:00Z', lastAt: '2026-11-24T00:00:00Z', count: 9 },
    { address: '198.51.100.9', firstAt: '2026-11-23T00:00:00Z', lastAt: '2026-11-23T00:00:00Z', count: 1 },
  ],
  pause: { endedAt: '2026-11-22T00:00:00Z', days: 92 },
  countedSince: '2026-10-26',
  recordedKinds: ['login_failure', 'pull_repo_failed'],
  completeTo: null,
  completeSince: '2026-09-01',
}

test('what stands out comes newest first', () => {
  expect(listFindings(facts, 'administrator', NOW).map(({ code }) => code)).toEqual([
    'sign_in_failures',
    'new_address',
    'first_use_after_pause',
    'pulls_denied',
  ])
})

test('a role that sees no addresses is told of none', () => {
  const findings = listFindings(facts, 'help-desk', NOW)
  expect(findings.map(({ code }) => code)).toEqual(['sign_in_failures', 'first_use_after_pause', 'pulls_denied'])
  expect(JSON.stringify(findings)).not.toContain('198.51.100.9')
})

test('one wrong password, a short pause and the only address are no findings', () => {
  const [failure, ...rest] = facts.failures
  const calm = {
    ...facts,
    failures: failure === undefined ? [] : [{ ...failure, count: 1 }],
    addresses: facts.addresses.slice(1),
    pause: { endedAt: '2026-11-22T00:00:00Z', days: 12 },
  }
  expect(rest).toHaveLength(1)
  expect(listFindings(calm, 'administrator', NOW)).toEqual([])
})

test('a single failed sign-in is counted though it is no finding, and each kind of refusal by itself', () => {
  const [failure] = facts.failures
  const single = { ...facts, failures: failure === undefined ? [] : [{ ...failure, count: 1 }] }
  expect(listFindings(single, 'administrator', NOW).map(({ code }) => code)).not.toContain('sign_in_failures')
  expect(countRefusals(single)).toEqual([
    { kind: 'login_failure', count: 1, isRecorded: true },
    { kind: 'pull_repo_failed', count: 0, isRecorded: true },
    { kind: 'push_repo_failed', count: 0, isRecorded: false },
    { kind: 'delete_tag_failed', count: 0, isRecorded: false },
  ])
})
