import { json, noContent } from '../../../api/answer.ts'
import { CrashError, insufficientScope, invalidRequest, message, modelError, notFound } from '../../../api/api-error.ts'
import { userOf } from '../../../auth/identity.ts'
import { hasFullAccess, hasScope, isGlobalReader } from '../../../auth/permissions.ts'
import { canCreateIn, hasRepositoryRole } from '../../../auth/repository-permissions.ts'
import { booleanParameter, parameter, readBody, type Call, type Operation } from '../../../api/call.ts'
import { deleteRepository, namespaceId, namespaceName } from '../../namespaces/model.ts'
import { createRepository, findRepository, isListedFor, isRepositoryName, splitPath } from '../model.ts'
import { logAction } from '../../../action-log/log-action.ts'
import { readPageToken, writePageToken } from '../../../api/page-token.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import { hasQuotas } from '../../../settings.ts'
import type { Repository } from '../rows.ts'
import type { User } from '../../namespaces/user-rows.ts'
import { requireOwnAccount } from '../../../auth/callers.ts'
import { pathRepository, pathPlace, requireRepositoryRole, existingRepository } from '../access.ts'

const collectionPath = '/api/v1/repository'
const itemPath = '/api/v1/repository/{repository}'
const pageSize = 100

type NewRepository = {
  repository: string
  visibility: 'public' | 'private'
  namespace?: string
  description: string
  repo_kind?: 'image' | null
}

const newRepositorySchema: SchemaOf<NewRepository> = {
  type: 'object',
  required: ['repository', 'visibility', 'description'],
  properties: {
    repository: { type: 'string' },
    visibility: { type: 'string', enum: ['public', 'private'] },
    namespace: { type: 'string' },
    description: { type: 'string' },
    repo_kind: { type: ['string', 'null'], enum: ['image', null] },
  },
}

const createOperation: Operation = {
  name: 'repository.create',
  method: 'POST',
  path: collectionPath,
  handle(call) {
    const { state, clock } = call
    const body = readBody(call, newRepositorySchema)
    const user = userOf(call.identity)
    if (!user) throw invalidRequest('Must provide a namespace or must be logged in.')
    const namespace = body.namespace ?? user.username
    if (!canCreateIn(state, call.identity, namespace)) throw insufficientScope()
    if (findRepository(state, `${namespace}/${body.repository}`)) throw invalidRequest('Repository already exists')
    if (!isRepositoryName(body.repository)) throw invalidRequest('Invalid repository name')
    const id = namespaceId(state, namespace)
    // Full access asks nobody whether the namespace exists (repository-create-forms.json, step 32).
    if (id === undefined) throw new CrashError('No such namespace')
    const { repository: name, description, visibility } = body
    const wanted = { namespaceId: id, name, isPublic: visibility === 'public', description }
    const repository = createRepository(state, clock, wanted, user.id)
    const metadata = { repo: repository.name, namespace }
    logAction(call, 'create_repo', { namespaceId: id, repositoryId: repository.id }, metadata)
    return json({ namespace, name: repository.name, kind: 'image' }, 201)
  },
}

const isStarred = (call: Call, user: User, repository: Repository): boolean =>
  call.state.stars.findAll('userId', user.id).some((star) => star.repositoryId === repository.id)

function quotaReport(call: Call, repository: Repository): Record<string, unknown> {
  if (!hasQuotas(call.state.settings)) return {}
  const quota = call.state.quotas.find('namespaceId', repository.namespaceId)
  return { quota_report: { quota_bytes: 0, configured_quota: quota?.limitBytes ?? null } }
}

function listItem(call: Call, repository: Repository): Record<string, unknown> {
  const user = userOf(call.identity)
  return {
    namespace: namespaceName(call.state, repository.namespaceId),
    name: repository.name,
    description: repository.description,
    is_public: repository.isPublic,
    kind: repository.kind,
    state: repository.state,
    // Nothing was ever pushed here, and nobody pulled.
    ...(booleanParameter(call, 'last_modified', false) ? { last_modified: null } : {}),
    ...(booleanParameter(call, 'popularity', false) ? { popularity: 0 } : {}),
    ...(user ? { is_starred: isStarred(call, user, repository) } : {}),
    ...quotaReport(call, repository),
  }
}

function starredRepositories(call: Call): Repository[] {
  const user = userOf(call.identity)
  // Without a user: what Flask says to a bad request (repository-list.json, step 38).
  if (!user) throw message(400, 'The browser (or proxy) sent a request that this server could not understand.')
  if (!['repo:read', 'repo:write', 'repo:admin'].some((scope) => hasScope(call.identity, scope as 'repo:read'))) {
    return []
  }
  return call.state.stars
    .findAll('userId', user.id)
    .map((star) => call.state.repositories.get(star.repositoryId))
    .filter((repository) => repository !== undefined)
}

function visibleRepositories(call: Call, namespace: string, isPublicToo: boolean): Repository[] {
  const { state, identity } = call
  const id = namespace === '' ? undefined : namespaceId(state, namespace)
  if (namespace !== '' && id === undefined) return []
  const rows = id === undefined ? Array.from(state.repositories.all()) : state.repositories.findAll('namespaceId', id)
  if (isGlobalReader(state, identity) || hasFullAccess(state, identity)) return rows
  return rows.filter((row) => (isPublicToo && row.isPublic) || isListedFor(state, userOf(identity), row))
}

