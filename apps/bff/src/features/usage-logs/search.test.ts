import { readUsageLogChart, streamUsageLogs } from '@quaymaster/contracts/usage-logs'
import type { QuaySimulator } from '@quaymaster/quay-simulator'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../testing/start-test-app.ts'
import { readLogs } from '../../testing/usage-log-calls.ts'

const HOUR_US = 3_600_000_000

/** One push yesterday from each of these addresses. */
const prepare = (ips: readonly string[]) => async (simulator: QuaySimulator) => {
  for (const [index, ip] of ips.entries()) {
    const metadata = { repo: 'web', namespace: 'console', tag: ip }
    const common = { kind: 'push_repo', namespace: 'console', performer: 'devuser', daysAgo: 1 }
    await simulator.event('log.insert', { ...common, secondsOfDay: 40_000 + index, ip, metadata })
  }
}

const IPS = ['198.51.100.7', '198.51.100.77', '198.51.101.7', '::ffff:198.51.100.9', '2001:db8::1', '2001:db9::1']

describe('an address', () => {
  test('is looked for by value, by network and by its beginning, in the list and the chart', async () => {
    await using app = await startTestApp({ prepare: prepare(IPS) })
    const client = await app.signIn('auditor')
    for (const calls of ['100', '0']) {
      const found = async (address: string) => {
        const { entries } = await readLogs(client, { address, calls, kinds: 'push_repo' })
        return entries.map((entry) => entry.address ?? '').toSorted((a, b) => (a < b ? -1 : 1))
      }
      expect(await found('198.51.100')).toEqual(['198.51.100.7', '198.51.100.77', '::ffff:198.51.100.9'])
      expect(await found('198.51.100.0/29')).toEqual(['198.51.100.7'])
      expect(await found('198.51.100.9')).toEqual(['::ffff:198.51.100.9'])
      expect(await found('2001:DB8:0:0::1')).toEqual(['2001:db8::1'])
      expect(await found('2001:db8::/31')).toEqual(['2001:db8::1', '2001:db9::1'])
      expect(await found('203.0.113.0/24')).toEqual([])
    }
    const { body } = await client.call(readUsageLogChart, { query: { address: '198.51.0.0/16' } })
    expect(body.days.map(({ counts }) => counts['pushes'] ?? 0).reduce((sum, count) => sum + count, 0)).toBe(4)
  }, 20_000)

  test('that is none is refused at its field', async () => {
    await using app = await startTestApp()
    const client = await app.signIn('auditor')
    const { problem } = await client.call(streamUsageLogs, { query: { address: 'registry.example.org' } })
    expect(problem).toMatchObject({ code: 'usage_log_address_invalid', field: 'address', status: 400 })
  })
})

describe('a namespace or repository', () => {
  test('that is not there is told at its field, and one that left entries is found', async () => {
    await using app = await startTestApp({ prepare: prepare(['198.51.100.7']) })
    const client = await app.signIn('help-desk')
    const ask = (query: Record<string, string>) => client.call(streamUsageLogs, { query: { calls: '100', ...query } })
    expect((await ask({ namespace: 'nowhere' })).problem).toMatchObject({
      code: 'usage_log_namespace_unknown',
      field: 'namespace',
      params: { name: 'nowhere' },
    })
    expect((await ask({ repository: 'console/nothing' })).problem).toMatchObject({
      code: 'usage_log_repository_unknown',
      field: 'repository',
    })
    expect((await ask({ repository: 'web' })).problem).toMatchObject({ field: 'repository' })
    expect((await ask({ namespace: 'console' })).status).toBe(200)
    // Only its entries are there: it was deleted.
    await readLogs(client, { calls: '100' })
    expect((await readLogs(client, { repository: 'console/web', calls: '0' })).entries).toHaveLength(1)
    expect((await ask({ repository: 'console/web' })).status).toBe(200)
  }, 20_000)

  test('is not called unknown where Quay does not answer', async () => {
    await using app = await startTestApp()
    const client = await app.signIn('auditor')
    app.simulator.fail('organization.log.count', { kind: 'status', status: 500 })
    const { status } = await client.call(streamUsageLogs, { query: { namespace: 'nowhere', calls: '1' } })
    expect(status).toBe(200)
  })
})

test('an entry of a registry whose clock is ahead is shown, and counts as of the last hour', async () => {
  await using app = await startTestApp({
    seams: { usageLogIntervalsMs: { attended: 50, unattended: 50 } },
    prepare: async ({ state }) => {
      const owner = state.users.find('username', 'devuser')?.id ?? null
      const entry = { performerId: owner, namespaceId: owner, repositoryId: null, metadata: {}, ip: null }
      state.usageLog.insert({ ...entry, kind: 'logout_success', instantUs: Date.now() * 1000 + 2 * HOUR_US })
    },
  })
  const client = await app.signIn('auditor')
  const found = async () => (await readLogs(client, { range: 'hour', calls: '100', kinds: 'logout_success' })).entries
  await expect.poll(async () => (await found()).length, { timeout: 10_000 }).toBe(1)
}, 15_000)

test('a word is found wherever in a long text it stands', async () => {
  await using app = await startTestApp({
    prepare: (simulator) =>
      simulator.event('log.insert', {
        kind: 'set_repo_description',
        namespace: 'console',
        performer: 'devuser',
        daysAgo: 1,
        metadata: { repo: 'web', namespace: 'console', description: `${'lorem ipsum '.repeat(4_000)}needle` },
      }),
  })
  const client = await app.signIn('help-desk')
  for (const calls of ['100', '0']) {
    expect((await readLogs(client, { text: 'needle', calls })).entries, calls).toHaveLength(1)
  }
})

test('words of the sentence are found with its values, in both languages and by every role', async () => {
  await using app = await startTestApp({
    prepare: async (simulator) => {
      const common = { namespace: 'console', performer: 'devuser', daysAgo: 1 }
      const metadata = { repo: 'web', namespace: 'console' }
      await simulator.event('log.insert', { ...common, kind: 'delete_repo', metadata })
      await simulator.event('log.insert', { ...common, kind: 'create_repo', metadata, secondsOfDay: 50_000 })
    },
  })
  for (const role of ['administrator', 'help-desk'] as const) {
    const client = await app.signIn(role)
    for (const calls of ['100', '0']) {
      const kindsFor = async (text: string) => (await readLogs(client, { text, calls })).entries.map(({ kind }) => kind)
      expect(await kindsFor('devuser deleted repository console/web')).toEqual(['delete_repo'])
      expect(await kindsFor('Created REPOSITORY')).toEqual(['create_repo'])
      expect(await kindsFor('リポジトリー を削除しました')).toEqual(['delete_repo'])
    }
  }
}, 20_000)
