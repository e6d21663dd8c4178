import { ROLES, type Role } from '@quaymaster/contracts/roles'
import { exportUsageLogs } from '@quaymaster/contracts/usage-logs'
import { describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/start-test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { readLogs } from '../../testing/usage-log-calls.ts'

/** What the help desk is never sent, wherever Quay writes it. */
const HELP_DESK_CANARIES = [
  '203.0.113.77',
  'canary-agent/1',
  'canary-country',
  'canary-token-name',
  'canary-application',
  'canary.invited@example.org',
  'canary-of-tomorrow',
]

/** What no role is sent. */
const SECRET_CANARIES = ['canary-webhook-secret', 'canary-password', 'canary-credential']

const TRAFFIC = {
  repo: 'web',
  namespace: 'console',
  tag: 'v1',
  'user-agent': 'canary-agent/1',
  resolved_ip: { country_iso_code: 'canary-country' },
  app_specific_token_title: 'canary-token-name',
  oauth_token_application: 'canary-application',
  a_key_of_tomorrow: 'canary-of-tomorrow',
  robot_password: 'canary-password',
}

const INVITATION = { team: 'owners', user: 'canary.invited@example.org', member: 'canary.invited@example.org' }

const TRIGGER = {
  repo: 'web',
  namespace: 'console',
  config: { credentials: 'canary-credential', hook: 'https://hooks.example.org/canary-webhook-secret' },
}

async function prepare({ simulator }: Pick<TestApp, 'simulator'>): Promise<void> {
  const common = { namespace: 'console', performer: 'devuser', daysAgo: 1, ip: '203.0.113.77' }
  const entries = [
    ['push_repo', TRAFFIC],
    ['org_invite_team_member', INVITATION],
    ['setup_repo_trigger', TRIGGER],
    ['kind_of_tomorrow', TRAFFIC],
    ['login_failure', { ...TRAFFIC, username: 'devuser', message: 'Invalid Username or Password' }],
  ] as const
  for (const [index, [kind, metadata]] of entries.entries()) {
    await simulator.event('log.insert', { ...common, kind, metadata, secondsOfDay: 40_000 + index })
  }
}

/** Every byte, headers too, that usage logs answer this client. */
async function everythingFor(client: TestClient): Promise<string> {
  const { answer, entries } = await readLogs(client, { calls: '100', kinds: KINDS })
  expect(entries).toHaveLength(5)
  const paths = [
    ...entries.map(({ id }) => `/api/usage-logs/entries/${id}`),
    '/api/usage-logs/chart',
    '/api/usage-logs/coverage',
    '/api/users/devuser/activity',
    ...HELP_DESK_CANARIES.map((word) => `/api/usage-logs?calls=0&text=${encodeURIComponent(word)}`),
  ]
  const answers = [answer]
  for (const path of paths) answers.push(await client.fetch(path))
  return answers.map(({ text, headers }) => text + JSON.stringify([...headers])).join('\n')
}

const KINDS = 'push_repo,org_invite_team_member,setup_repo_trigger,kind_of_tomorrow,login_failure'

async function exportFor(client: TestClient, format: 'csv' | 'ndjson'): Promise<string> {
  const body = { kinds: KINDS, format, language: 'en', timeZone: 'UTC' } as const
  const answer = await client.call(exportUsageLogs, { body })
  return (await client.fetch(answer.body.url)).text
}

const found = (text: string, canaries: readonly string[]) => canaries.filter((canary) => text.includes(canary))

describe('Z3: usage logs', () => {
  test.each(ROLES)(
    'Z3: tell %s what the role may see, and no role a secret',
    async (role: Role) => {
      await using testApp = await startTestApp({ prepare: (simulator) => prepare({ simulator }) })
      const client = await testApp.signIn(role)
      const text = await everythingFor(client)
      expect(found(text, SECRET_CANARIES)).toEqual([])
      expect(found(text, HELP_DESK_CANARIES)).toEqual(role === 'help-desk' ? [] : HELP_DESK_CANARIES)
    },
    30_000,
  )

  test.each(['csv', 'ndjson'] as const)(
    'Z3: a file (%s) holds what its maker may see, and no secret',
    async (format) => {
      await using testApp = await startTestApp({ prepare: (simulator) => prepare({ simulator }) })
      const text = await exportFor(await testApp.signIn('auditor'), format)
      expect(found(text, HELP_DESK_CANARIES)).toEqual(HELP_DESK_CANARIES)
      expect(found(text, SECRET_CANARIES)).toEqual([])
    },
  )

  test('Z3: whether an address occurs is not told to the help desk by what a search finds', async () => {
    await using testApp = await startTestApp({ prepare: (simulator) => prepare({ simulator }) })
    const client = await testApp.signIn('help-desk')
    expect((await readLogs(client, { calls: '100', kinds: KINDS })).entries).toHaveLength(5)
    for (const word of [...HELP_DESK_CANARIES, ...SECRET_CANARIES]) {
      expect((await readLogs(client, { text: word, calls: '100' })).entries, word).toEqual([])
    }
  }, 30_000)
})
