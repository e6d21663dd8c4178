import { json, noContent } from '../../api/answer.ts'
import { CrashError, invalidRequest, modelError, notFound } from '../../api/api-error.ts'
import { isGlobalReader } from '../../auth/permissions.ts'
import { avatarOf } from '../../avatar.ts'
import { parameter, readBody, type Call, type Operation } from '../../api/call.ts'
import { findTeam, isInTeam } from '../organizations/model.ts'
import { setPermission, splitPath } from '../repositories/model.ts'
import { accountAvatar, accountById, findAccount, type Account } from '../teams/model.ts'
import { logAction } from '../../action-log/log-action.ts'
import type { SchemaOf } from '../../python/schema.ts'
import type { Organization } from '../organizations/rows.ts'
import type { Repository } from '../repositories/rows.ts'
import type { RepositoryPermission, RepositoryRole } from './rows.ts'
import { pathRepository, requireRepositoryRole } from '../repositories/access.ts'

const base = '/api/v1/repository/{repository}/permissions'
const userPath = `${base}/user/{username}`
const teamPath = `${base}/team/{teamname}`

const roleSchema: SchemaOf<{ role: RepositoryRole }> = {
  type: 'object',
  required: ['role'],
  properties: { role: { type: 'string', enum: ['read', 'write', 'admin'] } },
}

function requireRead(call: Call): void {
  if (!isGlobalReader(call.state, call.identity)) requireRepositoryRole(call, 'admin')
}

const namespaceOf = (call: Call): string => splitPath(parameter(call, 'repository')).namespace

const organizationOf = (call: Call): Organization | undefined =>
  call.state.organizations.find('name', namespaceOf(call))

/** The roles of the repository; of one that does not exist there are none (permissions-users.json, step 25). */
function permissionsOf(call: Call): RepositoryPermission[] {
  const repository = pathRepository(call)
  return repository ? call.state.repositoryPermissions.findAll('repositoryId', repository.id) : []
}

/** Whether the account belongs to the organization: people by a team, its robots always. */
function isMember(call: Call, organization: Organization, account: Account): boolean {
  if (account.isRobot) return account.username.startsWith(`${organization.name}+`)
  const teams = call.state.teams.findAll('organizationId', organization.id)
  return teams.some((team) => isInTeam(call.state, team.id, account.id))
}

/** An organization's name passes for a user's here (permissions-users.json, step 11). */
function accountNamed(call: Call, name: string): Account | undefined {
  const account = findAccount(call.state, name)
  if (account) return account
  const organization = call.state.organizations.find('name', name)
  return organization && { ...organization, username: organization.name, isRobot: false }
}

function accountWithId(call: Call, id: number): Account | undefined {
  const account = accountById(call.state, id)
  if (account) return account
  const organization = call.state.organizations.get(id)
  return organization && { ...organization, username: organization.name, isRobot: false }
}

function userView(call: Call, account: Account, role: RepositoryRole): Record<string, unknown> {
  const organization = organizationOf(call)
  return {
    role,
    name: account.username,
    is_robot: account.isRobot,
    avatar: accountAvatar(account),
    ...(organization ? { is_org_member: isMember(call, organization, account) } : {}),
  }
}

const teamView = (name: string, role: RepositoryRole) => ({ role, name, avatar: avatarOf(name, null, 'team') })

/** What is shown of a row to whoever asks for those of accounts, or those of teams; undefined: nothing. */
type NamedView = (
  call: Call,
  row: RepositoryPermission,
) => readonly [name: string, view: Record<string, unknown>] | undefined

const namedUserView: NamedView = (call, row) => {
  const account = row.accountId === null ? undefined : accountWithId(call, row.accountId)
  return account && [account.username, userView(call, account, row.role)]
}

const namedTeamView: NamedView = (call, row) => {
  const team = row.teamId === null ? undefined : call.state.teams.get(row.teamId)
  return team && [team.name, teamView(team.name, row.role)]
}

const listOperation = (kind: 'user' | 'team', namedView: NamedView): Operation => ({
  name: `repository-permission.list-${kind}s`,
  method: 'GET',
  path: `${base}/${kind}/`,
  handle(call) {
    requireRead(call)
    const entries = permissionsOf(call).flatMap((row) => {
      const entry = namedView(call, row)
      return entry ? [entry] : []
    })
    return json({ permissions: Object.fromEntries(entries) })
  },
})

function userPermission(call: Call, account: Account | undefined): RepositoryPermission | undefined {
  return account && permissionsOf(call).find((row) => row.accountId === account.id)
}

const readUser: Operation = {
  name: 'repository-permission.read-user',
  method: 'GET',
  path: userPath,
  handle(call) {
    requireRead(call)
    const account = accountNamed(call, parameter(call, 'username'))
    const permission = userPermission(call, account)
    if (!account || !permission) throw modelError('User does not have permission for repo.')
    return json(userView(call, account, permission.role))
  },
}

