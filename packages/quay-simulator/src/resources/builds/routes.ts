import { json } from '../../api/answer.ts'
import { CrashError, invalidRequest, modelError, notFound } from '../../api/api-error.ts'
import { isGlobalReader, unauthorized } from '../../auth/permissions.ts'
import { canAdministerNamespace, hasRepositoryRole } from '../../auth/repository-permissions.ts'
import { integerParameter, parameter, readBody, type Call, type Operation } from '../../api/call.ts'
import type { Build } from './rows.ts'
import type { Repository } from '../repositories/rows.ts'
import { buildTags, displayName, insertBuild, dockerfilePlace } from './model.ts'
import { rfc2822 } from '../../dates.ts'
import { writeLogEntry } from '../../action-log/log-writer.ts'
import { namespaceName } from '../namespaces/model.ts'
import { logAction } from '../../action-log/log-action.ts'
import type { SchemaOf } from '../../python/schema.ts'
import { pathRepository, requireRepositoryRole, requireNormalState } from '../repositories/access.ts'
import { requireCaller } from '../../auth/callers.ts'

const path = '/api/v1/repository/{repository}/build/'
const itemPath = `${path}{build_uuid}`

const pathPlace = (call: Call, repository: Repository) => ({
  namespace: namespaceName(call.state, repository.namespaceId) ?? '',
  repository,
})

function buildView(call: Call, repository: Repository, build: Build): Record<string, unknown> {
  const place = pathPlace(call, repository)
  const has = (role: 'read' | 'write') => hasRepositoryRole(call.state, call.identity, place, role)
  const isReader = has('read') && (!repository.isPublic || has('write'))
  return {
    id: build.uuid,
    phase: build.phase,
    started: rfc2822(build.startedMs),
    display_name: displayName(build),
    status: {},
    subdirectory: build.dockerfilePath,
    dockerfile_path: build.dockerfilePath,
    context: build.context,
    tags: build.tags,
    manual_user: build.manualUser,
    is_writer: has('write'),
    trigger: null,
    trigger_metadata: isReader ? {} : null,
    resource_key: null,
    pull_robot: build.pullRobot === null ? null : { name: build.pullRobot, kind: 'user', is_robot: true },
    repository: { namespace: place.namespace, name: repository.name },
    error: null,
    ...(has('write') ? { archive_url: build.archiveUrl } : {}),
  }
}

function requireRead(call: Call): void {
  if (!isGlobalReader(call.state, call.identity)) requireRepositoryRole(call, 'read')
}

type BuildRequest = {
  archive_url?: string
  docker_tags?: string[]
  subdirectory?: string
  dockerfile_path?: string
  context?: string
  pull_robot?: string
}

const text = { type: 'string' } as const

const requestSchema: SchemaOf<BuildRequest> = {
  type: 'object',
  properties: {
    file_id: text,
    archive_url: text,
    subdirectory: text,
    dockerfile_path: text,
    context: text,
    pull_robot: text,
    docker_tags: { type: 'array', items: text },
  },
}

function checkedArchive(archiveUrl: string | undefined): string {
  if (!archiveUrl) throw invalidRequest('file_id or archive_url required')
  if (/[^\x20-\x7e]/.test(archiveUrl)) throw new CrashError('Not ASCII')
  if (!/^https?:/.test(archiveUrl)) throw invalidRequest('Invalid Archive URL: Must be http or https')
  return archiveUrl
}

/** A robot that pulls for the build must be one whose owner the caller administers. */
function checkRobot(call: Call, name: string | undefined): string | null {
  if (!name) return null
  const { state, identity } = call
  if (!name.includes('+')) throw unauthorized(identity)
  if (!state.robots.find('username', name)) throw notFound()
  if (!canAdministerNamespace(state, identity, name.slice(0, name.indexOf('+')))) throw unauthorized(identity)
  return name
}

