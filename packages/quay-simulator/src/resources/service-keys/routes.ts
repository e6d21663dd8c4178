import { createHash, generateKeyPairSync } from 'node:crypto'
import { sortedJson, text } from '../../api/answer.ts'
import { CrashError, invalidRequest, modelError, notFound } from '../../api/api-error.ts'
import { parameter, readBody, requireFreshLogin, type Call, type Operation } from '../../api/call.ts'
import { httpDate } from '../../dates.ts'
import { logAction } from '../../action-log/log-action.ts'
import type { SchemaOf } from '../../python/schema.ts'
import type { ServiceKey } from './rows.ts'
import { requireCaller, requireSuperuser, requireSuperuserRead } from '../../auth/callers.ts'
import { superuserView } from '../users/view.ts'

const path = '/api/v1/superuser/keys'
const itemPath = `${path}/{kid}`

function approvalView(call: Call, key: ServiceKey): Record<string, unknown> | null {
  const { approval } = key
  if (!approval) return null
  const approver = approval.approverId === null ? undefined : call.state.users.get(approval.approverId)
  return {
    approver: approver ? superuserView(call.state, approver) : null,
    approval_type: `ServiceKeyApprovalType.${approval.type}`,
    approved_date: httpDate(approval.approvedMs),
    notes: approval.notes,
  }
}

const keyView = (call: Call, key: ServiceKey): Record<string, unknown> => ({
  // The registry's own key is called after its address.
  name: key.name ?? `${call.address.scheme}://${call.address.host}`,
  kid: key.kid,
  service: key.service,
  jwk: { ...key.jwk, kid: key.kid },
  metadata: key.metadata,
  created_date: httpDate(key.createdMs),
  expiration_date: key.expiresMs === null ? null : httpDate(key.expiresMs),
  rotation_duration: null,
  approval: approvalView(call, key),
})

function existingKey(call: Call): ServiceKey {
  const key = call.state.serviceKeys.find('kid', parameter(call, 'kid'))
  if (!key) throw notFound()
  return key
}

const listKeys: Operation = {
  name: 'service-key.list',
  method: 'GET',
  path,
  handle(call) {
    requireFreshLogin(call)
    requireSuperuserRead(call)
    return sortedJson({ keys: Array.from(call.state.serviceKeys.all(), (key) => keyView(call, key)) })
  },
}

const readKey: Operation = {
  name: 'service-key.read',
  method: 'GET',
  path: itemPath,
  handle(call) {
    requireFreshLogin(call)
    requireSuperuserRead(call)
    return sortedJson(keyView(call, existingKey(call)))
  },
}

type NewKey = {
  service: string
  expiration: number | null
  name?: string
  metadata?: Record<string, unknown>
  notes?: string
}

const newKeySchema: SchemaOf<NewKey> = {
  type: 'object',
  required: ['service', 'expiration'],
  properties: {
    service: { type: 'string' },
    name: { type: 'string' },
    metadata: { type: 'object' },
    notes: { type: 'string' },
    expiration: { type: ['number', 'null'] },
  },
}

/** The latest instant that Python's dates know, seconds. */
const lastSecond = 253_402_300_799

function checkExpiration(call: Call, seconds: number | null | undefined, refusal: string): void {
  if (typeof seconds !== 'number') return
  if (seconds > lastSecond) throw new CrashError('year is out of range')
  if (seconds * 1000 <= call.clock.nowMs()) throw invalidRequest(refusal)
}

function checkName(name: string | undefined): void {
  if (name !== undefined && !/^[\s a-zA-Z0-9\-_:/]*$/u.test(name)) {
    throw invalidRequest(`Invalid service key friendly name: ${name}`)
  }
}

/** A new pair, and the id that follows from it: 43 characters, as of a thumbprint. */
function createPair(): { jwk: Record<string, unknown>; kid: string; publicKey: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...publicKey.export({ format: 'jwk' }) }
  const thumbprint = JSON.stringify({ e: jwk.e, kty: jwk.kty, n: jwk.n })
  return {
    jwk,
    kid: createHash('sha256').update(thumbprint).digest('base64url'),
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }),
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs1' }),
  }
}

