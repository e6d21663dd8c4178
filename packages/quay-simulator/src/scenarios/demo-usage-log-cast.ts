import type { State } from '../state.ts'
import type { Random } from './demo-random.ts'

/** An account as it was called when the log began. */
export type CastAccount = { id: number; name: string }

export type CastRepository = { id: number; name: string }

/** An organization with those who do things in it. */
export type CastOrganization = CastAccount & {
  robots: readonly CastAccount[]
  members: readonly CastAccount[]
  owner: CastAccount
  repositories: readonly CastRepository[]
}

/** Everybody and everything that entries are about. */
export type Cast = {
  organizations: readonly CastOrganization[]
  withRobots: readonly CastOrganization[]
  /** Organizations that are deleted: what happened in them is still in the log. */
  gone: readonly CastOrganization[]
  people: readonly CastAccount[]
  /** Whose password somebody tries to guess. */
  victim: CastAccount | undefined
  superusers: readonly CastAccount[]
  /** Applications whose tokens act for people. */
  applications: readonly { tokenId: number; clientId: string; name: string }[]
}

function membersOf(state: State, organizationId: number): CastAccount[] {
  const teams = state.teams.findAll('organizationId', organizationId)
  const ids = new Set(teams.flatMap(({ id }) => state.teamMembers.findAll('teamId', id).map((row) => row.accountId)))
  return [...ids].flatMap((id) => {
    const user = state.users.get(id)
    return user ? [{ id, name: user.username }] : []
  })
}

function organizationsOf(state: State): CastOrganization[] {
  return Array.from(state.organizations.all()).flatMap(({ id, name }) => {
    const members = membersOf(state, id)
    const [owner] = members
    if (!owner) return []
    const repositories = state.repositories.findAll('namespaceId', id).map((row) => ({ id: row.id, name: row.name }))
    if (repositories.length === 0) return []
    const robots = state.robots.findAll('namespaceId', id).map((robot) => ({ id: robot.id, name: robot.username }))
    return [{ id, name, robots, members, owner, repositories }]
  })
}

/** Names of organizations that were there once: the first waits for the worker that purges, the second is gone for good. */
const goneNames = ['skunkworks', 'legacy-billing']

function goneOrganizations(state: State, random: Random, like: CastOrganization): CastOrganization[] {
  return goneNames.map((name, number) => {
    const id = state.nextId('namespaces')
    if (number === 0) {
      const [shownName, shownEmail] = [random.uuid(), random.uuid()]
      state.deletedNamespaces.insert({ id, originalName: name, kind: 'org', shownName, shownEmail })
    }
    return {
      ...like,
      id,
      name,
      robots: [{ id: state.nextId('namespaces'), name: `${name}+ci` }],
      repositories: [
        { id: 0, name: 'app' },
        { id: 0, name: 'tools' },
      ],
    }
  })
}

/** Takes down who there is; what changes later in the registry changes nothing in its past. */
export function castOf(state: State, random: Random): Cast {
  const organizations = organizationsOf(state)
  const [first] = organizations
  const people = Array.from(state.users.all(), ({ id, username }) => ({ id, name: username }))
  const superuserNames = state.settings.fresh['SUPER_USERS'] as readonly string[]
  return {
    organizations,
    withRobots: organizations.filter(({ robots }) => robots.length > 0),
    gone: first ? goneOrganizations(state, random, first) : [],
    people,
    victim: people[Math.min(40, people.length - 1)],
    superusers: people.filter(({ name }) => superuserNames.includes(name)),
    applications: Array.from(state.applications.all(), ({ id, clientId, name }) => ({ tokenId: id, clientId, name })),
  }
}
