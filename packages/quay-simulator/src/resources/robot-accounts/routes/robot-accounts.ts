import { json, noContent } from '../../../api/answer.ts'
import { invalidRequest } from '../../../api/api-error.ts'
import { hasScope, unauthorized } from '../../../auth/permissions.ts'
import { avatarOf } from '../../../avatar.ts'
import { booleanParameter, integerParameter, parameter, readOptionalBody, type Operation } from '../../../api/call.ts'
import { deleteRobot, namespaceId } from '../../namespaces/model.ts'
import { createRobot, namedRobot, regenerateToken, type NewRobot, robotKeys } from '../model.ts'
import { logAction } from '../../../action-log/log-action.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import type { State } from '../../../state.ts'
import type { Robot } from '../rows.ts'
import { type RobotFamily, robotFamilies, ownFamily } from './robot-families.ts'

const itemPart = '/{robot_shortname}'

const newRobotSchema: SchemaOf<NewRobot> = {
  type: 'object',
  properties: {
    description: { type: 'string', maxLength: 255 },
    unstructured_metadata: { type: 'object' },
  },
}

function belongings(state: State, robot: Robot): Record<string, unknown> {
  const teams = state.teamMembers.findAll('accountId', robot.id).flatMap((row) => state.teams.get(row.teamId) ?? [])
  const repositories = state.repositoryPermissions
    .findAll('accountId', robot.id)
    .flatMap((row) => state.repositories.get(row.repositoryId)?.name ?? [])
  return {
    teams: teams.map((team) => ({ name: team.name, avatar: avatarOf(team.name, null, 'team') })),
    repositories: [...new Set(repositories)],
  }
}

const robotView = (robot: Robot, extra: Record<string, unknown>) => ({
  ...robotKeys(robot),
  description: robot.description,
  ...extra,
})

const listOperation = (family: RobotFamily): Operation => ({
  name: `${family.name}.list`,
  method: 'GET',
  path: family.path,
  handle(call) {
    const isWithPermissions = booleanParameter(call, 'permissions', false)
    const isWithTokens = booleanParameter(call, 'token', true)
    const limit = integerParameter(call, 'limit', 'If specified, the number of robots to return.')
    family.requireList(call)
    const sees = family.sees(call)
    const id = namespaceId(call.state, family.namespaceName(call))
    const robots = id === undefined ? [] : call.state.robots.findAll('namespaceId', id)
    // The one used last comes first.
    const sorted = robots.toSorted((left, right) => (right.lastAccessedMs ?? 0) - (left.lastAccessedMs ?? 0))
    return json({
      robots: sorted.slice(0, limit || undefined).map((robot) => ({
        ...robotKeys(robot),
        ...(isWithPermissions && sees.permissions ? belongings(call.state, robot) : {}),
        description: robot.description,
        ...(isWithTokens && sees.tokens ? { token: robot.token } : {}),
      })),
    })
  },
})

const readOperation = (family: RobotFamily): Operation => ({
  name: `${family.name}.read`,
  method: 'GET',
  path: family.path + itemPart,
  handle(call) {
    family.requireRead(call)
    const robot = namedRobot(call.state, family.owner(call).name, parameter(call, 'robot_shortname'))
    const token = family.sees(call).tokens ? { token: robot.token } : {}
    // Metadata that was not given is null in the answer to the creation and an empty object ever after.
    return json(robotView(robot, { ...token, unstructured_metadata: robot.metadata ?? {} }))
  },
})

const createOperation = (family: RobotFamily): Operation => ({
  name: `${family.name}.create`,
  method: 'PUT',
  path: family.path + itemPart,
  handle(call) {
    const { state, clock } = call
    // For one's own the account is looked at before the body, for an organization's after it (identity.md 1.3).
    if (family === ownFamily) family.requireWrite(call)
    const wanted = readOptionalBody(call, newRobotSchema)
    family.requireWrite(call)
    const owner = family.owner(call)
    const robot = createRobot(state, clock, owner, parameter(call, 'robot_shortname'), wanted)
    logAction(
      call,
      'create_robot',
      { namespaceId: owner.id },
      {
        robot: robot.shortName,
        description: robot.description,
        unstructured_metadata: robot.metadata,
      },
    )
    return json(robotView(robot, { token: robot.token, unstructured_metadata: robot.metadata }), 201)
  },
})

const deleteOperation = (family: RobotFamily): Operation => ({
  name: `${family.name}.delete`,
  method: 'DELETE',
  path: family.path + itemPart,
  handle(call) {
    family.requireWrite(call)
    const robot = namedRobot(call.state, family.namespaceName(call), parameter(call, 'robot_shortname'))
    if (call.state.mirrors.find('robotId', robot.id)) throw invalidRequest('Robot is being used by a mirror')
    deleteRobot(call.state, robot.id)
    logAction(call, 'delete_robot', { namespaceId: robot.namespaceId }, { robot: robot.shortName })
    return noContent()
  },
})

const regenerateOperation = (family: RobotFamily): Operation => ({
  name: `${family.name}.regenerate`,
  method: 'POST',
  path: `${family.path}${itemPart}/regenerate`,
  handle(call) {
    family.requireWrite(call)
    const known = namedRobot(call.state, family.owner(call).name, parameter(call, 'robot_shortname'))
    const robot = regenerateToken(call.state, known)
    logAction(call, 'regenerate_robot_token', { namespaceId: robot.namespaceId }, { robot: robot.shortName })
    return json(robotView(robot, { token: robot.token }))
  },
})

const permissionsOperation = (family: RobotFamily): Operation => ({
  name: `${family.name}.list-permissions`,
  method: 'GET',
  path: `${family.path}${itemPart}/permissions`,
  handle(call) {
    const { state } = call
    // Both: the role in the organization and the scope user:admin (identity.md 1.4).
    if (!hasScope(call.identity, 'user:admin')) throw unauthorized(call.identity)
    family.requireRead(call)
    const robot = namedRobot(state, family.namespaceName(call), parameter(call, 'robot_shortname'))
    const permissions = state.repositoryPermissions.findAll('accountId', robot.id).map((row) => {
      const repository = state.repositories.get(row.repositoryId)
      return { repository: { name: repository?.name, is_public: repository?.isPublic }, role: row.role }
    })
    return json({ permissions })
  },
})

export const robotOperations: Operation[] = robotFamilies.flatMap((family) => [
  listOperation(family),
  readOperation(family),
  createOperation(family),
  deleteOperation(family),
  regenerateOperation(family),
  permissionsOperation(family),
])