const createKey: Operation = {
  name: 'service-key.create',
  method: 'POST',
  path,
  handle(call) {
    requireFreshLogin(call)
    const body = readBody(call, newKeySchema)
    requireSuperuser(call)
    const caller = requireCaller(call)
    checkExpiration(call, body.expiration, 'Expiration date cannot be in the past')
    checkName(body.name)
    // Its data model has no words for it (service-keys.json, step 8).
    if (!/^[a-z0-9_]+$/.test(body.service)) throw modelError('')
    const pair = createPair()
    const key = call.state.serviceKeys.insert({
      id: call.state.nextId('serviceKeys'),
      kid: pair.kid,
      name: body.name ?? '',
      service: body.service,
      jwk: pair.jwk,
      metadata: { ...body.metadata, created_by: 'Quay Superuser Panel', creator: caller.username, ip: '127.0.0.1' },
      createdMs: call.clock.nowMs(),
      expiresMs: body.expiration === null ? null : body.expiration * 1000,
      approval: { approverId: caller.id, type: 'SUPERUSER', approvedMs: call.clock.nowMs(), notes: body.notes ?? '' },
    })
    const { kid, service, name } = key
    const metadata = { kid, preshared: true, service, name, expiration_date: body.expiration, auto_approved: true }
    logAction(call, 'service_key_create', {}, metadata)
    logAction(call, 'service_key_approve', {}, metadata)
    return sortedJson({ kid, name, service, public_key: pair.publicKey, private_key: pair.privateKey })
  },
}

type KeyChange = { name?: string; metadata?: Record<string, unknown>; expiration?: number | null }

const changedKeySchema: SchemaOf<KeyChange> = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    metadata: { type: 'object' },
    expiration: { type: ['number', 'null'] },
  },
}

const secondsOf = (instantMs: number | null): number | null =>
  instantMs === null ? null : Math.floor(instantMs / 1000)

/** What the log says of a key that stays. */
const keyMetadata = ({ kid, service, name, expiresMs }: ServiceKey) => ({
  kid,
  service,
  name,
  expiration_date: secondsOf(expiresMs),
})

/** One entry for another end, one for another name or other notes (log-kinds.md). */
function logChange(call: Call, before: ServiceKey, after: ServiceKey, change: KeyChange): void {
  const metadata = keyMetadata(after)
  if (change.expiration !== undefined) {
    const previous = { old_expiration_date: secondsOf(before.expiresMs) }
    logAction(call, 'service_key_extend', {}, { ...metadata, ...previous })
  }
  if (change.name !== undefined || change.metadata !== undefined) logAction(call, 'service_key_modify', {}, metadata)
}

const updateKey: Operation = {
  name: 'service-key.update',
  method: 'PUT',
  path: itemPath,
  handle(call) {
    requireFreshLogin(call)
    const change = readBody(call, changedKeySchema)
    requireSuperuser(call)
    const key = existingKey(call)
    checkExpiration(call, change.expiration, 'Cannot have an expiration date in the past')
    checkName(change.name)
    const expiresMs = typeof change.expiration === 'number' ? change.expiration * 1000 : null
    call.state.serviceKeys.update(key.id, {
      name: change.name ?? key.name,
      metadata: { ...key.metadata, ...change.metadata },
      expiresMs: change.expiration === undefined ? key.expiresMs : expiresMs,
    })
    logChange(call, key, existingKey(call), change)
    return sortedJson(keyView(call, existingKey(call)))
  },
}

const deleteKey: Operation = {
  name: 'service-key.delete',
  method: 'DELETE',
  path: itemPath,
  handle(call) {
    requireFreshLogin(call)
    requireSuperuser(call)
    const key = existingKey(call)
    call.state.serviceKeys.delete(key.id)
    logAction(call, 'service_key_delete', {}, { ...keyMetadata(key), created_date: secondsOf(key.createdMs) })
    return text('', 204)
  },
}

const approveKey: Operation = {
  name: 'service-key.approve',
  method: 'POST',
  path: '/api/v1/superuser/approvedkeys/{kid}',
  handle(call) {
    requireFreshLogin(call)
    const schema: SchemaOf<{ notes?: string }> = { type: 'object', properties: { notes: { type: 'string' } } }
    const { notes } = readBody(call, schema)
    requireSuperuser(call)
    const key = existingKey(call)
    // Once approved, a key keeps its first approval (service-keys.json, step 14).
    const approval = {
      approverId: requireCaller(call).id,
      type: 'SUPERUSER' as const,
      approvedMs: call.clock.nowMs(),
      notes: notes ?? '',
    }
    if (!key.approval) call.state.serviceKeys.update(key.id, { approval })
    logAction(call, 'service_key_approve', {}, keyMetadata(key))
    return text('', 201)
  },
}

export const serviceKeyOperations: Operation[] = [listKeys, readKey, createKey, updateKey, deleteKey, approveKey]
