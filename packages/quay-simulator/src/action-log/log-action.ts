import { userOf } from '../auth/identity.ts'
import type { Call } from '../api/call.ts'
import { oauthMetadata, writeLogEntry } from './log-writer.ts'
import type { Filing } from './log-writer.ts'

/** Writes the entry of a call. Without a performer in the filing, or with undefined there, it is the caller; with null it is nobody. */
export function logAction(call: Call, kind: string, filing: Filing, metadata: Record<string, unknown>): void {
  const { state, identity } = call
  const performerId = filing.performerId === undefined ? userOf(identity)?.id : filing.performerId
  const byToken = identity.kind === 'token' ? oauthMetadata(state, identity.token) : {}
  writeLogEntry(call, kind, { ...filing, performerId }, { ...metadata, ...byToken })
}
