import { userOf, type Identity } from '../auth/identity.ts'
import { canCreateRepositories, hasFullAccess, hasScope, teamRole } from '../auth/permissions.ts'
import type { Repository, RepositoryRole, State, User } from '../state.ts'
import { namespaceId } from './namespaces.ts'

/** A repository's full name, taken apart at its first slash: the name itself may have more of them. */
export function splitPath(path: string): { namespace: string; name: string } {
  const slash = path.indexOf('/')
  return { namespace: path.slice(0, slash), name: path.slice(slash + 1) }
}

/** The repository of that full name, `acme/app`. */
export function findRepository(state: State, path: string): Repository | undefined {
  const { namespace, name } = splitPath(path)
  const id = namespaceId(state, namespace)
  return id === undefined ? undefined : state.repositories.find('path', `${id}/${name}`)
}

const rank: Record<RepositoryRole, number> = { read: 1, write: 2, admin: 3 }

/** Whether everything in the namespace is the person's to administer: the own one, or as administrator of an organization. */
function ownsNamespace(state: State, user: User, namespace: string): boolean {
  if (user.username === namespace) return true
  const organization = state.organizations.find('name', namespace)
  return organization !== undefined && teamRole(state, user, organization) === 'admin'
}

/** The rank of the role that a person has on a repository, whatever a token says; 0: none. */
function permittedRank(state: State, user: User, path: string): number {
  if (ownsNamespace(state, user, splitPath(path).namespace)) return rank.admin
  const repository = findRepository(state, path)
  if (!repository) return 0
  const teamIds = new Set(state.teamMembers.findAll('accountId', user.id).map((member) => member.teamId))
  const ranks = state.repositoryPermissions
    .findAll('repositoryId', repository.id)
    .filter((row) => row.accountId === user.id || (row.teamId !== null && teamIds.has(row.teamId)))
    .map((row) => rank[row.role])
  return Math.max(0, ...ranks)
}

/** The highest rank that the token's scopes let through. */
function scopeRank(identity: Identity): number {
  if (hasScope(identity, 'repo:admin')) return rank.admin
  if (hasScope(identity, 'repo:write')) return rank.write
  return hasScope(identity, 'repo:read') ? rank.read : 0
}

/** Whether the caller may do on the repository what needs this role; it need not exist. */
export function hasRepositoryRole(state: State, identity: Identity, path: string, role: RepositoryRole): boolean {
  if (hasFullAccess(state, identity)) return true
  if (role === 'read' && findRepository(state, path)?.isPublic) return true
  const user = userOf(identity)
  return user !== undefined && Math.min(permittedRank(state, user, path), scopeRank(identity)) >= rank[role]
}

/** Whether the repository is in the person's lists, where no scope is asked for (repository-list.json). */
export const isListedFor = (state: State, user: User | undefined, path: string): boolean =>
  user !== undefined && permittedRank(state, user, path) > 0

/** Whether the caller may make repositories in the namespace (repository-create-access.json). */
export function canCreateIn(state: State, identity: Identity, namespace: string): boolean {
  if (hasFullAccess(state, identity)) return true
  // One's own namespace asks for the same scopes as an organization.
  if (userOf(identity)?.username === namespace) {
    return hasScope(identity, 'repo:create') || hasScope(identity, 'org:admin')
  }
  const organization = state.organizations.find('name', namespace)
  return organization !== undefined && canCreateRepositories(state, identity, organization)
}

/** Whether Quay takes the text for a repository's name (repository-create-forms.json). */
export const isRepositoryName = (name: string): boolean =>
  name.length <= 255 && /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/.test(name)

/** Gives an account or a team a role on a repository, in place of the one that it has. */
export function setPermission(
  state: State,
  repository: Repository,
  whom: { accountId: number } | { teamId: number },
  role: RepositoryRole,
): void {
  const known = state.repositoryPermissions
    .findAll('repositoryId', repository.id)
    .find((row) => ('accountId' in whom ? row.accountId === whom.accountId : row.teamId === whom.teamId))
  if (known) {
    state.repositoryPermissions.update(known.id, { role })
    return
  }
  state.repositoryPermissions.insert({
    id: state.nextId('repositoryPermissions'),
    repositoryId: repository.id,
    accountId: 'accountId' in whom ? whom.accountId : null,
    teamId: 'teamId' in whom ? whom.teamId : null,
    role,
  })
}

/** Gives a new repository of an organization its default permissions (prototypes.json, step 28). */
export function applyDefaultPermissions(state: State, repository: Repository, creator: User): void {
  for (const row of state.defaultPermissions.findAll('organizationId', repository.namespaceId)) {
    if (row.activatingUserId !== null && row.activatingUserId !== creator.id) continue
    if (row.accountId !== null) setPermission(state, repository, { accountId: row.accountId }, row.role)
    if (row.teamId !== null) setPermission(state, repository, { teamId: row.teamId }, row.role)
  }
}
