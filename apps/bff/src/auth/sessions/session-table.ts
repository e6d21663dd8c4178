import { hash } from 'node:crypto'
import type { Role } from '@quaymaster/contracts/roles'
import { sql, type Selectable, type Transaction } from 'kysely'
import type { Schema } from '../../store/schema.ts'
import type { Store } from '../../store/database.ts'

type Connection = Store | Transaction<Schema>

/** Why a session ended; stands in the trail. */
export type SessionEnd =
  | 'signed-out'
  | 'replaced'
  | 'idle'
  | 'expired'
  | 'too-many'
  | 'ended-by-owner'
  | 'ended-by-administrator'
  | 'password-changed'
  | 'account-disabled'

/** The store never holds what stands in the cookie: a stolen file is no list of sessions. */
export const keyHashOf = (sessionId: string): string => hash('sha256', sessionId)

export type NewSession = {
  keyHash: string
  publicId: string
  staffId: string
  createdAt: string
  address: string
  userAgent: string
}

/** Makes the row, unless the id was ended before: an ended session never comes back. */
export async function insertSession(store: Connection, session: NewSession): Promise<void> {
  await store
    .insertInto('sessions')
    .values({
      key_hash: session.keyHash,
      public_id: session.publicId,
      staff_id: session.staffId,
      created_at: session.createdAt,
      seen_at: session.createdAt,
      step_up_until: null,
      address: session.address,
      user_agent: session.userAgent,
      ended_at: null,
      ended_reason: null,
    })
    .onConflict((conflict) => conflict.column('key_hash').doNothing())
    .execute()
}

/** Sets the tombstone, also for an id that has no row yet. */
export async function buryKey(store: Connection, keyHash: string, now: string, reason: SessionEnd): Promise<void> {
  await store
    .insertInto('sessions')
    .values({
      key_hash: keyHash,
      public_id: null,
      staff_id: null,
      created_at: now,
      seen_at: now,
      step_up_until: null,
      address: '',
      user_agent: '',
      ended_at: now,
      ended_reason: reason,
    })
    .onConflict((conflict) =>
      conflict
        .column('key_hash')
        .doUpdateSet({ ended_at: now, ended_reason: reason })
        .where('sessions.ended_at', 'is', null),
    )
    .execute()
}

export type EndedSession = { publicId: string; staffId: string; reason: SessionEnd }

type Which = { staffId: string; only?: string; except?: string }

/** Ends sessions of one account: one of them, all, or all but one. */
export async function endSessionsOf(
  store: Connection,
  which: Which,
  now: string,
  reason: SessionEnd,
): Promise<EndedSession[]> {
  let query = store
    .updateTable('sessions')
    .set({ ended_at: now, ended_reason: reason })
    .where('staff_id', '=', which.staffId)
    .where('ended_at', 'is', null)
  if (which.only !== undefined) query = query.where('public_id', '=', which.only)
  if (which.except !== undefined) query = query.where('public_id', '<>', which.except)
  const rows = await query.returning('public_id').execute()
  return rows.map((row) => ({ publicId: row.public_id ?? '', staffId: which.staffId, reason }))
}

/** Ends the oldest sessions of an account beyond `limit`. */
export async function endSurplusSessions(
  store: Connection,
  staffId: string,
  limit: number,
  now: string,
): Promise<EndedSession[]> {
  const surplus = await store
    .selectFrom('sessions')
    .select('public_id')
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('public_id')
    .offset(limit)
    .limit(100)
    .execute()
  const ended = await Promise.all(
    surplus.map((row) => endSessionsOf(store, { staffId, only: row.public_id ?? '' }, now, 'too-many')),
  )
  return ended.flat()
}

export type LiveSession = {
  publicId: string
  staffId: string
  name: string
  role: Role
  isEnabled: boolean
  mustChangePassword: boolean
  createdAt: string
  seenAt: string
  stepUpUntil: string | null
}

type LiveRow = Pick<
  Selectable<Schema['sessions']> & Selectable<Schema['staff']>,
  'staff_id' | 'created_at' | 'seen_at' | 'step_up_until' | 'name' | 'role' | 'is_enabled' | 'must_change_password'
> & { public_id: string }

/**
 * Finds it by the hash of its key, or by the id under which pages and the trail know it, with its account, as both are at
 * this moment; undefined once it was ended. Every request asks this: building the statement cost more than running it.
 */
export async function findSession(
  store: Connection,
  by: { keyHash: string } | { publicId: string },
): Promise<LiveSession | undefined> {
  const condition = 'keyHash' in by ? sql`sessions.key_hash = ${by.keyHash}` : sql`sessions.public_id = ${by.publicId}`
  const { rows } = await sql<LiveRow>`
    select sessions.public_id, sessions.staff_id, sessions.created_at, sessions.seen_at, sessions.step_up_until,
      staff.name, staff.role, staff.is_enabled, staff.must_change_password
    from sessions inner join staff on staff.id = sessions.staff_id
    where ${condition} and sessions.ended_at is null`.execute(store)
  const [row] = rows
  if (row === undefined) return undefined
  return {
    publicId: row.public_id,
    staffId: row.staff_id ?? '',
    name: row.name,
    role: row.role,
    isEnabled: row.is_enabled === 1,
    mustChangePassword: row.must_change_password === 1,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    stepUpUntil: row.step_up_until,
  }
}

/** Notes that the session is used, at most once in `everyMs`: no write for each request. */
export async function touchSession(store: Store, publicId: string, now: string, before: string): Promise<void> {
  await store
    .updateTable('sessions')
    .set({ seen_at: now })
    .where('public_id', '=', publicId)
    .where('ended_at', 'is', null)
    .where('seen_at', '<', before)
    .execute()
}

/** Writes the instant of a proof into its own column: nothing else of the session changes, its id least of all. */
export async function setStepUp(store: Store, publicId: string, until: string): Promise<boolean> {
  const result = await store
    .updateTable('sessions')
    .set({ step_up_until: until })
    .where('public_id', '=', publicId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export type SessionLimits = { seenBefore: string; createdBefore: string }

export async function listSessions(
  store: Store,
  staffId: string,
  limits: SessionLimits,
): Promise<Selectable<Schema['sessions']>[]> {
  return store
    .selectFrom('sessions')
    .selectAll()
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .where('seen_at', '>', limits.seenBefore)
    .where('created_at', '>', limits.createdBefore)
    .orderBy('seen_at', 'desc')
    .limit(100)
    .execute()
}

export async function countSessions(store: Store, limits: SessionLimits): Promise<Map<string, number>> {
  const rows = await store
    .selectFrom('sessions')
    .select(['staff_id', sql<number>`count(*)`.as('count')])
    .where('ended_at', 'is', null)
    .where('staff_id', 'is not', null)
    .where('seen_at', '>', limits.seenBefore)
    .where('created_at', '>', limits.createdBefore)
    .groupBy('staff_id')
    .execute()
  return new Map(rows.map((row) => [row.staff_id ?? '', row.count]))
}

/** Forgets tombstones once no cookie can be as old as they are. At most `limit` rows, so that it stays quick. */
export async function sweepSessions(store: Store, before: string, limit: number): Promise<void> {
  await store
    .deleteFrom('sessions')
    .where('key_hash', 'in', (select) =>
      select
        .selectFrom('sessions')
        .select('key_hash')
        .where('seen_at', '<', before)
        .where('created_at', '<', before)
        .limit(limit),
    )
    .execute()
}
