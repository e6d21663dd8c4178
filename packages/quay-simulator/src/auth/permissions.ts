import { CrashError, insufficientScope, requiresAuthentication, type ApiError } from '../api/api-error.ts'
import { hasFeature, settingWords } from '../settings.ts'
import type { State } from '../state.ts'
import type { Organization } from '../resources/organizations/rows.ts'
import type { TeamRole } from '../resources/teams/rows.ts'
import type { User } from '../resources/namespaces/user-rows.ts'
import { userOf, type Identity } from './identity.ts'
import type { Scope } from './scopes.ts'

/** Whether the caller may use this scope: a session has them all. */
export const hasScope = (identity: Identity, scope: Scope): boolean =>
  identity.kind === 'session' || (identity.kind === 'token' && identity.scopes.has(scope))

/** Who is a superuser is asked of the directory, where there is one (settings-directory-down.json). */
function askDirectory(state: State): void {
  if (state.directory && !state.directory.isReachable) throw new CrashError('The directory is out of reach')
}

/** Whether the name is a global read-only superuser's; it wins over superuser (identity.md 1.6). */
export function isGlobalReaderName(state: State, username: string): boolean {
  askDirectory(state)
  return settingWords(state.settings, 'GLOBAL_READONLY_SUPER_USERS').includes(username)
}

/** Whether the name is a superuser's, whatever a token says. */
export const isSuperuserName = (state: State, username: string): boolean =>
  hasFeature(state.settings, 'SUPER_USERS') &&
  settingWords(state.settings, 'SUPER_USERS').includes(username) &&
  !isGlobalReaderName(state, username)

/** Whether the caller acts as a superuser: by name and by scope (access-superuser-reads.json). */
export function isSuperuser(state: State, identity: Identity): boolean {
  const user = userOf(identity)
  return user !== undefined && isSuperuserName(state, user.username) && hasScope(identity, 'super:user')
}

/** Whether the caller may read everything; no scope is asked for (access-scopes-superuser.json, step 32). */
export function isGlobalReader(state: State, identity: Identity): boolean {
  const user = userOf(identity)
  return user !== undefined && isGlobalReaderName(state, user.username)
}

/** Whether the caller counts as administrator of everything. */
export const hasFullAccess = (state: State, identity: Identity): boolean =>
  hasFeature(state.settings, 'SUPERUSERS_FULL_ACCESS') && isSuperuser(state, identity)

export const canReadOwnAccount = (identity: Identity): boolean =>
  hasScope(identity, 'user:read') || hasScope(identity, 'user:admin')

export const canAdministerOwnAccount = (identity: Identity): boolean => hasScope(identity, 'user:admin')

const rank: Record<TeamRole, number> = { member: 1, creator: 2, admin: 3 }

/** The highest role that the person's teams give in the organization, whatever a token says. */
export function teamRole(state: State, user: User | undefined, organization: Organization): TeamRole | undefined {
  if (!user) return undefined
  const roles = state.teamMembers
    .findAll('accountId', user.id)
    .map((member) => state.teams.get(member.teamId))
    .filter((team) => team?.organizationId === organization.id)
    .map((team) => team?.role ?? 'member')
  return roles.toSorted((left, right) => rank[right] - rank[left])[0]
}

/** The role in the organization as far as the token's scopes let it through: `org:admin` all, `repo:create` up to creator. */
function cappedRole(state: State, identity: Identity, organization: Organization): TeamRole | undefined {
  const role = teamRole(state, userOf(identity), organization)
  if (!role || hasScope(identity, 'org:admin')) return role
  if (!hasScope(identity, 'repo:create')) return undefined
  return role === 'admin' ? 'creator' : role
}

/** Whether the caller administers the organization; of one that does not exist only full access does. */
export const canAdministerOrganization = (
  state: State,
  identity: Identity,
  organization: Organization | undefined,
): boolean =>
  hasFullAccess(state, identity) ||
  (organization !== undefined && cappedRole(state, identity, organization) === 'admin')

/** Whether the caller sees the organization from inside. */
export const isOrganizationMember = (
  state: State,
  identity: Identity,
  organization: Organization | undefined,
): boolean =>
  hasFullAccess(state, identity) ||
  (organization !== undefined && cappedRole(state, identity, organization) !== undefined)

/** Whether the caller may make repositories in the organization. */
export const canCreateRepositories = (state: State, identity: Identity, organization: Organization): boolean =>
  hasFullAccess(state, identity) || (rank[cappedRole(state, identity, organization) ?? 'member'] ?? 0) >= rank.creator

/** The refusal for a caller who may not: 403 for somebody, 401 for nobody. */
export const unauthorized = (identity: Identity): ApiError =>
  identity.kind === 'anonymous' ? requiresAuthentication() : insufficientScope()
