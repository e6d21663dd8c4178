import { json, noContent } from '../../../api/answer.ts'
import { modelError, notFound } from '../../../api/api-error.ts'
import { avatarOf } from '../../../avatar.ts'
import { parameter, readBody, type Call, type Operation } from '../../../api/call.ts'
import { findTeam } from '../../organizations/model.ts'
import { changeTeamRole, createTeam, removeTeam } from '../model.ts'
import { logAction } from '../../../action-log/log-action.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import type { Organization } from '../../organizations/rows.ts'
import type { Team, TeamRole } from '../rows.ts'
import { pathOrganization, requireAdministrator, requireAdministratorRead } from '../../organizations/access.ts'
import { requireCaller } from '../../../auth/callers.ts'

const path = '/api/v1/organization/{orgname}/team/{teamname}'

type TeamBody = { role: TeamRole; description?: string }

const teamSchema: SchemaOf<TeamBody> = {
  type: 'object',
  required: ['role'],
  properties: {
    role: { type: 'string', enum: ['member', 'creator', 'admin'] },
    description: { type: 'string' },
  },
}

/** A team as the answers of its own path show it. */
export const ownTeamView = (team: Team, isNew: boolean) => ({
  name: team.name,
  description: team.description,
  can_view: true,
  role: team.role,
  avatar: avatarOf(team.name, null, 'team'),
  new_team: isNew,
})

function changeTeam(call: Call, organization: Organization, team: Team, body: TeamBody): Team {
  const { state } = call
  const log = (kind: string, metadata: Record<string, unknown>) =>
    logAction(call, kind, { namespaceId: organization.id }, { team: team.name, ...metadata })
  if (body.description !== undefined && body.description !== team.description) {
    state.teams.update(team.id, { description: body.description })
    log('org_set_team_description', { description: body.description })
  }
  if (body.role !== team.role) {
    changeTeamRole(state, organization, team, body.role, requireCaller(call))
    log('org_set_team_role', { role: body.role })
  }
  return state.teams.get(team.id) ?? team
}

const putTeam: Operation = {
  name: 'team.put',
  method: 'PUT',
  path,
  handle(call) {
    const body = readBody(call, teamSchema)
    requireAdministrator(call)
    const organization = pathOrganization(call)
    // 400 where one expects a 404 (teams-create-change-delete.json, step 26).
    if (!organization) throw modelError(`Organization does not exist: ${parameter(call, 'orgname')}`)
    const name = parameter(call, 'teamname')
    const known = findTeam(call.state, organization, name)
    if (known) return json(ownTeamView(changeTeam(call, organization, known, body), false))
    const made = createTeam(call.state, organization, { name, role: body.role, description: body.description ?? '' })
    logAction(call, 'org_create_team', { namespaceId: organization.id }, { team: name })
    return json(ownTeamView(made, true))
  },
}

const deleteOperation: Operation = {
  name: 'team.delete',
  method: 'DELETE',
  path,
  handle(call) {
    requireAdministrator(call)
    const organization = pathOrganization(call)
    const name = parameter(call, 'teamname')
    removeTeam(call.state, parameter(call, 'orgname'), name, requireCaller(call))
    logAction(call, 'org_delete_team', { namespaceId: organization?.id }, { team: name })
    return noContent()
  },
}

const listTeamPermissions: Operation = {
  name: 'team.list-permissions',
  method: 'GET',
  path: `${path}/permissions`,
  handle(call) {
    const { state } = call
    requireAdministratorRead(call)
    const team = findTeam(state, pathOrganization(call), parameter(call, 'teamname'))
    if (!team) throw notFound()
    const permissions = state.repositoryPermissions.findAll('teamId', team.id).map((permission) => {
      const repository = state.repositories.get(permission.repositoryId)
      return { repository: { name: repository?.name, is_public: repository?.isPublic }, role: permission.role }
    })
    return json({ permissions })
  },
}

export const teamOperations: Operation[] = [putTeam, deleteOperation, listTeamPermissions]
