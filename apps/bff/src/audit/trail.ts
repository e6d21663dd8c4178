import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Clock } from '../time/clock.ts'
import { isoOf } from '../time/clock.ts'
import { deriveKey, type Keyring } from '../config/keyring.ts'
import type { AuditActor, AuditDetail, AuditEvent, AuditIntent, AuditOutcome, AuditTarget } from './entry.ts'
import { openAuditFile, type TrailIdentity } from './file.ts'
import { AUDIT_COLUMNS, type AuditRow, genesisSeal, sealRow, type UnsealedRow } from './row.ts'

export const AUDIT_KEY_PURPOSE = 'audit-trail'

/** The newest row of a trail: kept elsewhere, it shows a tail that was cut off. */
export type AuditHead = { trailId: string; sequence: number; mac: string }

/** What staff did to one target through the console, newest first. */
export type AuditChange = {
  at: string
  requestId: string
  operation: string
  actor: string
  result: 'ok' | 'refused' | 'failed' | 'unknown' | 'running'
}

type RowFacts = Pick<UnsealedRow, 'phase' | 'operation'> & {
  requestId: string
  actor: AuditActor
  target?: AuditTarget | undefined
  intentSequence?: number
  result?: string
  status?: number | undefined
  durationMs?: number
  detail?: AuditDetail | undefined
}

const NOBODY: AuditActor = { staffId: null, name: null, role: null, sessionId: null, address: '' }

/** The audit trail. Every method that writes returns when the row is on the disk, or throws. */
export class AuditTrail {
  readonly #database: DatabaseSync
  readonly #insert: StatementSync
  readonly #last: StatementSync
  readonly #identity: TrailIdentity
  readonly #keyring: Keyring
  readonly #clock: Clock
  readonly #bootId: string
  #isWritable = true
  #head: AuditHead | undefined

