import type { State } from '../state.ts'
import type { Random } from './demo-random.ts'

/** An account as it was called when the log began. */
export type CastAccount = { id: number; name: string }

export type CastRepository = { id: number; name: string }

/** An organization with those who do things in it. */
export type CastOrganization = CastAccount & {
  robots: readonly CastAccount[]
  /** Robots that were deleted since: nobody has their numbers any more. */
  goneRobots: readonly CastAccount[]
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
  /** Users who were deleted: some wait for the worker that purges, others are gone for good. */
  goneUsers: readonly CastAccount[]
  /** Whose password somebody tries to guess. */
  victim: CastAccount | undefined
  superusers: readonly CastAccount[]
  /** Tokens of applications that act for people. */
  tokens: readonly CastToken[]
}

/** An OAuth token with the application that it comes from. */
export type CastToken = {
  id: number
  organizationId: number
  clientId: string
  application: string
  isExpired: boolean
}

function membersOf(state: State, organizationId: number): CastAccount[] {
  const teams = state.teams.findAll('organizationId', organizationId)
  const ids = new Set(teams.flatMap(({ id }) => state.teamMembers.findAll('teamId', id).map((row) => row.accountId)))
  return [...ids].flatMap((id) => {
    const user = state.users.get(id)
    return user ? [{ id, name: user.username }] : []
  })
}

/** Short names of robots that every organization had once. */
const goneRobotNames = ['jenkins', 'old_ci']

function organizationsOf(state: State): CastOrganization[] {
  return Array.from(state.organizations.all()).flatMap(({ id, name }) => {
    const members = membersOf(state, id)
    const [owner] = members
    if (!owner) return []
    const repositories = state.repositories.findAll('namespaceId', id).map((row) => ({ id: row.id, name: row.name }))
    if (repositories.length === 0) return []
    const robots = state.robots.findAll('namespaceId', id).map((robot) => ({ id: robot.id, name: robot.username }))
    const goneRobots = goneRobotNames.map((robot) => ({ id: state.nextId('namespaces'), name: `${name}+${robot}` }))
    return [{ id, name, robots, goneRobots, members, owner, repositories }]
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
      goneRobots: [],
      repositories: [
        { id: 0, name: 'app' },
        { id: 0, name: 'tools' },
      ],
    }
  })
}

/** Names of users who left: the first three wait for the purge. */
const goneUserNames = ['milan.horvat', 'p.oconnell', 'sato-yui', 'tomas_novak', 'bianca.lupu', 'jdoe', 'rene.faber']

function createGoneUsers(state: State, random: Random): CastAccount[] {
  return goneUserNames.map((name, number) => {
    const id = state.nextId('namespaces')
    if (number < 3) {
      const [shownName, shownEmail] = [random.uuid(), random.uuid()]
      state.deletedNamespaces.insert({ id, originalName: name, kind: 'user', shownName, shownEmail })
    }
    return { id, name }
  })
}

function tokensOf(state: State, nowMs: number): CastToken[] {
  return Array.from(state.tokens.all()).flatMap(({ id, applicationId, expiresMs }) => {
    const application = state.applications.get(applicationId)
    if (!application) return []
    const { organizationId, clientId, name } = application
    return [{ id, organizationId, clientId, application: name, isExpired: expiresMs <= nowMs }]
  })
}

/** Takes down who there is; what changes later in the registry changes nothing in its past. */
export function castOf(state: State, random: Random, nowMs: number): Cast {
  const organizations = organizationsOf(state)
  const [first] = organizations
  const people = Array.from(state.users.all(), ({ id, username }) => ({ id, name: username }))
  const superuserNames = state.settings.fresh['SUPER_USERS'] as readonly string[]
  return {
    organizations,
    withRobots: organizations.filter(({ robots }) => robots.length > 0),
    gone: first ? goneOrganizations(state, random, first) : [],
    people,
    goneUsers: createGoneUsers(state, random),
    victim: people[Math.min(40, people.length - 1)],
    superusers: people.filter(({ name }) => superuserNames.includes(name)),
    tokens: tokensOf(state, nowMs),
  }
}
