import { json, noContent } from '../../../api/answer.ts'
import { invalidRequest, message, notFound, tagImmutable } from '../../../api/api-error.ts'
import { unauthorized } from '../../../auth/permissions.ts'
import { hasRepositoryRole } from '../../../auth/repository-permissions.ts'
import { parameter, readBody, type Call, type Operation } from '../../../api/call.ts'
import type { Image } from '../rows.ts'
import type { Repository } from '../../repositories/rows.ts'
import { namespaceName } from '../../namespaces/model.ts'
import { protectNewTag } from '../../policies/model.ts'
import { endTag, findManifest, findTag, heldImage, setTag, type NamedTag } from '../model.ts'
import { logAction } from '../../../action-log/log-action.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import { hasFeature } from '../../../settings.ts'
import { requireRepositoryRole, requireNormalState } from '../../repositories/access.ts'
import { existingRepository } from './tags.ts'
import { requireCaller } from '../../../auth/callers.ts'

const path = '/api/v1/repository/{repository}/tag/{tag}'

type Target = { call: Call; repository: Repository; name: string }

/** The tag that a write is about, for callers who may write where writes are taken. */
function targetOf(call: Call): Target {
  requireRepositoryRole(call, 'write')
  requireNormalState(call)
  return { call, repository: existingRepository(call), name: parameter(call, 'tag') }
}

function existingTag({ call, repository, name }: Target): NamedTag {
  const tag = findTag(call, repository, name)
  if (!tag) throw notFound()
  return tag
}

/** What entries about a tag tell; only `revert_tag` leaves the namespace out (log-kinds.md). */
function log({ call, repository, name }: Target, kind: string, told: Record<string, unknown>): void {
  const namespace = namespaceName(call.state, repository.namespaceId)
  const filing = { namespaceId: repository.namespaceId, repositoryId: repository.id }
  const about = { username: requireCaller(call).username, repo: repository.name, tag: name }
  logAction(call, kind, filing, { ...about, ...(kind === 'revert_tag' ? {} : { namespace }), ...told })
}

const hourMs = 3_600_000
const shortestMs = hourMs
const longestMs = 104 * 7 * 24 * hourMs

function setExpiration(target: Target, seconds: number | null): void {
  const { call, name } = target
  const tag = existingTag(target)
  const { state, clock } = call
  if (tag.isImmutable && !hasFeature(state.settings, 'IMMUTABLE_TAGS_CAN_EXPIRE')) {
    throw message(400, `Cannot set expiration on immutable tag '${name}'`)
  }
  if (seconds !== null && seconds * 1000 <= clock.nowMs()) {
    throw message(400, 'The browser (or proxy) sent a request that this server could not understand.')
  }
  const sinceStartMs = seconds === null ? 0 : Math.min(Math.max(seconds * 1000 - tag.startMs, shortestMs), longestMs)
  state.tags.update(tag.id, { endMs: seconds === null ? null : tag.startMs + sinceStartMs })
  log(target, 'change_tag_expiration', { expiration_date: seconds, old_expiration_date: tag.endMs })
}

function setImmutable(target: Target, isImmutable: boolean): void {
  const { call, repository, name } = target
  const { state, identity } = call
  if (!hasFeature(state.settings, 'IMMUTABLE_TAGS')) return
  const tag = existingTag(target)
  const namespace = namespaceName(state, repository.namespaceId) ?? ''
  const isAdministrator = hasRepositoryRole(state, identity, { namespace, repository }, 'admin')
  if (!isImmutable && !isAdministrator) throw unauthorized(identity)
  if (isImmutable && tag.endMs !== null && !hasFeature(state.settings, 'IMMUTABLE_TAGS_CAN_EXPIRE')) {
    throw message(
      400,
      `Cannot make tag '${name}' immutable: tag has expiration set. Clear expiration first or enable FEATURE_IMMUTABLE_TAGS_CAN_EXPIRE.`,
    )
  }
  state.tags.update(tag.id, { isImmutable })
  log(target, 'change_tag_immutability', { immutable: isImmutable, previous_immutable: tag.isImmutable })
}

function pointTag({ call, repository, name }: Target, image: Image, isReversion: boolean): NamedTag | undefined {
  const before = findTag(call, repository, name)
  if (before?.isImmutable) throw tagImmutable('overwrite', name)
  const tag = setTag(call, repository, name, image, isReversion)
  protectNewTag(call, repository, { ...tag, name })
  return before
}

function moveTag(target: Target, digest: string | null): void {
  const { call, repository } = target
  const found = digest === null ? undefined : findManifest(call, repository, digest)
  if (!found) throw notFound()
  const before = pointTag(target, found.image, false)
  const original = before?.image.digest ?? null
  const told = { manifest_digest: digest, original_manifest_digest: original }
  log(target, before ? 'move_tag' : 'create_tag', told)
}

type TagChange = { manifest_digest?: string | null; expiration?: number | null; immutable?: boolean }

const changeSchema: SchemaOf<TagChange> = {
  type: 'object',
  properties: {
    manifest_digest: { type: ['string', 'null'] },
    expiration: { type: ['number', 'null'] },
    immutable: { type: 'boolean' },
  },
}

/** Applies what was sent one after the other: a failure leaves what came before it done (content.md 3.6). */
const updateTag: Operation = {
  name: 'tag.update',
  method: 'PUT',
  path,
  handle(call) {
    const target = targetOf(call)
    if (!/^\w[\w.-]{0,127}$/.test(target.name)) {
      throw message(
        400,
        'Invalid tag: must match [A-Za-z0-9_.-], NOT start with "." or "-", and can contain 1-128 characters',
      )
    }
    const change = readBody(call, changeSchema)
    if (change.expiration !== undefined) setExpiration(target, change.expiration)
    if (change.immutable !== undefined) setImmutable(target, change.immutable)
    if (change.manifest_digest !== undefined) moveTag(target, change.manifest_digest)
    return json('Updated', 201)
  },
}

const deleteTag: Operation = {
  name: 'tag.delete',
  method: 'DELETE',
  path,
  handle(call) {
    const target = targetOf(call)
    const tag = existingTag(target)
    if (tag.isImmutable) throw tagImmutable('delete', tag.name)
    endTag(call, tag)
    log(target, 'delete_tag', {})
    return noContent()
  },
}

const restoreSchema: SchemaOf<{ manifest_digest?: string }> = {
  type: 'object',
  properties: { manifest_digest: { type: 'string' } },
}

const restoreTag: Operation = {
  name: 'tag.restore',
  method: 'POST',
  path: `${path}/restore`,
  handle(call) {
    const target = targetOf(call)
    const { manifest_digest: digest } = readBody(call, restoreSchema)
    if (digest === undefined) throw invalidRequest('Missing manifest_digest')
    const image = heldImage(call, target.repository, digest)
    if (!image) throw notFound()
    pointTag(target, image, true)
    log(target, 'revert_tag', { manifest_digest: digest })
    return json({})
  },
}

export const tagChangeOperations: Operation[] = [updateTag, deleteTag, restoreTag]
