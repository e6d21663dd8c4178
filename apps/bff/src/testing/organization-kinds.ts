import type { QuayClient } from '@quaymaster/quay-client'
import { isQuayHttpError } from '@quaymaster/quay-client'
import type { ChangeEntry, InventoryKind, RowKey } from '../inventory/kind.ts'
import { askQuay } from './ask-quay.ts'

type OrganizationData = { name: string; email: string | null }
type TeamData = {
  organization: string
  name: string
  role: 'member' | 'creator' | 'admin'
  memberCount: number
  isSynced: boolean
}
type TeamSyncData = { organization: string; team: string; group: string; lastUpdatedAt: string | null }

type Tokens = { ro: string; rw: string }
type WireOrganization = { name: string; email: string; is_member: boolean; teams?: Record<string, WireTeam> }
type WireTeam = { name: string; role: TeamData['role']; member_count: number; is_synced: boolean }
type WireMembers = { synced?: { last_updated?: string | null; config?: { group_dn?: string } } }

/** The organization in whose log an entry lies, and the team that it names. */
const teamOf = ({ namespace, metadata }: ChangeEntry): RowKey[] =>
  namespace === null || typeof metadata['team'] !== 'string' ? [] : [[namespace, metadata['team']]]
const organizationOf = ({ namespace }: ChangeEntry): RowKey[] => (namespace === null ? [] : [[namespace]])

/** Organizations: one list, a hundred a page. */
export function organizationsKind({ ro: token }: Tokens): InventoryKind<OrganizationData, 'name' | 'email'> {
  return {
    name: 'organizations',
    version: 1,
    keyOf: ({ name }) => [name],
    columns: {
      name: { fields: ['name'], sortKey: ({ name }) => name, searchText: ({ name }) => name },
      email: { fields: ['email'], sortKey: ({ email }) => email ?? undefined, searchText: ({ email }) => email },
    },
    async readPage({ baseUrl }, { pageToken }) {
      const query = { limit: '100', next_page: pageToken }
      const answer = await askQuay(baseUrl, { token, path: '/api/v1/superuser/organizations/', query })
      const page = answer as { organizations: WireOrganization[]; next_page?: string }
      const items = page.organizations.map(organizationItem)
      // For superusers only.
      return { items, nextPageToken: page.next_page, isProven: true }
    },
    async readOne(client, [name]) {
      const organization = await findOrganization(client, token, name)
      // That there is none, Quay tells everybody alike.
      if (organization === undefined) return { items: [], isProven: true }
      return { items: [organizationItem(organization)], isProven: organization.is_member }
    },
    refreshIntervalMs: 3_600_000,
    staleBy: [{ kinds: ['org_create', 'org_delete', 'org_change_email'], keys: organizationOf }],
  }
}

/** Teams: a list below each organization, whole in one answer. */
export function teamsKind({ ro: token }: Tokens): InventoryKind<TeamData, 'organization' | 'name' | 'role'> {
  return {
    name: 'teams',
    version: 1,
    parents: [{ kind: 'organizations' }],
    parentKeyLength: 1,
    keyOf: ({ organization, name }) => [organization, name],
    columns: {
      organization: { fields: ['organization'], sortKey: ({ organization }) => organization },
      name: { fields: ['name'], sortKey: ({ name }) => name, searchText: ({ name }) => name },
      role: { fields: ['role'], sortKey: ({ role }) => role, values: ({ role }) => [role] },
    },
    async readPage(client, { parent: [organization = ''] }) {
      const path = `/api/v1/organization/${encodeURIComponent(organization)}`
      const answer = (await askQuay(client.baseUrl, { token, path })) as WireOrganization
      const { teams = {}, is_member: isProven } = answer
      const items = Object.values(teams).map((team) => ({
        data: {
          organization,
          name: team.name,
          role: team.role,
          memberCount: team.member_count,
          isSynced: team.is_synced,
        },
      }))
      // Strangers are told no teams.
      return { items, isProven }
    },
    refreshIntervalMs: 3_600_000,
    staleBy: [
      { kinds: ['org_create_team', 'org_delete_team', 'org_set_team_role', 'enable_team_sync'], keys: organizationOf },
      { kinds: ['disable_team_sync', 'org_add_team_member', 'org_remove_team_member'], keys: organizationOf },
    ],
  }
}

/** State of team sync: below each synced team, with the token that sees it. */
export function teamSyncKind({ rw: token }: Tokens): InventoryKind<TeamSyncData, 'team' | 'group'> {
  return {
    name: 'team-sync',
    version: 1,
    parents: [{ kind: 'teams', has: ({ isSynced }: TeamData) => isSynced }],
    parentKeyLength: 2,
    keyOf: ({ organization, team }) => [organization, team],
    columns: {
      team: { fields: ['team'], sortKey: ({ team }) => team, searchText: ({ team }) => team },
      group: { fields: ['group'], sortKey: ({ group }) => group, searchText: ({ group }) => group },
    },
    token: 'write',
    async readPage({ baseUrl }, { parent: [organization = '', team = ''] }) {
      const path = `/api/v1/organization/${encodeURIComponent(organization)}/team/${encodeURIComponent(team)}/members`
      const { synced } = (await askQuay(baseUrl, { token, path })) as WireMembers
      if (synced === undefined) return { items: [], isProven: true }
      const group = synced.config?.group_dn ?? ''
      return {
        items: [{ data: { organization, team, group, lastUpdatedAt: synced.last_updated ?? null } }],
        isProven: true,
      }
    },
    refreshIntervalMs: 1_800_000,
    priority: 'urgent',
    staleBy: [{ kinds: ['enable_team_sync'], keys: teamOf }],
  }
}

const organizationItem = ({ name, email }: WireOrganization) => ({ data: { name, email: email === '' ? null : email } })

async function findOrganization({ baseUrl }: QuayClient, token: string, name: string) {
  try {
    const path = `/api/v1/organization/${encodeURIComponent(name)}`
    return (await askQuay(baseUrl, { token, path })) as WireOrganization
  } catch (error) {
    if (isQuayHttpError(error, 'not-found')) return undefined
    throw error
  }
}