/** Queues a build; the entry has no performer, but tells who asked (logs-real-build.json, step 8). */
const requestBuild: Operation = {
  name: 'build.create',
  method: 'POST',
  path,
  handle(call) {
    requireRepositoryRole(call, 'write')
    requireNormalState(call)
    const body = readBody(call, requestSchema)
    const archiveUrl = checkedArchive(body.archive_url)
    const pullRobot = checkRobot(call, body.pull_robot)
    const repository = pathRepository(call)
    if (!repository) throw notFound()
    const { username: manualUser } = requireCaller(call)
    const tags = buildTags(body.docker_tags)
    const wanted = { repositoryId: repository.id, ...dockerfilePlace(body), tags, manualUser, archiveUrl, pullRobot }
    const build = insertBuild(call.state, call.clock, wanted)
    const { namespace } = pathPlace(call, repository)
    writeLogEntry(
      call,
      'build_dockerfile',
      { namespaceId: repository.namespaceId, repositoryId: repository.id },
      {
        build_id: build.uuid,
        docker_tags: tags,
        repo: repository.name,
        namespace,
        is_manual: true,
        manual_user: manualUser,
      },
    )
    const created = json(buildView(call, repository, build), 201)
    const location = `/api/v1/repository/${namespace}/${repository.name}/build/${build.uuid}/status`
    return { ...created, headers: { ...created.headers, location } }
  },
}

const listBuilds: Operation = {
  name: 'build.list',
  method: 'GET',
  path,
  handle(call) {
    const limit = integerParameter(call, 'limit', 'The maximum number of builds to return') ?? 5
    const since = integerParameter(call, 'since', 'Returns all builds since the given unix timecode') ?? 0
    requireRead(call)
    if (limit < 0 || since > 1e11) throw new CrashError('No such number for the database')
    const repository = pathRepository(call)
    const rows = repository ? call.state.builds.findAll('repositoryId', repository.id).toReversed() : []
    const wanted = rows.filter(({ startedMs }) => startedMs >= since * 1000).slice(0, limit || undefined)
    return json({ builds: repository ? wanted.map((build) => buildView(call, repository, build)) : [] })
  },
}

type Found = { repository: Repository; build: Build }

function findBuild(call: Call): Found | undefined {
  const repository = pathRepository(call)
  const build = call.state.builds.find('uuid', parameter(call, 'build_uuid'))
  return repository && build?.repositoryId === repository.id ? { repository, build } : undefined
}

const readBuild: Operation = {
  name: 'build.read',
  method: 'GET',
  path: itemPath,
  handle(call) {
    requireRead(call)
    const found = findBuild(call)
    if (!found) throw notFound()
    return json(buildView(call, found.repository, found.build))
  },
}

const readStatus: Operation = {
  name: 'build.read-status',
  method: 'GET',
  path: `${itemPath}/status`,
  handle(call) {
    requireRead(call)
    const uuid = parameter(call, 'build_uuid')
    if (!call.state.builds.find('uuid', uuid)) throw modelError(`Unable to locate a build by id: ${uuid}`)
    const found = findBuild(call)
    if (!found) throw notFound()
    return json(buildView(call, found.repository, found.build))
  },
}

const cancelBuild: Operation = {
  name: 'build.cancel',
  method: 'DELETE',
  path: itemPath,
  handle(call) {
    requireRepositoryRole(call, 'admin')
    requireNormalState(call)
    const found = findBuild(call)
    if (!found) throw notFound()
    const { repository, build } = found
    if (build.phase !== 'waiting') throw invalidRequest('Build is currently running or has finished')
    call.state.builds.update(build.id, { phase: 'cancelled' })
    const filing = { namespaceId: repository.namespaceId, repositoryId: repository.id }
    logAction(call, 'cancel_build', filing, { build_uuid: build.uuid })
    return json('Okay', 201)
  },
}

export const buildOperations: Operation[] = [requestBuild, listBuilds, readBuild, readStatus, cancelBuild]
