import { createHmac } from 'node:crypto'

/** A row as the file keeps it. Names are those of the columns. */
export type AuditRow = {
  sequence: number
  at: string
  boot_id: string
  request_id: string
  actor_id: string | null
  actor_name: string | null
  actor_role: string | null
  session_id: string | null
  address: string
  operation: string
  target_kind: string | null
  target_name: string | null
  phase: 'intent' | 'outcome' | 'event'
  /** For an outcome: the row of its intent. */
  intent_sequence: number | null
  result: string | null
  status: number | null
  duration_ms: number | null
  detail: string | null
  key_id: string
  previous: string
  mac: string
}

export type UnsealedRow = Omit<AuditRow, 'mac'>

/** The order in which a row is written for its seal, and in which its columns stand. */
export const AUDIT_COLUMNS = [
  'sequence',
  'at',
  'boot_id',
  'request_id',
  'actor_id',
  'actor_name',
  'actor_role',
  'session_id',
  'address',
  'operation',
  'target_kind',
  'target_name',
  'phase',
  'intent_sequence',
  'result',
  'status',
  'duration_ms',
  'detail',
  'key_id',
  'previous',
] as const satisfies readonly (keyof UnsealedRow)[]

/** Seals a row to the one before it. Keyed, so that whoever edits the file cannot chain it again. */
export function sealRow(row: UnsealedRow, key: Buffer): string {
  const content = JSON.stringify(AUDIT_COLUMNS.map((column) => row[column]))
  return createHmac('sha256', key).update(row.previous).update('\n').update(content).digest('hex')
}

/** What the first row is chained to: the trail's own id, so that two trails cannot be swapped. */
export function genesisSeal(trailId: string, key: Buffer): string {
  return createHmac('sha256', key).update(`trail ${trailId}`).digest('hex')
}
