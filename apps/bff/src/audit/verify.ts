import type { DatabaseSync } from 'node:sqlite'
import { deriveKey, type Keyring } from '../config/keyring.ts'
import { readTrailIdentity } from './file.ts'
import { type AuditRow, genesisSeal, sealRow } from './row.ts'
import { AUDIT_KEY_PURPOSE, type AuditHead } from './trail.ts'

/**
 * What is wrong with a trail, and at which row. `changed`: the seal does not fit. `broken`: it does not follow the row
 * before. `missing`: a number is skipped. `truncated`: rows that were there before are gone. `other-trail`: not the file
 * that belongs here. `key-unknown`: sealed with a key that the keyring does not hold.
 */
export type AuditFault = {
  kind: 'changed' | 'broken' | 'missing' | 'truncated' | 'other-trail' | 'key-unknown'
  sequence: number
}

export type AuditVerdict = { rows: number; faults: AuditFault[]; head: AuditHead | undefined }

const MAX_FAULTS = 20

class Walk {
  readonly faults: AuditFault[] = []
  readonly #keyring: Keyring
  #expected = 1
  #previous: string
  readonly heads: Map<number, string>

  constructor(keyring: Keyring, genesis: string, heads: readonly AuditHead[]) {
    this.#keyring = keyring
    this.#previous = genesis
    this.heads = new Map(heads.map((head) => [head.sequence, head.mac]))
  }

  add(kind: AuditFault['kind'], sequence: number): void {
    if (this.faults.length < MAX_FAULTS) this.faults.push({ kind, sequence })
  }

  check(row: AuditRow): void {
    if (row.sequence !== this.#expected) this.add('missing', this.#expected)
    else if (row.previous !== this.#previous) this.add('broken', row.sequence)
    const { mac, ...content } = row
    if (!this.#keyring.keys.has(row.key_id)) this.add('key-unknown', row.sequence)
    else if (sealRow(content, deriveKey(this.#keyring, AUDIT_KEY_PURPOSE, row.key_id)) !== mac) {
      this.add('changed', row.sequence)
    }
    const head = this.heads.get(row.sequence)
    if (head !== undefined && head !== mac) this.add('other-trail', row.sequence)
    this.#expected = row.sequence + 1
    this.#previous = mac
  }
}

/** Walks the whole trail. `heads` are those that were kept elsewhere: in the log, or in the console's own store. */
export function verifyTrail(database: DatabaseSync, keyring: Keyring, heads: readonly AuditHead[]): AuditVerdict {
  const identity = readTrailIdentity(database)
  if (identity === undefined || !keyring.keys.has(identity.keyId)) {
    return {
      rows: 0,
      faults: [{ kind: identity === undefined ? 'missing' : 'key-unknown', sequence: 0 }],
      head: undefined,
    }
  }
  const genesis = genesisSeal(identity.id, deriveKey(keyring, AUDIT_KEY_PURPOSE, identity.keyId))
  const walk = new Walk(keyring, genesis, heads)
  const foreign = heads.find((head) => head.trailId !== identity.id)
  if (foreign !== undefined) walk.add('other-trail', foreign.sequence)
  let rows = 0
  let head: AuditHead | undefined
  for (const row of database.prepare('SELECT * FROM entries ORDER BY sequence').iterate()) {
    const entry = row as AuditRow
    walk.check(entry)
    rows += 1
    head = { trailId: identity.id, sequence: entry.sequence, mac: entry.mac }
  }
  const newest = Math.max(0, ...heads.map((known) => known.sequence))
  if (newest > (head?.sequence ?? 0)) walk.add('truncated', (head?.sequence ?? 0) + 1)
  return { rows, faults: walk.faults, head }
}
