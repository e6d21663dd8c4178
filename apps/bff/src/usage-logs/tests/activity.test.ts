import { expect, test } from 'vitest'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import type { LogStoreParts } from '../../testing/log-store-parts.ts'
import { NOW, TODAY, untilSettled } from '../../testing/log-world.ts'

const YESTERDAY = '2026-11-19'

type Entry = { kind: string; namespace: string; performer?: string; metadata: Record<string, unknown>; ip?: string }

/** Entries a second apart, as a running Quay writes them (recordings `logs-real-*`). */
function write({ simulator }: LogStoreParts, day: string, entries: readonly Entry[]): void {
  const idOf = (name: string | undefined) => simulator.state.users.find('username', name ?? '')?.id ?? null
  for (const [index, { kind, namespace, performer, metadata, ip = '203.0.113.7' }] of entries.entries()) {
    simulator.state.usageLog.insert({
      kind,
      instantUs: (Date.parse(day) + 36_000_000 + index * 1000) * 1000,
      performerId: idOf(performer),
      namespaceId: idOf(namespace),
      repositoryId: null,
      metadata,
      ip,
    })
  }
}

const signIn = { kind: 'login_success', namespace: 'devuser', metadata: { type: 'quayauth' } }
const strangers: Entry[] = [
  { type: 'quayauth', kind: 'user', username: 'nobody' },
  { type: 'v2auth', kind: 'app_specific_token' },
].map((metadata) => ({ kind: 'login_failure', namespace: 'quayadmin', metadata }))
const typedInDocker = {
  kind: 'login_failure',
  namespace: 'quayadmin',
  metadata: { type: 'v2auth', kind: 'user', username: 'devuser', message: 'Invalid Username or Password' },
  ip: '198.51.100.66',
}

async function open(entries: readonly Entry[]): Promise<LogStoreParts> {
  const parts = await openLogStoreParts({ simulator: { now: NOW }, store: { retentionDays: 2 } })
  write(parts, YESTERDAY, entries)
  await parts.restart()
  await untilSettled(parts, YESTERDAY, YESTERDAY)
  return parts
}

test('a sign-in of which Quay names no performer is the user’s, as is one with another session open', async () => {
  await using parts = await open([signIn, { ...signIn, performer: 'quayadmin' }])
  const facts = await parts.logs.activity('devuser')
  expect(facts.lastSignInAt).toBe(`${YESTERDAY}T10:00:01Z`)
  expect(facts.lastSeenAt).toBe(facts.lastSignInAt)
  expect(facts.addresses).toMatchObject([{ address: '203.0.113.7', count: 2 }])
  expect(await parts.logs.activity('quayadmin')).toMatchObject({ lastSignInAt: null, lastSeenAt: null, addresses: [] })
})

test('what Quay files under its oldest account is not that account’s', async () => {
  await using parts = await open([...strangers, typedInDocker])
  expect(await parts.logs.activity('quayadmin')).toMatchObject({ failures: [], lastSeenAt: null })
  const facts = await parts.logs.activity('devuser')
  expect(facts.failures).toMatchObject([{ kind: 'login_failure', count: 1, message: 'Invalid Username or Password' }])
  expect(facts.recordedKinds).toEqual(['login_failure'])
  // Another user may have typed the name.
  expect(facts).toMatchObject({ lastSeenAt: null, addresses: [] })
})

test('refusals are told apart by kind, and counted over a period that is named', async () => {
  const refused = (kind: string) => ({
    kind,
    namespace: 'quayadmin',
    performer: 'devuser',
    metadata: { message: 'no' },
  })
  await using parts = await open([
    refused('pull_repo_failed'),
    refused('pull_repo_failed'),
    refused('push_repo_failed'),
    refused('delete_tag_failed'),
  ])
  const { failures, countedSince, completeSince } = await parts.logs.activity('devuser')
  expect(Object.fromEntries(failures.map(({ kind, count }) => [kind, count]))).toEqual({
    pull_repo_failed: 2,
    push_repo_failed: 1,
    delete_tag_failed: 1,
  })
  expect(countedSince).toBe('2026-10-22')
  expect((completeSince ?? TODAY) <= YESTERDAY).toBe(true)
})

test('today alone is no complete day', async () => {
  const idle = { callsPerSecond: 0.01, store: { intervalsMs: { attended: 3_600_000, unattended: 3_600_000 } } }
  await using parts = await openLogStoreParts({ simulator: { now: NOW }, ...idle })
  expect((await parts.logs.activity('devuser')).completeSince).toBeNull()
})
