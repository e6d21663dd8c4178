import { json, noContent } from '../../api/answer.ts'
import { invalidRequest, modelError, notFound } from '../../api/api-error.ts'
import { avatarOf } from '../../avatar.ts'
import { parameter, readBody, type Call, type Operation } from '../../api/call.ts'
import { findTeam, isInTeam } from '../organizations/model.ts'
import { randomUuid } from '../../random-text.ts'
import { accountAvatar, accountById, findAccount, type Account } from '../teams/model.ts'
import { logAction } from '../../action-log/log-action.ts'
import type { Schema, SchemaOf } from '../../python/schema.ts'
import type { DefaultPermission } from './rows.ts'
import type { Organization } from '../organizations/rows.ts'
import type { RepositoryRole } from '../repository-permissions/rows.ts'
import { existingOrganization, requireAdministrator, requireAdministratorRead } from '../organizations/access.ts'
import { requireCaller } from '../../auth/callers.ts'

const path = '/api/v1/organization/{orgname}/prototypes'
const itemPath = `${path}/{prototypeid}`

const role: Schema = { type: 'string', enum: ['read', 'write', 'admin'] }

type NewPermission = {
  role: RepositoryRole
  activating_user?: { name: string }
  delegate: { name: string; kind: 'user' | 'team' }
}

const newSchema: SchemaOf<NewPermission> = {
  type: 'object',
  required: ['role', 'delegate'],
  properties: {
    role,
    activating_user: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
    delegate: {
      type: 'object',
      required: ['name', 'kind'],
      properties: { name: { type: 'string' }, kind: { type: 'string', enum: ['user', 'team'] } },
    },
  },
}

const changedSchema: SchemaOf<{ role: RepositoryRole }> = { type: 'object', required: ['role'], properties: { role } }

function accountView(call: Call, organization: Organization, account: Account): Record<string, unknown> {
  const teams = call.state.teams.findAll('organizationId', organization.id)
  const isRobotOfIt = account.isRobot && account.username.startsWith(`${organization.name}+`)
  return {
    name: account.username,
    is_robot: account.isRobot,
    kind: 'user',
    is_org_member: isRobotOfIt || teams.some((team) => isInTeam(call.state, team.id, account.id)),
    avatar: accountAvatar(account),
  }
}

function view(call: Call, organization: Organization, row: DefaultPermission): Record<string, unknown> {
  const { state } = call
  const account = (id: number | null) => (id === null ? undefined : accountById(state, id))
  const team = row.teamId === null ? undefined : state.teams.get(row.teamId)
  const activating = account(row.activatingUserId)
  const delegate = account(row.accountId)
  return {
    activating_user: activating ? accountView(call, organization, activating) : null,
    delegate: delegate
      ? accountView(call, organization, delegate)
      : { name: team?.name, kind: 'team', avatar: avatarOf(team?.name ?? '', null, 'team') },
    role: row.role,
    id: row.uuid,
  }
}

function logPermission(call: Call, kind: string, row: DefaultPermission, extra: Record<string, unknown> = {}): void {
  const { state } = call
  const name = (id: number | null) => (id === null ? null : (accountById(state, id)?.username ?? null))
  const delegate =
    row.teamId === null
      ? { delegate_user: name(row.accountId) }
      : { delegate_team: state.teams.get(row.teamId)?.name ?? null }
  logAction(
    call,
    kind,
    { namespaceId: row.organizationId },
    {
      prototypeid: row.uuid,
      username: requireCaller(call).username,
      activating_username: name(row.activatingUserId),
      role: row.role,
      ...delegate,
      ...extra,
    },
  )
}

const listPermissions: Operation = {
  name: 'default-permission.list',
  method: 'GET',
  path,
  handle(call) {
    requireAdministratorRead(call)
    const organization = existingOrganization(call)
    const rows = call.state.defaultPermissions.findAll('organizationId', organization.id)
    return json({ prototypes: rows.map((row) => view(call, organization, row)) })
  },
}

/** Whom the permission is for: a person, a robot or a team. */
function delegateOf(call: Call, organization: Organization, { name, kind }: NewPermission['delegate']) {
  if (kind === 'user') {
    const account = findAccount(call.state, name)
    if (!account) throw invalidRequest('Missing delegate user or team')
    return { accountId: account.id, teamId: null }
  }
  const team = findTeam(call.state, organization, name)
  // Python's tuple, since the words were never put together (prototypes.json, step 10).
  if (!team) throw modelError(`('Team does not exist: %s/%s', '${organization.name}', '${name}')`)
  return { accountId: null, teamId: team.id }
}

const createPermission: Operation = {
  name: 'default-permission.create',
  method: 'POST',
  path,
  handle(call) {
    const { state } = call
    const body = readBody(call, newSchema)
    requireAdministrator(call)
    const organization = existingOrganization(call)
    const activating = body.activating_user && findAccount(state, body.activating_user.name)
    if (body.activating_user && !activating) throw invalidRequest('Unknown activating user')
    const row = state.defaultPermissions.insert({
      id: state.nextId('defaultPermissions'),
      organizationId: organization.id,
      uuid: randomUuid(),
      activatingUserId: activating?.id ?? null,
      ...delegateOf(call, organization, body.delegate),
      role: body.role,
    })
    logPermission(call, 'create_prototype_permission', row)
    return json(view(call, organization, row))
  },
}

function existingPermission(call: Call, organization: Organization): DefaultPermission {
  const row = call.state.defaultPermissions.find('uuid', parameter(call, 'prototypeid'))
  if (row?.organizationId !== organization.id) throw notFound()
  return row
}

const updatePermission: Operation = {
  name: 'default-permission.update',
  method: 'PUT',
  path: itemPath,
  handle(call) {
    const body = readBody(call, changedSchema)
    requireAdministrator(call)
    const organization = existingOrganization(call)
    const before = existingPermission(call, organization)
    call.state.defaultPermissions.update(before.id, { role: body.role })
    const row = existingPermission(call, organization)
    logPermission(call, 'modify_prototype_permission', row, { original_role: before.role })
    return json(view(call, organization, row))
  },
}

const deletePermission: Operation = {
  name: 'default-permission.delete',
  method: 'DELETE',
  path: itemPath,
  handle(call) {
    requireAdministrator(call)
    const row = existingPermission(call, existingOrganization(call))
    call.state.defaultPermissions.delete(row.id)
    logPermission(call, 'delete_prototype_permission', row)
    return noContent()
  },
}

export const defaultPermissionOperations: Operation[] = [
  listPermissions,
  createPermission,
  updatePermission,
  deletePermission,
]
