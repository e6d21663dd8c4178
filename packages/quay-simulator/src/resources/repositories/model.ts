import { teamRole } from '../../auth/permissions.ts'
import type { Clock } from '../../clock.ts'
import type { State } from '../../state.ts'
import type { Repository } from './rows.ts'
import type { RepositoryRole } from '../repository-permissions/rows.ts'
import type { User } from '../namespaces/user-rows.ts'
import { namespaceId } from '../namespaces/model.ts'
import { randomUuid } from '../../random-text.ts'

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

/** Whether the repository is in the person's lists, where no scope is asked for (repository-list.json). */
export function isListedFor(state: State, user: User | undefined, repository: Repository): boolean {
  if (!user) return false
  if (repository.namespaceId === user.id) return true
  const organization = state.organizations.get(repository.namespaceId)
  if (organization && teamRole(state, user, organization) === 'admin') return true
  const teamIds = new Set(state.teamMembers.findAll('accountId', user.id).map((member) => member.teamId))
  return state.repositoryPermissions
    .findAll('repositoryId', repository.id)
    .some((row) => row.accountId === user.id || (row.teamId !== null && teamIds.has(row.teamId)))
}

/** Whether Quay takes the text for a repository's name (repository-create-forms.json). */
export const isRepositoryName = (name: string): boolean =>
  name.length <= 255 && /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/.test(name)

type NewRepository = Pick<Repository, 'namespaceId' | 'name' | 'isPublic' | 'description'>

/** Stores a repository without any role on it. */
const insertRepository = (state: State, clock: Clock, repository: NewRepository): Repository =>
  state.repositories.insert({
    id: state.nextId('repositories'),
    kind: 'image',
    state: 'NORMAL',
    isTrustEnabled: false,
    statusToken: randomUuid(),
    createdMs: clock.nowMs(),
    ...repository,
  })

/** Makes a repository: its maker administers it, and in an organization the default permissions hold (prototypes.json, step 28). */
export function createRepository(state: State, clock: Clock, wanted: NewRepository, creatorId: number): Repository {
  const repository = insertRepository(state, clock, wanted)
  setPermission(state, repository, { accountId: creatorId }, 'admin')
  if (wanted.namespaceId !== creatorId) applyDefaultPermissions(state, repository, creatorId)
  return repository
}

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

function applyDefaultPermissions(state: State, repository: Repository, creatorId: number): void {
  for (const row of state.defaultPermissions.findAll('organizationId', repository.namespaceId)) {
    if (row.activatingUserId !== null && row.activatingUserId !== creatorId) continue
    if (row.accountId !== null) setPermission(state, repository, { accountId: row.accountId }, row.role)
    if (row.teamId !== null) setPermission(state, repository, { teamId: row.teamId }, row.role)
  }
}