const listRepositories: Operation = {
  name: 'repository.list',
  method: 'GET',
  path: collectionPath,
  handle(call) {
    const namespace = call.query.get('namespace') ?? ''
    const isPublicToo = booleanParameter(call, 'public', false)
    const isStarredOnly = booleanParameter(call, 'starred', false)
    const kind = call.query.get('repo_kind') ?? 'image'
    if (namespace === '' && !isPublicToo && !isStarredOnly) {
      throw invalidRequest('namespace, starred or public are required for this API call')
    }
    if (!['image', 'application'].includes(kind)) throw modelError('Unknown repository kind')
    const found = isStarredOnly ? starredRepositories(call) : visibleRepositories(call, namespace, isPublicToo)
    const nowMs = call.clock.nowMs()
    const start = readPageToken(call.state, nowMs, call.query.get('next_page'))
    // A token of a log list: the database can't compare (logs-new-rows-between-pages.json, step 7).
    if (typeof start?.startIndex === 'string') throw new CrashError('A number is no instant')
    const startId = start?.startIndex ?? 0
    const rows = found.filter((row) => row.kind === kind && row.id >= startId)
    const next = rows[pageSize]
    const nextStart = next && { startIndex: next.id, pageNumber: (start?.pageNumber ?? 0) + 1 }
    return json({
      repositories: rows.slice(0, pageSize).map((repository) => listItem(call, repository)),
      next_page: nextStart && writePageToken(call.state, nowMs, nextStart),
    })
  },
}

const readRepository: Operation = {
  name: 'repository.read',
  method: 'GET',
  path: itemPath,
  handle(call) {
    const { state, identity } = call
    const isWithTags = booleanParameter(call, 'includeTags', true)
    const isReader = isGlobalReader(state, identity)
    if (!isReader) requireRepositoryRole(call, 'read')
    const repository = existingRepository(call)
    const { namespace } = pathPlace(call)
    const organization = state.organizations.find('name', namespace)
    const user = userOf(identity)
    return json({
      namespace,
      name: repository.name,
      kind: repository.kind,
      description: repository.description,
      is_public: repository.isPublic,
      is_organization: organization !== undefined,
      is_starred: user !== undefined && isStarred(call, user, repository),
      status_token: repository.isPublic ? '' : repository.statusToken,
      trust_enabled: repository.isTrustEnabled,
      tag_expiration_s: (organization ?? state.users.find('username', namespace))?.tagExpirationSeconds,
      is_free_account: true,
      state: repository.state,
      ...(isWithTags ? { tags: {} } : {}),
      can_write: repository.state === 'NORMAL' && hasRepositoryRole(state, identity, pathPlace(call), 'write'),
      can_admin: isReader || hasRepositoryRole(state, identity, pathPlace(call), 'admin'),
    })
  },
}

const descriptionSchema: SchemaOf<{ description: string }> = {
  type: 'object',
  required: ['description'],
  properties: { description: { type: 'string' } },
}

const updateRepository: Operation = {
  name: 'repository.update',
  method: 'PUT',
  path: itemPath,
  handle(call) {
    requireRepositoryRole(call, 'write')
    const { description } = readBody(call, descriptionSchema)
    const { id, namespaceId: owner, name } = existingRepository(call)
    call.state.repositories.update(id, { description })
    const metadata = { repo: name, namespace: namespaceName(call.state, owner), description }
    logAction(call, 'set_repo_description', { namespaceId: owner, repositoryId: id }, metadata)
    return json({ success: true })
  },
}

const deleteOperation: Operation = {
  name: 'repository.delete',
  method: 'DELETE',
  path: itemPath,
  handle(call) {
    requireRepositoryRole(call, 'admin')
    const repository = pathRepository(call)
    const { namespace, name } = splitPath(parameter(call, 'repository'))
    const id = namespaceId(call.state, namespace)
    if (id === undefined) throw new CrashError('No namespace to log under')
    // 204 and a log entry, whether or not there was anything (repository-path-confusion.json, step 33).
    if (repository) deleteRepository(call.state, repository.id)
    logAction(call, 'delete_repo', { namespaceId: id }, { repo: name, namespace })
    return noContent()
  },
}

const visibilitySchema: SchemaOf<{ visibility: 'public' | 'private' }> = {
  type: 'object',
  required: ['visibility'],
  properties: { visibility: { type: 'string', enum: ['public', 'private'] } },
}

const changeVisibility: Operation = {
  name: 'repository.change-visibility',
  method: 'POST',
  path: `${itemPath}/changevisibility`,
  handle(call) {
    requireRepositoryRole(call, 'admin')
    const { visibility } = readBody(call, visibilitySchema)
    const repository = pathRepository(call)
    // 200 and `null` where there is none (content.md 3.4).
    if (!repository) return json(null)
    call.state.repositories.update(repository.id, { isPublic: visibility === 'public' })
    const namespace = namespaceName(call.state, repository.namespaceId)
    const filing = { namespaceId: repository.namespaceId, repositoryId: repository.id }
    logAction(call, 'change_repo_visibility', filing, { repo: repository.name, namespace, visibility })
    return json({ success: true })
  },
}

type Starring = { namespace: string; repository: string }

const starSchema: SchemaOf<Starring> = {
  type: 'object',
  required: ['namespace', 'repository'],
  properties: { namespace: { type: 'string' }, repository: { type: 'string' } },
}

const starRepository: Operation = {
  name: 'repository.star',
  method: 'POST',
  path: '/api/v1/user/starred',
  handle(call) {
    const { state } = call
    const user = requireOwnAccount(call)
    const { namespace, repository: name } = readBody(call, starSchema)
    const repository = findRepository(state, `${namespace}/${name}`)
    if (!repository) throw notFound()
    if (!isStarred(call, user, repository)) {
      state.stars.insert({ id: state.nextId('stars'), userId: user.id, repositoryId: repository.id })
    }
    return json({ namespace, repository: name }, 201)
  },
}

export const repositoryOperations: Operation[] = [
  createOperation,
  listRepositories,
  readRepository,
  updateRepository,
  deleteOperation,
  changeVisibility,
  starRepository,
]
