import { createHash, randomBytes } from 'node:crypto'
import type { ServiceKey } from './rows.ts'
import { writeLogEntry, type LogWriter } from '../../action-log/log-writer.ts'

/** A key of a service, and the one that signs what it asks. */
type KeyRequest = { service: string; kid: string; signerKid: string; expiresMs: number | null; userAgent: string }

/** A key that nobody checks a signature with: its modulus is any number, its id the thumbprint. */
export function makeKey(): { jwk: Record<string, unknown>; kid: string } {
  const jwk = { kty: 'RSA', e: 'AQAB', n: randomBytes(256).toString('base64url') }
  const thumbprint = JSON.stringify({ e: jwk.e, kty: jwk.kty, n: jwk.n })
  return { jwk, kid: createHash('sha256').update(thumbprint).digest('base64url') }
}

const secondsOf = (instantMs: number | null): number | null =>
  instantMs === null ? null : Math.floor(instantMs / 1000)

/** What a service does with its keys has no performer, but tells its address (logs-real-service-keys.json, step 14). */
function log(writer: LogWriter, kind: string, key: ServiceKey, userAgent: string, more: Record<string, unknown>): void {
  const { kid, service, name } = key
  writeLogEntry(writer, kind, {}, { kid, service, name, ...more, user_agent: userAgent, ip: '127.0.0.1' })
}

function insertKey({ state, clock }: LogWriter, wanted: KeyRequest, approval: ServiceKey['approval']): ServiceKey {
  return state.serviceKeys.insert({
    id: state.nextId('serviceKeys'),
    kid: wanted.kid,
    name: '',
    service: wanted.service,
    jwk: makeKey().jwk,
    metadata: { ip: '127.0.0.1' },
    createdMs: clock.nowMs(),
    expiresMs: wanted.expiresMs,
    approval,
  })
}

function signerOf({ state, clock }: LogWriter, { service, signerKid }: KeyRequest): ServiceKey | undefined {
  const signer = state.serviceKeys.find('kid', signerKid)
  const isAlive = signer && (signer.expiresMs === null || signer.expiresMs > clock.nowMs())
  return isAlive && signer.service === service ? signer : undefined
}

/**
 * A service sends a key: signed by itself it waits for approval, signed by an approved one it takes that one's place.
 * @returns the status of the key server's answer
 */
export function putServiceKey(writer: LogWriter, wanted: KeyRequest): number {
  const expiration = { expiration_date: secondsOf(wanted.expiresMs) }
  if (wanted.signerKid === wanted.kid) {
    const key = insertKey(writer, wanted, null)
    log(writer, 'service_key_create', key, wanted.userAgent, { preshared: false, ...expiration })
    return 202
  }
  const signer = signerOf(writer, wanted)
  if (!signer?.approval) return 403
  const approvedMs = writer.clock.nowMs()
  const key = insertKey(writer, wanted, { approverId: null, type: 'KEY_ROTATION', approvedMs, notes: '' })
  log(writer, 'service_key_rotate', key, wanted.userAgent, { signer_kid: signer.kid, ...expiration })
  return 200
}

/** A service withdraws a key: its own, or with an approved key another one of the same service. */
export function deleteServiceKey(writer: LogWriter, wanted: KeyRequest): number {
  const signer = signerOf(writer, wanted)
  const key = writer.state.serviceKeys.find('kid', wanted.kid)
  if (!signer || (!signer.approval && wanted.signerKid !== wanted.kid)) return 403
  if (key?.service !== wanted.service) return 404
  writer.state.serviceKeys.delete(key.id)
  log(writer, 'service_key_delete', key, wanted.userAgent, { signer_kid: signer.kid })
  return 204
}
