import type { State } from '../state.ts'
import type { Repository } from '../resources/repositories/rows.ts'
import type { RepositoryRole } from '../resources/repository-permissions/rows.ts'
import { userOf, type Identity } from './identity.ts'
import { canCreateRepositories, hasFullAccess, hasScope, teamRole } from './permissions.ts'

const rank: Record<RepositoryRole, number> = { read: 1, write: 2, admin: 3 }

/** The highest rank that the token's scopes let through. */
function scopeRank(identity: Identity): number {
  if (hasScope(identity, 'repo:admin')) return rank.admin
  if (hasScope(identity, 'repo:write')) return rank.write
  return hasScope(identity, 'repo:read') ? rank.read : 0
}

function isNamespaceAdministrator(state: State, identity: Identity, namespace: string): boolean {
  const user = userOf(identity)
  if (user?.username === namespace) return true
  const organization = state.organizations.find('name', namespace)
  return organization !== undefined && teamRole(state, user, organization) === 'admin'
}

function grantedRank(state: State, id: number | undefined, repository: Repository | undefined): number {
  if (id === undefined || !repository) return 0
  const teams = new Set(state.teamMembers.findAll('accountId', id).map(({ teamId }) => teamId))
  const ranks = state.repositoryPermissions
    .findAll('repositoryId', repository.id)
    .filter(({ accountId, teamId }) => accountId === id || (teamId !== null && teams.has(teamId)))
    .map(({ role }) => rank[role])
  return Math.max(0, ...ranks)
}

/** Whether the account itself or one of its teams has the role on the repository. */
export const grantedRole = (
  state: State,
  accountId: number,
  repository: Repository | undefined,
  role: RepositoryRole,
): boolean => grantedRank(state, accountId, repository) >= rank[role]

/** Whether the caller has the role on the repository; of one that does not exist only the namespace's administrators do. */
export function hasRepositoryRole(
  state: State,
  identity: Identity,
  { namespace, repository }: { namespace: string; repository: Repository | undefined },
  role: RepositoryRole,
): boolean {
  if (hasFullAccess(state, identity)) return true
  if (role === 'read' && repository?.isPublic) return true
  const granted = isNamespaceAdministrator(state, identity, namespace)
    ? rank.admin
    : grantedRank(state, userOf(identity)?.id, repository)
  return Math.min(granted, scopeRank(identity)) >= rank[role]
}

/** Whether the caller administers a namespace of either kind; people administer their own (logs-access-unknown-things.json). */
export const canAdministerNamespace = (state: State, identity: Identity, namespace: string): boolean =>
  hasFullAccess(state, identity) ||
  (hasScope(identity, 'org:admin') && isNamespaceAdministrator(state, identity, namespace))

/** Whether the caller may make repositories in the namespace (repository-create-access.json). */
export function canCreateIn(state: State, identity: Identity, namespace: string): boolean {
  if (hasFullAccess(state, identity)) return true
  if (userOf(identity)?.username === namespace) {
    return hasScope(identity, 'repo:create') || hasScope(identity, 'org:admin')
  }
  const organization = state.organizations.find('name', namespace)
  return organization !== undefined && canCreateRepositories(state, identity, organization)
}