  constructor(options: { dataDir: string; keyring: Keyring; clock: Clock; bootId: string }) {
    const { database, identity } = openAuditFile(options.dataDir, options.keyring.activeId)
    this.#database = database
    this.#identity = identity
    this.#keyring = options.keyring
    this.#clock = options.clock
    this.#bootId = options.bootId
    const columns = [...AUDIT_COLUMNS, 'mac']
    this.#insert = database.prepare(
      `INSERT INTO entries (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    this.#last = database.prepare('SELECT sequence, mac FROM entries ORDER BY sequence DESC LIMIT 1')
  }

  /** False once a row could not be written, until one can again. */
  get isWritable(): boolean {
    return this.#isWritable
  }

  /** The newest row that this process wrote. */
  get head(): AuditHead | undefined {
    return this.#head
  }

  /** Says what is about to be done. Call it before Quay is called; the number belongs to `outcome`. */
  intent(intent: AuditIntent): number {
    return this.#append({ ...intent, phase: 'intent' })
  }

  /** Says how an intent ended. The second outcome of one intent is refused. */
  outcome(intentSequence: number, outcome: AuditOutcome): void {
    const intent = this.#read(intentSequence)
    this.#append({
      phase: 'outcome',
      operation: intent.operation,
      requestId: intent.request_id,
      actor: {
        staffId: intent.actor_id,
        name: intent.actor_name,
        role: intent.actor_role,
        sessionId: intent.session_id,
        address: intent.address,
      },
      target:
        intent.target_kind === null || intent.target_name === null
          ? undefined
          : { kind: intent.target_kind, name: intent.target_name },
      intentSequence,
      durationMs: Math.max(0, this.#clock.now() - Date.parse(intent.at)),
      ...outcome,
    })
  }

  /** Records what has already happened, in one row. */
  record(event: AuditEvent): void {
    this.#append({ ...event, phase: 'event' })
  }

  /** Gives every intent that an earlier process left open the outcome that we know of it: none. */
  recover(): number {
    return this.#closeOpenIntents('boot_id <> ?', { recovered: true })
  }

  /** The same for the intents of this process, which ends before their outcome is known. */
  abandon(): number {
    return this.#closeOpenIntents('boot_id = ?', { abandoned: true })
  }

  /** The last changes to one target, refused attempts included; being asked for the password again is no attempt. */
  recentFor(target: AuditTarget, limit: number): AuditChange[] {
    const rows = this.#database
      .prepare(
        `SELECT intent.at, intent.request_id, intent.operation, intent.actor_name, coalesce(outcome.result, intent.result, 'running') AS result
         FROM entries AS intent LEFT JOIN entries AS outcome
           ON outcome.phase = 'outcome' AND outcome.intent_sequence = intent.sequence
         WHERE intent.target_kind = ? AND intent.target_name = ? AND intent.phase IN ('intent', 'event')
           AND coalesce(json_extract(intent.detail, '$.code'), '') <> 'step_up_required'
         ORDER BY intent.sequence DESC LIMIT ?`,
      )
      .all(target.kind, target.name, limit)
    return rows.map((row) => ({
      at: String(row['at']),
      requestId: String(row['request_id']),
      operation: String(row['operation']),
      actor: String(row['actor_name'] ?? ''),
      result: String(row['result']) as AuditChange['result'],
    }))
  }

  /** Writes and takes back nothing, to learn whether writing works. */
  checkWritable(): boolean {
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      this.#database.exec('ROLLBACK')
      this.#isWritable = true
    } catch {
      this.#isWritable = false
    }
    return this.#isWritable
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close()
  }

  #closeOpenIntents(condition: 'boot_id = ?' | 'boot_id <> ?', detail: AuditDetail): number {
    const open = this.#database
      .prepare(
        `SELECT sequence FROM entries AS intent WHERE phase = 'intent' AND ${condition} AND NOT EXISTS
         (SELECT 1 FROM entries AS outcome WHERE outcome.phase = 'outcome' AND outcome.intent_sequence = intent.sequence)`,
      )
      .all(this.#bootId)
    for (const row of open) this.outcome(Number(row['sequence']), { result: 'unknown', detail })
    return open.length
  }

  #read(sequence: number): AuditRow {
    const row = this.#database.prepare('SELECT * FROM entries WHERE sequence = ?').get(sequence)
    if (row === undefined) throw new Error(`The trail has no row ${sequence}.`)
    return row as AuditRow
  }

  #append(facts: RowFacts): number {
    try {
      this.#database.exec('BEGIN IMMEDIATE')
    } catch (error) {
      this.#isWritable = false
      throw error
    }
    try {
      const sequence = this.#insertRow(facts)
      this.#database.exec('COMMIT')
      this.#isWritable = true
      return sequence
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      this.#isWritable = false
      throw error
    }
  }

  #insertRow(facts: RowFacts): number {
    const last = this.#last.get()
    const sequence = Number(last?.['sequence'] ?? 0) + 1
    const key = deriveKey(this.#keyring, AUDIT_KEY_PURPOSE)
    const previous =
      last === undefined
        ? genesisSeal(this.#identity.id, deriveKey(this.#keyring, AUDIT_KEY_PURPOSE, this.#identity.keyId))
        : String(last['mac'])
    const actor = facts.actor ?? NOBODY
    const row: UnsealedRow = {
      sequence,
      at: isoOf(this.#clock.now()),
      boot_id: this.#bootId,
      request_id: facts.requestId,
      actor_id: actor.staffId,
      actor_name: actor.name,
      actor_role: actor.role,
      session_id: actor.sessionId,
      address: actor.address,
      operation: facts.operation,
      target_kind: facts.target?.kind ?? null,
      target_name: facts.target?.name ?? null,
      phase: facts.phase,
      intent_sequence: facts.intentSequence ?? null,
      result: facts.result ?? null,
      status: facts.status ?? null,
      duration_ms: facts.durationMs ?? null,
      detail: facts.detail === undefined ? null : JSON.stringify(facts.detail),
      key_id: this.#keyring.activeId,
      previous,
    }
    const mac = sealRow(row, key)
    this.#insert.run(...AUDIT_COLUMNS.map((column) => row[column]), mac)
    this.#head = { trailId: this.#identity.id, sequence, mac }
    return sequence
  }
}
