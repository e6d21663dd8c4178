import { json } from '../../../api/answer.ts'
import { detailOnly, notFound } from '../../../api/api-error.ts'
import { userOf } from '../../../auth/identity.ts'
import { readBody, type Call, type Operation } from '../../../api/call.ts'
import type { Mirror } from '../rows.ts'
import type { Repository } from '../../repositories/rows.ts'
import { namespaceName } from '../../namespaces/model.ts'
import { logAction } from '../../../action-log/log-action.ts'
import { resolvedAddress } from '../../../registry-protocol/image-log.ts'
import { changedMirrorSchema, checkMirrorBody, takeRobot, type MirrorBody } from './mirror-bodies.ts'
import { pathRepository, requireRepositoryRole } from '../../repositories/access.ts'

/** Writes down one changed field of a mirror, as the registry's traffic is written down (logs-real-mirror.json, step 6). */
export function logMirrorChange(call: Call, repository: Repository, changed: string, to: unknown): void {
  const filing = { namespaceId: repository.namespaceId, repositoryId: repository.id }
  logAction(call, 'repo_mirror_config_changed', filing, {
    repo: repository.name,
    namespace: namespaceName(call.state, repository.namespaceId),
    'user-agent': call.request.headers['user-agent'] ?? null,
    changed,
    to,
    username: userOf(call.identity)?.username,
    resolved_ip: resolvedAddress,
  })
}

type Change = { call: Call; repository: Repository; mirror: Mirror; body: MirrorBody }

function change({ call, repository, mirror }: Change, fields: Partial<Mirror>, changed: string, to: unknown): void {
  call.state.mirrors.update(mirror.id, fields)
  logMirrorChange(call, repository, changed, to)
}

/** The fields that stand for themselves, in Quay's order (mirror-change.json, step 29). */
function changePlainFields(wish: Change, startMs: number | undefined): void {
  const { call, repository, mirror, body } = wish
  const { is_enabled: isEnabled, external_reference: externalReference } = body
  if (isEnabled !== undefined) change(wish, { isEnabled }, 'is_enabled', isEnabled)
  if (externalReference !== undefined) change(wish, { externalReference }, 'external_reference', externalReference)
  if (body.robot_username !== undefined) {
    // Not written down (content.md 4.3).
    call.state.mirrors.update(mirror.id, { robotId: takeRobot(call, repository, body.robot_username).id })
  }
  if (startMs !== undefined) change(wish, { startMs, isStartComputed: false }, 'sync_start_date', startMs / 1000)
  const { sync_interval: interval, skopeo_timeout_interval: timeout, architecture_filter: architectures } = body
  if (interval !== undefined) change(wish, { syncIntervalSeconds: interval }, 'sync_interval', interval)
  if (timeout !== undefined) change(wish, { timeoutSeconds: timeout }, 'skopeo_timeout_interval', timeout)
  if (architectures !== undefined) {
    change(wish, { architectures: architectures ?? [] }, 'architecture_filter', architectures)
  }
}

/** Refuses a password whose name is not sent along (mirror-change-credentials.json, steps 7, 8 and 21). */
function checkCredentials({ external_registry_username: username, external_registry_password: password }: MirrorBody) {
  if (password === undefined) return
  if (username === undefined) {
    throw detailOnly(400, 'Unable to set a new password without also specifying a username.')
  }
  if (username === null && password !== null) {
    throw detailOnly(400, 'Unable to delete username while setting a password.')
  }
}

/** A name alone keeps the password. */
function changeCredentials(wish: Change): void {
  const { external_registry_username: username, external_registry_password: password } = wish.body
  if (username !== undefined) change(wish, { username }, 'external_registry_username', username)
  if (password === undefined) return
  change(wish, { password }, 'external_registry_password', password === null ? null : '********')
}

const proxyNames = ['http_proxy', 'https_proxy', 'no_proxy']

/** Sets one key of the proxy; where there was no proxy, a bug of Quay only makes an empty one (mirror-change.json, step 19). */
function withProxy(config: Record<string, unknown>, name: string, value: unknown): Record<string, unknown> {
  const proxy = config['proxy'] as Record<string, unknown> | undefined
  return { ...config, proxy: proxy ? { ...proxy, [name]: value } : {} }
}

function changeRegistryConfig(wish: Change): void {
  const { call, repository, mirror, body } = wish
  const sent = body.external_registry_config ?? {}
  let registryConfig = mirror.registryConfig
  for (const name of ['verify_tls', 'unsigned_images'].filter((key) => key in sent)) {
    registryConfig = { ...registryConfig, [name]: sent[name] }
    logMirrorChange(call, repository, name, sent[name])
  }
  const proxy = (sent['proxy'] ?? {}) as Record<string, unknown>
  for (const name of proxyNames.filter((key) => key in proxy)) {
    registryConfig = withProxy(registryConfig, name, proxy[name])
    logMirrorChange(call, repository, name, proxy[name])
  }
  call.state.mirrors.update(mirror.id, { registryConfig })
}

const updateMirror: Operation = {
  name: 'mirror.update',
  method: 'PUT',
  path: '/api/v1/repository/{repository}/mirror',
  handle(call) {
    requireRepositoryRole(call, 'admin')
    const body = readBody(call, changedMirrorSchema)
    const repository = pathRepository(call)
    const mirror = repository && call.state.mirrors.find('repositoryId', repository.id)
    if (!mirror) throw notFound()
    const startMs = checkMirrorBody(call, body)
    checkCredentials(body)
    const wish = { call, repository, mirror, body }
    changePlainFields(wish, startMs)
    changeCredentials(wish)
    changeRegistryConfig(wish)
    const patterns = body.root_rule?.rule_value
    if (patterns) change(wish, { patterns }, 'mirror_rule', patterns)
    return json('', 201)
  },
}

export const mirrorChangeOperations: Operation[] = [updateMirror]
