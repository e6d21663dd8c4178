import { json, noContent } from '../../../api/answer.ts'
import { CrashError, detailOnly, notFound } from '../../../api/api-error.ts'
import { isGlobalReader } from '../../../auth/permissions.ts'
import { parameter, readBody, type Call, type Operation } from '../../../api/call.ts'
import type { Mirror } from '../rows.ts'
import type { Repository } from '../../repositories/rows.ts'
import { checkMirrorBody, knownProperties, mirrorView, newMirrorSchema, takeRobot } from './mirror-bodies.ts'
import { logMirrorChange } from './mirror-changes.ts'
import { pathRepository, requireRepositoryRole } from '../../repositories/access.ts'

const path = '/api/v1/repository/{repository}/mirror'

/** A mirror with the repository that it fills. */
type Mirrored = { repository: Repository; mirror: Mirror }

/** The mirror of the path. */
function existingMirror(call: Call): Mirrored {
  const repository = pathRepository(call)
  const mirror = repository && call.state.mirrors.find('repositoryId', repository.id)
  if (!mirror) throw notFound()
  return { repository, mirror }
}

const readMirror: Operation = {
  name: 'mirror.read',
  method: 'GET',
  path,
  handle(call) {
    if (!isGlobalReader(call.state, call.identity)) requireRepositoryRole(call, 'admin')
    return json(mirrorView(call, existingMirror(call).mirror))
  },
}

const createMirror: Operation = {
  name: 'mirror.create',
  method: 'POST',
  path,
  handle(call) {
    const { state } = call
    requireRepositoryRole(call, 'admin')
    const body = readBody(call, newMirrorSchema)
    const repository = pathRepository(call)
    if (!repository) throw notFound()
    if (state.mirrors.find('repositoryId', repository.id)) {
      throw detailOnly(409, `Mirror configuration already exits for repository ${parameter(call, 'repository')}`)
    }
    const startMs = checkMirrorBody(call, body)
    const isPlain = Object.keys(body).every((name) => knownProperties.has(name))
    if (!isPlain || body.robot_username === undefined || startMs === undefined) throw new CrashError('Odd arguments')
    const robot = takeRobot(call, repository, body.robot_username)
    state.mirrors.insert({
      id: state.nextId('mirrors'),
      repositoryId: repository.id,
      robotId: robot.id,
      isEnabled: body.is_enabled ?? true,
      externalReference: body.external_reference ?? '',
      username: body.external_registry_username || null,
      password: body.external_registry_password || null,
      registryConfig: body.external_registry_config ?? {},
      syncIntervalSeconds: body.sync_interval ?? 0,
      startMs,
      isStartComputed: false,
      retriesLeft: 3,
      status: 'NEVER_RUN',
      claimedUntilMs: null,
      patterns: body.root_rule?.rule_value ?? [],
      timeoutSeconds: body.skopeo_timeout_interval ?? 300,
      architectures: body.architecture_filter ?? [],
    })
    state.repositories.update(repository.id, { state: 'MIRROR' })
    logMirrorChange(call, repository, 'external_reference', body.external_reference)
    return json('', 201)
  },
}

const syncNow: Operation = {
  name: 'mirror.sync-now',
  method: 'POST',
  path: `${path}/sync-now`,
  handle(call) {
    requireRepositoryRole(call, 'admin')
    const { repository, mirror } = existingMirror(call)
    if (mirror.status === 'SYNCING') throw notFound()
    const retriesLeft = Math.max(mirror.retriesLeft, 1)
    call.state.mirrors.update(mirror.id, { status: 'SYNC_NOW', claimedUntilMs: null, retriesLeft })
    logMirrorChange(call, repository, 'sync_status', 'SYNC_NOW')
    return noContent()
  },
}

const syncCancel: Operation = {
  name: 'mirror.sync-cancel',
  method: 'POST',
  path: `${path}/sync-cancel`,
  handle(call) {
    requireRepositoryRole(call, 'admin')
    const { repository, mirror } = existingMirror(call)
    if (mirror.status !== 'SYNCING' && mirror.status !== 'SYNC_NOW') throw notFound()
    call.state.mirrors.update(mirror.id, { status: 'CANCEL', claimedUntilMs: null, retriesLeft: 0 })
    logMirrorChange(call, repository, 'sync_status', 'SYNC_CANCEL')
    return noContent()
  },
}

export const mirrorOperations: Operation[] = [readMirror, createMirror, syncNow, syncCancel]
