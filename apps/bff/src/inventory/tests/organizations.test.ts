import { describe, expect, test } from 'vitest'
import { askQuay } from '../../testing/ask-quay.ts'
import { organizationsKind, teamsKind, teamSyncKind } from '../../testing/organization-kinds.ts'
import { openQuayParts, until } from '../../testing/quay-parts.ts'
import type { QuayParts, QuayPartsOptions } from '../../testing/quay-parts.ts'

const TOKENS = { ro: 'RO000000000000000000OR111111111111111111', rw: 'RW000000000000000000WR111111111111111111' }
const KINDS = [organizationsKind(TOKENS), teamsKind(TOKENS), teamSyncKind(TOKENS)] as const
const [ORGANIZATIONS, TEAMS, TEAM_SYNC] = KINDS

const change = (parts: QuayParts, method: string, path: string, body?: object) =>
  askQuay(parts.simulator.url, { token: TOKENS.rw, method, path: `/api/v1/${path}`, ...(body && { body }) })

const addTeam = (parts: QuayParts, organization: string, team: string) =>
  change(parts, 'PUT', `organization/${organization}/team/${team}`, { role: 'member' })

const isComplete = ({ inventory }: QuayParts) =>
  KINDS.every(({ name }) => {
    const { state, isReading } = inventory.progress(name)
    return state === 'complete' && !isReading
  })

/** Three organizations; `acme` has two teams besides its owners, of which one is synced with a group of the directory. */
async function openOrganizations(options: QuayPartsOptions = {}): Promise<QuayParts> {
  const parts = await openQuayParts({ kinds: [], simulator: { registry: 'directory' }, ...options })
  for (const name of ['acme', 'umbrella']) await change(parts, 'POST', 'organization/', { name })
  for (const team of ['developers', 'operators']) await addTeam(parts, 'acme', team)
  await change(parts, 'POST', 'organization/acme/team/developers/syncing', { group_dn: 'cn=developers,ou=groups' })
  await parts.restart({ kinds: KINDS })
  return parts
}

const teamsOf = ({ inventory }: QuayParts, ...parent: string[]) =>
  inventory
    .of(TEAMS)
    .search({ visible: new Set(['name']), parent, sort: 'name', direction: 'asc', offset: 0, limit: 100 })
    .rows.map(({ name }) => name)

const entry = (kind: string, facts: { namespace?: string; metadata?: Record<string, unknown> } = {}) => ({
  kind,
  at: new Date().toISOString(),
  performer: 'quayadmin',
  namespace: facts.namespace ?? 'acme',
  repository: null,
  metadata: facts.metadata ?? {},
})

