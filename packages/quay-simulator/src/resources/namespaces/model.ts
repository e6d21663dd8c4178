import { modelError } from '../../api/api-error.ts'
import type { State } from '../../state.ts'
import type { DefaultPermission } from '../default-permissions/rows.ts'
import { randomUuid } from '../../random-text.ts'
import { deleteNotificationsOf } from '../repository-notifications/model.ts'

/** Who holds a name that is taken: names are one space for users, organizations and what awaits its purge. */
export type NameHolder = 'user' | 'organization' | 'robot' | 'deleted'

/** Who holds the name, if anybody does. */
export function nameHolder(state: State, name: string): NameHolder | undefined {
  if (state.users.find('username', name)) return 'user'
  if (state.organizations.find('name', name)) return 'organization'
  if (state.robots.find('username', name)) return 'robot'
  return state.deletedNamespaces.find('originalName', name) ? 'deleted' : undefined
}

/** The id of the user or organization of that name. */
export const namespaceId = (state: State, name: string): number | undefined =>
  (state.users.find('username', name) ?? state.organizations.find('name', name))?.id

/** The name of the namespace with that id. */
export const namespaceName = (state: State, id: number): string | undefined =>
  state.users.get(id)?.username ?? state.organizations.get(id)?.name

/** The refusal of a deleted name before its purge (users-delete.json, step 13). */
export const nameNotAvailable = () => modelError('Username is not available')

function deleteTeams(state: State, organizationId: number): void {
  for (const team of state.teams.findAll('organizationId', organizationId)) deleteTeam(state, team.id)
}

/** Deletes the default permissions of a kind, wherever they are. */
function deleteDefaultPermissions(state: State, isMeant: (row: DefaultPermission) => boolean): void {
  const rows = Array.from(state.defaultPermissions.all()).filter(isMeant)
  for (const row of rows) state.defaultPermissions.delete(row.id)
}

/** Deletes a team with its members, invitations, permissions and sync settings. */
export function deleteTeam(state: State, teamId: number): void {
  for (const row of state.teamMembers.findAll('teamId', teamId)) state.teamMembers.delete(row.id)
  for (const row of state.teamInvites.findAll('teamId', teamId)) state.teamInvites.delete(row.id)
  for (const row of state.teamSyncs.findAll('teamId', teamId)) state.teamSyncs.delete(row.id)
  for (const row of state.repositoryPermissions.findAll('teamId', teamId)) state.repositoryPermissions.delete(row.id)
  deleteDefaultPermissions(state, (row) => row.teamId === teamId)
  state.teams.delete(teamId)
}

/** Deletes a robot; what it belonged to goes on without it. */
export function deleteRobot(state: State, robotId: number): void {
  for (const row of state.teamMembers.findAll('accountId', robotId)) state.teamMembers.delete(row.id)
  for (const row of state.robotFederations.findAll('robotId', robotId)) state.robotFederations.delete(row.id)
  for (const row of state.exchangedTokens.findAll('robotId', robotId)) state.exchangedTokens.delete(row.id)
  deletePermissionsOf(state, robotId)
  deleteDefaultPermissions(state, (row) => row.accountId === robotId)
  state.robots.delete(robotId)
}

/** Takes away every direct role on repositories that a person or robot has. */
export function deletePermissionsOf(state: State, accountId: number): void {
  for (const row of state.repositoryPermissions.findAll('accountId', accountId)) {
    state.repositoryPermissions.delete(row.id)
  }
}

/** Deletes a repository with its permissions. */
export function deleteRepository(state: State, repositoryId: number): void {
  for (const row of state.repositoryPermissions.findAll('repositoryId', repositoryId)) {
    state.repositoryPermissions.delete(row.id)
  }
  const tables = [
    state.stars,
    state.tags,
    state.builds,
    state.mirrors,
    state.autoPrunePolicies,
    state.immutabilityPolicies,
  ]
  for (const table of tables) for (const row of table.findAll('repositoryId', repositoryId)) table.delete(row.id)
  deleteNotificationsOf(state, repositoryId)
  state.repositories.delete(repositoryId)
}

/** Deletes an application; its tokens are dead with it (access-dead-tokens.json, step 10). */
export function deleteApplication(state: State, applicationId: number): void {
  for (const token of state.tokens.findAll('applicationId', applicationId)) state.tokens.delete(token.id)
  state.applications.delete(applicationId)
}

function deleteQuotas(state: State, id: number): void {
  for (const quota of state.quotas.findAll('namespaceId', id)) {
    for (const limit of state.quotaLimits.findAll('quotaId', quota.id)) state.quotaLimits.delete(limit.id)
    state.quotas.delete(quota.id)
  }
}

/**
 * Takes a user or an organization out of every list at once; its name stays reserved until the purge.
 * Quay: mark_namespace_for_deletion.
 */
export function markForDeletion(state: State, id: number): void {
  const name = namespaceName(state, id)
  if (name === undefined) return
  const kind = state.users.get(id) ? 'user' : 'org'
  for (const robot of state.robots.findAll('namespaceId', id)) deleteRobot(state, robot.id)
  for (const row of state.teamMembers.findAll('accountId', id)) state.teamMembers.delete(row.id)
  for (const row of state.teamInvites.findAll('userId', id)) state.teamInvites.delete(row.id)
  for (const row of state.tokens.findAll('userId', id)) state.tokens.delete(row.id)
  for (const row of state.appSpecificTokens.findAll('userId', id)) state.appSpecificTokens.delete(row.id)
  for (const row of state.notifications.findAll('userId', id)) state.notifications.delete(row.id)
  for (const table of [state.autoPrunePolicies, state.immutabilityPolicies]) {
    for (const row of table.findAll('namespaceId', id)) table.delete(row.id)
  }
  for (const row of state.applications.findAll('organizationId', id)) deleteApplication(state, row.id)
  for (const row of state.repositories.findAll('namespaceId', id)) deleteRepository(state, row.id)
  deletePermissionsOf(state, id)
  deleteDefaultPermissions(state, (row) => [row.organizationId, row.accountId, row.activatingUserId].includes(id))
  deleteTeams(state, id)
  deleteQuotas(state, id)
  state.users.delete(id)
  state.organizations.delete(id)
  state.deletedNamespaces.insert({ id, originalName: name, kind, shownName: randomUuid(), shownEmail: randomUuid() })
}

/** One round of the worker that purges deleted namespaces: their names are free afterwards. */
export function collectNamespaces(state: State): void {
  const deleted = Array.from(state.deletedNamespaces.all())
  for (const row of deleted) state.deletedNamespaces.delete(row.id)
}
