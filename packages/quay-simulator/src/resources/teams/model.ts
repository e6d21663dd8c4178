import { CrashError, modelError } from '../../api/api-error.ts'
import { avatarOf } from '../../avatar.ts'
import { hasFeature, setting } from '../../settings.ts'
import type { State } from '../../state.ts'
import type { Organization } from '../organizations/rows.ts'
import type { Robot } from '../robot-accounts/rows.ts'
import type { Team, TeamInvite, TeamRole } from './rows.ts'
import type { User } from '../namespaces/user-rows.ts'
import { addToTeam, findTeam, insertTeam, isInTeam } from '../organizations/model.ts'
import { nameProblem } from '../namespaces/naming.ts'
import { randomUuid } from '../../random-text.ts'
import { deleteTeam } from '../namespaces/model.ts'

/** A person or a robot: whatever can be in a team. */
export type Account = { id: number; username: string; email: string; isRobot: boolean }

const fromUser = (user: User): Account => ({ ...user, isRobot: false })
const fromRobot = (robot: Robot): Account => ({ ...robot, isRobot: true })

/** The person or robot of that name. */
export function findAccount(state: State, username: string): Account | undefined {
  const user = state.users.find('username', username)
  if (user) return fromUser(user)
  const robot = state.robots.find('username', username)
  return robot && fromRobot(robot)
}

/** The person or robot with that id. */
export function accountById(state: State, id: number): Account | undefined {
  const user = state.users.get(id)
  if (user) return fromUser(user)
  const robot = state.robots.get(id)
  return robot && fromRobot(robot)
}

/** The avatar of a person or robot. */
export const accountAvatar = (account: Account) =>
  avatarOf(account.username, account.email, account.isRobot ? 'robot' : 'user')

/** The people and robots of a team, in the order in which they came. */
export const accountsOfTeam = (state: State, team: Team): Account[] =>
  state.teamMembers
    .findAll('teamId', team.id)
    .map((member) => accountById(state, member.accountId))
    .filter((account) => account !== undefined)

/** The teams of the organization whose role is admin and that the person is in. */
const adminTeamsOf = (state: State, organization: Organization, user: User): Team[] =>
  state.teams
    .findAll('organizationId', organization.id)
    .filter((team) => team.role === 'admin' && isInTeam(state, team.id, user.id))

/** Makes a team (teams-create-change-delete.json). */
export function createTeam(
  state: State,
  organization: Organization,
  team: { name: string; role: TeamRole; description: string },
): Team {
  const problem = nameProblem(team.name, 'Team')
  if (problem) throw modelError(`Invalid team name ${team.name}: ${problem}`)
  return insertTeam(state, organization.id, team)
}

/** Gives a team another role, unless the caller would lose the organization with it. */
export function changeTeamRole(state: State, organization: Organization, team: Team, role: TeamRole, by: User): void {
  if (team.role === 'admin' && role !== 'admin') {
    const own = adminTeamsOf(state, organization, by)
    if (own.length === 1 && own[0]?.id === team.id) {
      throw modelError(
        `Cannot remove admin from team '${team.name}' because calling user would no longer have admin on org '${organization.name}'`,
      )
    }
  }
  state.teams.update(team.id, { role })
}

/** Deletes a team by its name, with Quay's refusals. */
export function removeTeam(state: State, organizationName: string, teamName: string, by: User): void {
  const organization = state.organizations.find('name', organizationName)
  const team = findTeam(state, organization, teamName)
  if (!organization || !team) throw modelError(`Team '${teamName}' is not a team in org '${organizationName}'`)
  if (team.role === 'admin') {
    const own = adminTeamsOf(state, organization, by)
    // Somebody with full access who is in no admin team there: an index error (identity.md 8).
    if (own.length === 0) throw new CrashError('list index out of range')
    if (own.length === 1 && own[0]?.id === team.id) {
      throw modelError(
        `Deleting team '${teamName}' would remove admin ability for user '${by.username}' in organization '${organizationName}'`,
      )
    }
  }
  deleteTeam(state, team.id)
}

/** Puts somebody into a team; once only. */
function joinTeam(state: State, team: Team, account: Account): void {
  if (isInTeam(state, team.id, account.id)) {
    throw modelError(`User ${account.username} is already a member of team ${team.name}`)
  }
  addToTeam(state, team.id, account.id)
}

const isInOrganization = (state: State, organization: Organization, accountId: number): boolean =>
  state.teams.findAll('organizationId', organization.id).some((team) => isInTeam(state, team.id, accountId))

/** Whether people are invited rather than added (identity.md 5.5). */
const requiresInvite = (state: State): boolean =>
  hasFeature(state.settings, 'MAILING') && hasFeature(state.settings, 'REQUIRE_TEAM_INVITE')

type Inviting = { organization: Organization; team: Team; inviter: User }

/** Stores an invitation, of a person or of an address. */
export const insertInvite = (state: State, { team, inviter }: Inviting, whom: { userId: number } | { email: string }) =>
  state.teamInvites.insert({
    id: state.nextId('teamInvites'),
    teamId: team.id,
    uuid: randomUuid(),
    inviterId: inviter.id,
    userId: 'userId' in whom ? whom.userId : null,
    email: 'email' in whom ? whom.email : null,
  })

/**
 * Adds somebody to a team, or invites: with mail on, whoever is in no team of the organization yet is asked first (settings-mail-works.json).
 * @returns the invitation; undefined when the account was added
 */
export function addOrInvite(state: State, inviting: Inviting, account: Account): TeamInvite | undefined {
  const { organization, team } = inviting
  if (requiresInvite(state)) {
    if (account.isRobot && !account.username.startsWith(`${organization.name}+`)) {
      throw modelError('Cannot add the specified robot to this team, as it is not a member of the organization')
    }
    if (!account.isRobot && !isInOrganization(state, organization, account.id)) {
      return insertInvite(state, inviting, { userId: account.id })
    }
  }
  joinTeam(state, team, account)
  return undefined
}

/** Takes somebody out of a team, with Quay's refusals. */
export function leaveTeam(state: State, organization: Organization, team: Team, account: Account, by: User): void {
  const member = state.teamMembers.findAll('teamId', team.id).find((row) => row.accountId === account.id)
  if (!member) throw modelError(`User ${account.username} does not belong to team ${team.name}`)
  if (account.id === by.id) {
    const own = adminTeamsOf(state, organization, by)
    if (own.length === 1 && own[0]?.id === team.id) {
      throw modelError('User cannot remove themselves from their only admin team.')
    }
  }
  state.teamMembers.delete(member.id)
}

/** Services whose groups teams can follow; with `jwtauthn` the keys are shown and nothing works. */
const federatedServices: Record<string, string> = { LDAP: 'ldap', OIDC: 'oidc', Keystone: 'keystone', JWT: 'jwtauthn' }

/** The service that teams can follow groups of, while the feature is on and accounts come from one. */
export const syncService = (state: State): string | undefined =>
  hasFeature(state.settings, 'TEAM_SYNCING')
    ? federatedServices[String(setting(state.settings, 'AUTHENTICATION_TYPE'))]
    : undefined