describe('organizations, their teams and the sync of those', () => {
  test('are read from parent to child, and counted by parent', async () => {
    await using parts = await openOrganizations()
    await until(() => isComplete(parts))
    const { inventory } = parts
    expect(teamsOf(parts, 'acme')).toEqual(['developers', 'operators', 'owners'])
    expect(inventory.of(TEAMS).count('acme')).toBe(3)
    expect(inventory.of(TEAMS).find('acme', 'developers')).toMatchObject({ isSynced: true, role: 'member' })
    expect(inventory.of(TEAM_SYNC).find('acme', 'developers')).toMatchObject({ group: 'cn=developers,ou=groups' })
    expect(inventory.progress('teams')).toMatchObject({ state: 'complete', read: 3, expected: 3 })
    expect(inventory.progress('team-sync')).toMatchObject({ state: 'complete', read: 1, expected: 1 })
  })

  test('are incomplete while the list of one parent was never read, though others were', async () => {
    await using parts = await openOrganizations({ callsPerSecond: 4 })
    await until(() => parts.inventory.progress('teams').read === 1)
    expect(parts.inventory.progress('teams')).toMatchObject({ state: 'filling', isReading: true, completedAt: null })
    expect(parts.inventory.progress('team-sync').state).toBe('empty')
    await until(() => isComplete(parts))
  })

  test('are not read again after a restart, and no call is made', async () => {
    await using parts = await openOrganizations()
    await until(() => isComplete(parts))
    const before = parts.simulator.requests.of('organization.read').length
    await parts.restart({ kinds: KINDS })
    expect(isComplete(parts)).toBe(true)
    expect(teamsOf(parts, 'acme')).toEqual(['developers', 'operators', 'owners'])
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    // The probes of the start ask for one organization.
    expect(parts.simulator.requests.of('organization.read').length - before).toBeLessThanOrEqual(2)
  })

  test('go with their organization, down to the state of sync', async () => {
    await using parts = await openOrganizations()
    await until(() => isComplete(parts))
    await change(parts, 'DELETE', 'superuser/organizations/acme')
    parts.inventory.of(ORGANIZATIONS).refresh()
    await until(() => parts.inventory.of(ORGANIZATIONS).find('acme') === undefined)
    await until(() => teamsOf(parts, 'acme').length === 0)
    await until(() => parts.inventory.of(TEAM_SYNC).find('acme', 'developers') === undefined)
    await until(() => isComplete(parts))
    expect(teamsOf(parts, 'umbrella')).toEqual(['owners'])
  })

  test('an organization that vanishes while its teams are read is looked up, and dropped', async () => {
    await using parts = await openOrganizations()
    await until(() => isComplete(parts))
    await change(parts, 'DELETE', 'superuser/organizations/umbrella')
    parts.inventory.of(TEAMS).refresh()
    await until(() => parts.inventory.of(ORGANIZATIONS).find('umbrella') === undefined)
    await until(() => isComplete(parts))
    expect(teamsOf(parts, 'umbrella')).toEqual([])
  })

  test('what only the token for changes sees stays unread without it, and that is said', async () => {
    await using parts = await openOrganizations()
    await parts.restart({ kinds: KINDS, gateway: { writeToken: undefined } })
    await until(() => parts.inventory.progress('teams').state === 'complete')
    expect(parts.inventory.progress('team-sync')).toMatchObject({ state: 'empty', paused: 'credential', read: 0 })
    expect(parts.inventory.progress('teams').paused).toBeNull()
  })

  test('one organization that cannot be read holds up no other, and the kind is not called complete', async () => {
    await using parts = await openOrganizations()
    await until(() => isComplete(parts))
    await change(parts, 'POST', 'organization/', { name: 'globex' })
    // The organization itself is read, and then its teams are not.
    parts.simulator.fail('organization.read', { kind: 'status', status: 500, after: 1, times: 1 })
    await parts.inventory.noteEntries([entry('org_create', { namespace: 'globex' })])
    await until(() => parts.inventory.of(ORGANIZATIONS).find('globex') !== undefined)
    await until(() => parts.inventory.progress('teams').expected === 4)
    await addTeam(parts, 'acme', 'testers')
    await parts.inventory.noteEntries([entry('org_create_team')])
    await until(() => teamsOf(parts, 'acme').includes('testers'))
    expect(parts.inventory.progress('teams')).toMatchObject({ state: 'filling', read: 3, expected: 4, paused: null })
    await until(() => isComplete(parts))
    expect(teamsOf(parts, 'globex')).toEqual(['owners'])
  }, 30_000)
})

describe('a new entry of the usage log', () => {
  test('has the list of its organization read again first, and that one alone', async () => {
    await using parts = await openOrganizations()
    await until(() => isComplete(parts))
    const before = parts.simulator.requests.of('organization.read').length
    await addTeam(parts, 'acme', 'testers')
    await addTeam(parts, 'umbrella', 'unseen')
    await parts.inventory.noteEntries([entry('org_create_team', { metadata: { team: 'testers' } })])
    await until(() => teamsOf(parts, 'acme').includes('testers'))
    expect(teamsOf(parts, 'umbrella')).toEqual(['owners'])
    expect(parts.simulator.requests.of('organization.read').length - before).toBe(1)
  })

  test('brings an organization that was made, and one that was deleted', async () => {
    await using parts = await openOrganizations()
    await until(() => isComplete(parts))
    await change(parts, 'POST', 'organization/', { name: 'globex' })
    await change(parts, 'DELETE', 'superuser/organizations/umbrella')
    await parts.inventory.noteEntries([
      entry('org_create', { namespace: 'globex' }),
      entry('org_delete', { namespace: 'umbrella' }),
    ])
    await until(() => teamsOf(parts, 'umbrella').length === 0 && isComplete(parts))
    await expect.poll(() => teamsOf(parts, 'globex')).toEqual(['owners'])
  })

  test('stays to be looked into over a restart', async () => {
    await using parts = await openOrganizations()
    await until(() => isComplete(parts))
    await addTeam(parts, 'acme', 'testers')
    parts.simulator.fail('*', { kind: 'dead-token' })
    await parts.quay.probe()
    await parts.inventory.noteEntries([entry('org_create_team')])
    await parts.stop()
    await parts.simulator.heal()
    await parts.restart({ kinds: KINDS })
    await expect.poll(() => teamsOf(parts, 'acme'), { timeout: 10_000 }).toContain('testers')
  })

  test('is not followed where what it names was read long after', async () => {
    await using parts = await openOrganizations()
    await until(() => isComplete(parts))
    const before = parts.simulator.requests.of('organization.read').length
    const old = { ...entry('org_create_team'), at: new Date(Date.now() - 3_600_000).toISOString() }
    await parts.inventory.noteEntries([old])
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(parts.simulator.requests.of('organization.read').length).toBe(before)
  })
})
