import { createHmac } from 'node:crypto'
import { isoOf } from '../time/clock.ts'
import { ProblemError } from '../problems/problem-error.ts'
import type { Store } from '../store/database.ts'
import { DAY_MS } from '../time/calendar.ts'

const KEPT_MS = DAY_MS
const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const SWEEP_ROWS = 1000

/** One call, as its sender names it. */
export type IdempotencyClaim = { staffId: string; key: string; operation: string; fingerprint: string }

/** What an earlier call with the same key ended in. `content` is the JSON of its answer. */
export type EarlierOutcome = { status: number; content: string | null }

/** @throws {ProblemError} `idempotency_key_missing` */
export function readIdempotencyKey(header: string | string[] | undefined): string {
  if (typeof header !== 'string' || !KEY.test(header)) throw new ProblemError('idempotency_key_missing', 400)
  return header.toLowerCase()
}

/** Recognizes the same request. Keyed: the body may hold a password, which a plain hash would give away to guessing. */
export function fingerprintOf(key: Buffer, operation: string, input: unknown): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([operation, input]))
    .digest('hex')
}

/**
 * Takes the key, before anything is done. Gives back what an earlier call ended in, if there was one.
 * @throws {ProblemError} `idempotency_key_reused`, `idempotency_in_progress`, or `outcome_unknown` where the earlier call
 *   was cut off by an end of the process.
 */
export async function claimKey(
  store: Store,
  claim: IdempotencyClaim,
  bootId: string,
  now: number,
): Promise<EarlierOutcome | undefined> {
  const expired = isoOf(now - KEPT_MS)
  const row = await store.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('idempotency')
      .where('staff_id', '=', claim.staffId)
      .where('key', '=', claim.key)
      .where('created_at', '<=', expired)
      .execute()
    const inserted = await transaction
      .insertInto('idempotency')
      .values({
        staff_id: claim.staffId,
        key: claim.key,
        operation: claim.operation,
        fingerprint: claim.fingerprint,
        boot_id: bootId,
        state: 'running',
        status: null,
        content: null,
        created_at: isoOf(now),
      })
      .onConflict((conflict) => conflict.columns(['staff_id', 'key']).doNothing())
      .executeTakeFirst()
    if ((inserted.numInsertedOrUpdatedRows ?? 0n) > 0n) return undefined
    return transaction
      .selectFrom('idempotency')
      .selectAll()
      .where('staff_id', '=', claim.staffId)
      .where('key', '=', claim.key)
      .executeTakeFirstOrThrow()
  })
  if (row === undefined) return undefined
  if (row.fingerprint !== claim.fingerprint || row.operation !== claim.operation) {
    throw new ProblemError('idempotency_key_reused', 422)
  }
  if (row.state === 'done') return { status: row.status ?? 500, content: row.content }
  if (row.boot_id === bootId) throw new ProblemError('idempotency_in_progress', 409, { retryAfterSeconds: 1 })
  throw new ProblemError('outcome_unknown', 502)
}

/** Keeps what a repeat of the call will get. */
export async function settleKey(store: Store, claim: IdempotencyClaim, outcome: EarlierOutcome): Promise<void> {
  await store
    .updateTable('idempotency')
    .set({ state: 'done', status: outcome.status, content: outcome.content })
    .where('staff_id', '=', claim.staffId)
    .where('key', '=', claim.key)
    .execute()
}

/** Gives the key back: nothing was done, so the same call may be made again. */
export async function releaseKey(store: Store, claim: IdempotencyClaim): Promise<void> {
  await store
    .deleteFrom('idempotency')
    .where('staff_id', '=', claim.staffId)
    .where('key', '=', claim.key)
    .where('state', '=', 'running')
    .execute()
}

export async function sweepKeys(store: Store, now: number): Promise<void> {
  await store
    .deleteFrom('idempotency')
    .where('key', 'in', (select) =>
      select
        .selectFrom('idempotency')
        .select('key')
        .where('created_at', '<=', isoOf(now - KEPT_MS))
        .limit(SWEEP_ROWS),
    )
    .execute()
}