function logPermission(call: Call, kind: string, metadata: Record<string, unknown>): void {
  const repository = pathRepository(call)
  const filing = { namespaceId: repository?.namespaceId, repositoryId: repository?.id }
  logAction(call, kind, filing, { repo: splitPath(parameter(call, 'repository')).name, ...metadata })
}

function existingForWrite(call: Call): Repository {
  const repository = pathRepository(call)
  // Full access asks nobody whether it exists (permissions-users.json, step 26).
  if (!repository) throw new CrashError('No such repository')
  return repository
}

const putUser: Operation = {
  name: 'repository-permission.put-user',
  method: 'PUT',
  path: userPath,
  handle(call) {
    requireRepositoryRole(call, 'admin')
    const { role } = readBody(call, roleSchema)
    const name = parameter(call, 'username')
    const namespace = namespaceOf(call)
    const account = accountNamed(call, name)
    if (!account) throw invalidRequest(`Invalid username: ${name}`)
    if (account.isRobot && !name.startsWith(`${namespace}+`)) {
      throw invalidRequest(`Cannot add robot ${name} under namespace ${namespace}`)
    }
    if (name === namespace) throw invalidRequest('Namespace owner must always be admin.')
    setPermission(call.state, existingForWrite(call), { accountId: account.id }, role)
    logPermission(call, 'change_repo_permission', { username: name, namespace, role })
    return json(userView(call, account, role))
  },
}

const deleteUser: Operation = {
  name: 'repository-permission.delete-user',
  method: 'DELETE',
  path: userPath,
  handle(call) {
    requireRepositoryRole(call, 'admin')
    const name = parameter(call, 'username')
    const namespace = namespaceOf(call)
    if (name === namespace) throw invalidRequest('Namespace owner must always be admin.')
    const permission = userPermission(call, accountNamed(call, name))
    if (!permission) throw invalidRequest('User does not have permission for repo.')
    call.state.repositoryPermissions.delete(permission.id)
    logPermission(call, 'delete_repo_permission', { username: name, namespace })
    return noContent()
  },
}

/** Every role that a person has, directly or by a team (identity.md 7.1). */
const listTransitive: Operation = {
  name: 'repository-permission.list-transitive',
  method: 'GET',
  path: `${userPath}/transitive`,
  handle(call) {
    requireRead(call)
    const account = findAccount(call.state, parameter(call, 'username'))
    if (!account) throw notFound()
    const rows = permissionsOf(call).filter(
      (row) => row.accountId === account.id || (row.teamId !== null && isInTeam(call.state, row.teamId, account.id)),
    )
    if (rows.length === 0) throw notFound()
    return json({ permissions: rows.map((row) => ({ role: row.role })) })
  },
}

const pathTeam = (call: Call) => findTeam(call.state, organizationOf(call), parameter(call, 'teamname'))

function teamPermission(call: Call): RepositoryPermission | undefined {
  const team = pathTeam(call)
  return team && permissionsOf(call).find((row) => row.teamId === team.id)
}

const readTeam: Operation = {
  name: 'repository-permission.read-team',
  method: 'GET',
  path: teamPath,
  handle(call) {
    requireRead(call)
    const permission = teamPermission(call)
    if (!permission) throw modelError('Team does not have permission for repo.')
    return json({ role: permission.role })
  },
}

const putTeam: Operation = {
  name: 'repository-permission.put-team',
  method: 'PUT',
  path: teamPath,
  handle(call) {
    requireRepositoryRole(call, 'admin')
    const { role } = readBody(call, roleSchema)
    const name = parameter(call, 'teamname')
    const team = pathTeam(call)
    if (!team) throw invalidRequest(`No team ${name} in organization ${namespaceOf(call)}`)
    setPermission(call.state, existingForWrite(call), { teamId: team.id }, role)
    logPermission(call, 'change_repo_permission', { team: name, role })
    return json(teamView(name, role))
  },
}

const deleteTeam: Operation = {
  name: 'repository-permission.delete-team',
  method: 'DELETE',
  path: teamPath,
  handle(call) {
    requireRepositoryRole(call, 'admin')
    const permission = teamPermission(call)
    if (!permission) throw invalidRequest('Team does not have permission for repo.')
    call.state.repositoryPermissions.delete(permission.id)
    logPermission(call, 'delete_repo_permission', { team: parameter(call, 'teamname') })
    return noContent()
  },
}

export const repositoryPermissionOperations: Operation[] = [
  listOperation('user', namedUserView),
  listOperation('team', namedTeamView),
  readUser,
  putUser,
  deleteUser,
  listTransitive,
  readTeam,
  putTeam,
  deleteTeam,
]
