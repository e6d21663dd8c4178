import type { Identity } from '../auth/identity.ts'
import { isGlobalReader } from '../auth/permissions.ts'
import { canCreateIn, grantedRole, hasRepositoryRole } from '../auth/repository-permissions.ts'
import { parseScopes } from '../auth/scopes.ts'
import type { LogWriter } from '../action-log/log-writer.ts'
import { namespaceId } from '../resources/namespaces/model.ts'
import { createRepository, findRepository, isRepositoryName, splitPath } from '../resources/repositories/model.ts'
import type { State } from '../state.ts'
import type { Repository } from '../resources/repositories/rows.ts'
import type { RepositoryRole } from '../resources/repository-permissions/rows.ts'
import { performerOf, type Caller } from './callers.ts'

/** Whom the API would take the caller for, where it is a user. */
function identityOf(caller: Caller): Identity {
  if (caller.kind === 'user' || caller.kind === 'app-token') return { kind: 'session', user: caller.user, freshAtMs: 0 }
  if (caller.kind !== 'oauth') return { kind: 'anonymous' }
  const { user, token } = caller
  return { kind: 'token', user, token, scopes: parseScopes(token.scope) ?? new Set() }
}

function hasRole(state: State, caller: Caller, path: string, role: RepositoryRole): boolean {
  const repository = findRepository(state, path)
  if (caller.kind === 'build') return repository?.id === caller.build.repositoryId
  if (caller.kind === 'robot' && grantedRole(state, caller.robot.id, repository, role)) return true
  return hasRepositoryRole(state, identityOf(caller), { namespace: splitPath(path).namespace, repository }, role)
}

/** Whether the caller may pull from the repository; of one that does not exist only the namespace's administrators may. */
export const canPull = (state: State, caller: Caller, path: string): boolean =>
  hasRole(state, caller, path, 'read') || isGlobalReader(state, identityOf(caller))

/** A mirror takes pushes of its own robot only, a read-only repository of nobody. */
function isOpenTo(state: State, caller: Caller, repository: Repository): boolean {
  if (repository.state !== 'MIRROR') return repository.state === 'NORMAL'
  const robotId = state.mirrors.find('repositoryId', repository.id)?.robotId
  return caller.kind === 'robot' && caller.robot.id === robotId
}

/** Whether a robot's teams let it make repositories. */
function canRobotCreateIn(state: State, robotId: number, namespace: string): boolean {
  const organization = state.organizations.find('name', namespace)
  const teams = state.teamMembers.findAll('accountId', robotId).map(({ teamId }) => state.teams.get(teamId))
  return teams.some((team) => team?.organizationId === organization?.id && team?.role !== 'member')
}

/** Makes the repository that a push names first, if it may be made: private, and without an entry of its own. */
function createByPush({ state, clock }: LogWriter, caller: Caller, path: string): boolean {
  const { namespace, name } = splitPath(path)
  const id = namespaceId(state, namespace)
  const creatorId = performerOf(caller)
  if (id === undefined || creatorId === null || !isRepositoryName(name)) return false
  const isAllowed =
    caller.kind === 'robot'
      ? canRobotCreateIn(state, caller.robot.id, namespace)
      : canCreateIn(state, identityOf(caller), namespace)
  if (!isAllowed) return false
  createRepository(state, clock, { namespaceId: id, name, isPublic: false, description: '' }, creatorId)
  return true
}

/** What asking for a token with `pull,push` comes to: whether it lets the caller push. It makes the repository where there is none. */
export function grantPush(writer: LogWriter, caller: Caller, path: string): boolean {
  const { state } = writer
  const repository = findRepository(state, path)
  if (!repository) return createByPush(writer, caller, path)
  return hasRole(state, caller, path, 'write') && isOpenTo(state, caller, repository)
}
