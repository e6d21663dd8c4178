import { json, noContent } from '../../../api/answer.ts'
import { modelError, notFound } from '../../../api/api-error.ts'
import { avatarOf } from '../../../avatar.ts'
import { parameter, type Call, type Operation } from '../../../api/call.ts'
import { isInTeam } from '../model.ts'
import { accountAvatar, accountsOfTeam, findAccount, type Account } from '../../teams/model.ts'
import type { Organization } from '../rows.ts'
import type { Team } from '../../teams/rows.ts'
import { existingOrganization, requireAdministrator, requireAdministratorRead } from '../access.ts'

const itemPath = '/api/v1/organization/{orgname}/members/{membername}'

const teamsOf = (call: Call, organization: Organization): Team[] =>
  call.state.teams.findAll('organizationId', organization.id)

/** Names of the organization's repositories on which the account has a direct role. */
function repositoriesOf(call: Call, organization: Organization, account: Account): string[] {
  const { state } = call
  return state.repositoryPermissions
    .findAll('accountId', account.id)
    .map((permission) => state.repositories.get(permission.repositoryId))
    .filter((repository) => repository?.namespaceId === organization.id)
    .map((repository) => repository?.name ?? '')
}

function memberView(call: Call, organization: Organization, account: Account): Record<string, unknown> {
  const teams = teamsOf(call, organization).filter((team) => isInTeam(call.state, team.id, account.id))
  return {
    name: account.username,
    kind: account.isRobot ? 'robot' : 'user',
    avatar: accountAvatar(account),
    teams: teams.map((team) => ({ name: team.name, avatar: avatarOf(team.name, null, 'team') })),
    repositories: repositoriesOf(call, organization, account),
  }
}

/** The people in the organization's teams, each once. */
function peopleOf(call: Call, organization: Organization): Account[] {
  const accounts = teamsOf(call, organization).flatMap((team) => accountsOfTeam(call.state, team))
  return [...new Map(accounts.filter((account) => !account.isRobot).map((account) => [account.id, account])).values()]
}

const listMembers: Operation = {
  name: 'organization.list-members',
  method: 'GET',
  path: '/api/v1/organization/{orgname}/members',
  handle(call) {
    requireAdministratorRead(call)
    const organization = existingOrganization(call)
    return json({ members: peopleOf(call, organization).map((account) => memberView(call, organization, account)) })
  },
}

const readMember: Operation = {
  name: 'organization.read-member',
  method: 'GET',
  path: itemPath,
  handle(call) {
    requireAdministratorRead(call)
    const organization = existingOrganization(call)
    const account = findAccount(call.state, parameter(call, 'membername'))
    const isMember = account && teamsOf(call, organization).some((team) => isInTeam(call.state, team.id, account.id))
    if (!account || !isMember) throw notFound()
    return json(memberView(call, organization, account))
  },
}

/** Whether nobody else administers the organization. */
function isOnlyAdministrator(call: Call, organization: Organization, account: Account): boolean {
  const administrators = teamsOf(call, organization)
    .filter((team) => team.role === 'admin')
    .flatMap((team) => accountsOfTeam(call.state, team))
  return administrators.length > 0 && administrators.every((other) => other.id === account.id)
}

const removeMember: Operation = {
  name: 'organization.remove-member',
  method: 'DELETE',
  path: itemPath,
  handle(call) {
    const { state } = call
    requireAdministrator(call)
    const organization = existingOrganization(call)
    const account = findAccount(state, parameter(call, 'membername'))
    // Robots are not found here (organizations-members.json, step 26).
    if (!account || account.isRobot) throw notFound()
    if (isOnlyAdministrator(call, organization, account)) {
      throw modelError('Cannot remove user as they are the only organization admin')
    }
    for (const team of teamsOf(call, organization)) {
      for (const member of state.teamMembers.findAll('teamId', team.id)) {
        if (member.accountId === account.id) state.teamMembers.delete(member.id)
      }
    }
    for (const permission of state.repositoryPermissions.findAll('accountId', account.id)) {
      const repository = state.repositories.get(permission.repositoryId)
      if (repository?.namespaceId === organization.id) state.repositoryPermissions.delete(permission.id)
    }
    return noContent()
  },
}

/** People with direct roles on repositories who are in no team. */
const listCollaborators: Operation = {
  name: 'organization.list-collaborators',
  method: 'GET',
  path: '/api/v1/organization/{orgname}/collaborators',
  handle(call) {
    const { state } = call
    requireAdministratorRead(call)
    const organization = existingOrganization(call)
    const members = new Set(peopleOf(call, organization).map((account) => account.id))
    const ids = state.repositories
      .findAll('namespaceId', organization.id)
      .flatMap((repository) => state.repositoryPermissions.findAll('repositoryId', repository.id))
      .map((permission) => permission.accountId)
    const users = [...new Set(ids)].flatMap((id) => state.users.get(id ?? -1) ?? [])
    return json({
      collaborators: users
        .filter((user) => !members.has(user.id))
        .map((user) => ({
          kind: 'user',
          name: user.username,
          avatar: avatarOf(user.username, user.email, 'user'),
          repositories: repositoriesOf(call, organization, { ...user, isRobot: false }),
        })),
    })
  },
}

export const organizationMemberOperations: Operation[] = [listMembers, readMember, removeMember, listCollaborators]
