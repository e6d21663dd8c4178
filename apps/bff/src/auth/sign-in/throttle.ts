import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { isoOf } from '../../time/clock.ts'
import type { Schema } from '../../store/schema.ts'
import type { Store } from '../../store/database.ts'
import { DAY_MS } from '../../time/calendar.ts'

const QUARTER_HOUR_MS = 900_000
const FREE_FAILURES = 5
const LONGEST_DELAY_MS = 60_000
const ADDRESS_FAILURES = 20
/** Attempts while an account is slowed; whoever knocks that often is no person. */
const ADDRESS_KNOCKS = 300
/** A bucket of failures over all accounts, refilled by one a second: never more than 200 in a minute. */
const GLOBAL_BURST = 140
const GLOBAL_INTERVAL_MS = 1000
const ORIGIN_KEPT_MS = 30 * DAY_MS

type Work = Transaction<Schema>
type Counter = { failures: number; startedAt: number; blockedUntil: number }

/** May the password be looked at? If not, when to come again. */
export type Admission = { isAdmitted: true } | { isAdmitted: false; retryAfterMs: number }

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** People type passwords into the wrong field: the store never holds what was typed as a name. */
export const accountKey = (name: string): string => digest(`account ${name.toLowerCase()}`)

const ADMITTED: Admission = { isAdmitted: true }
const refuse = (retryAfterMs: number): Admission => ({ isAdmitted: false, retryAfterMs: Math.max(1, retryAfterMs) })

async function read(work: Work, key: string): Promise<Counter> {
  const row = await work.selectFrom('sign_in_counters').selectAll().where('key', '=', key).executeTakeFirst()
  if (row === undefined) return { failures: 0, startedAt: 0, blockedUntil: 0 }
  return {
    failures: row.failures,
    startedAt: Date.parse(row.window_started_at),
    blockedUntil: row.blocked_until === null ? 0 : Date.parse(row.blocked_until),
  }
}

async function write(work: Work, key: string, counter: Counter): Promise<void> {
  const values = {
    window_started_at: isoOf(counter.startedAt),
    failures: counter.failures,
    blocked_until: counter.blockedUntil === 0 ? null : isoOf(counter.blockedUntil),
  }
  await work
    .insertInto('sign_in_counters')
    .values({ key, ...values })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
    .execute()
}

/** A lane slows after five failures and forgets after a quarter of an hour without one. It never closes. */
function laneAfterFailure(lane: Counter, now: number): Counter {
  const failures = now - lane.startedAt > QUARTER_HOUR_MS ? 1 : lane.failures + 1
  const delayMs = failures < FREE_FAILURES ? 0 : Math.min(LONGEST_DELAY_MS, 1000 * 2 ** (failures - FREE_FAILURES))
  return { failures, startedAt: now, blockedUntil: delayMs === 0 ? 0 : now + delayMs }
}

function windowAfterHit(counter: Counter, now: number): Counter {
  const isOver = now - counter.startedAt > QUARTER_HOUR_MS
  return { failures: isOver ? 1 : counter.failures + 1, startedAt: isOver ? now : counter.startedAt, blockedUntil: 0 }
}

function windowRest(counter: Counter, limit: number, now: number): number {
  if (counter.failures < limit) return 0
  return Math.max(0, counter.startedAt + QUARTER_HOUR_MS - now)
}

/**
 * Slows guessing without ever locking anybody out. An attempt is counted as failed before the password is looked at, so
 * that many at once count as many; success takes it back. An address from which the account signed in before has a lane
 * of its own: what others do to the account does not slow it.
 */
export class SignInThrottle {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  async admit(account: string, address: string, now: number): Promise<Admission> {
    return this.#store.transaction().execute(async (work) => {
      const origin = await this.#isKnownOrigin(work, account, address, now)
      return origin
        ? this.#admitToLane(work, `origin ${account} ${address}`, now)
        : this.#admitStranger(work, account, address, now)
    })
  }

  /** Counts as `admit` does, but for one lane alone: a proof asked of somebody who is signed in. */
  async admitProof(lane: string, now: number): Promise<Admission> {
    return this.#store.transaction().execute((work) => this.#admitToLane(work, lane, now))
  }

  async succeedProof(lane: string): Promise<void> {
    await this.#store.deleteFrom('sign_in_counters').where('key', '=', lane).execute()
  }

  async succeed(account: string, address: string, now: number): Promise<void> {
    await this.#store.transaction().execute(async (work) => {
      const wasKnown = await this.#isKnownOrigin(work, account, address, now)
      await work
        .deleteFrom('sign_in_counters')
        .where('key', 'in', [`account ${account}`, `origin ${account} ${address}`])
        .execute()
      if (!wasKnown) await this.#takeBack(work, address)
      const values = { last_success_at: isoOf(now) }
      await work
        .insertInto('sign_in_origins')
        .values({ account_key: account, address_key: address, ...values })
        .onConflict((conflict) => conflict.columns(['account_key', 'address_key']).doUpdateSet(values))
        .execute()
    })
  }

  /** Forgets what no longer counts. */
  async sweep(now: number): Promise<void> {
    const stale = isoOf(now - QUARTER_HOUR_MS * 4)
    await this.#store.deleteFrom('sign_in_counters').where('window_started_at', '<', stale).execute()
    await this.#store
      .deleteFrom('sign_in_origins')
      .where('last_success_at', '<', isoOf(now - ORIGIN_KEPT_MS))
      .execute()
  }

  async #isKnownOrigin(work: Work, account: string, address: string, now: number): Promise<boolean> {
    const row = await work
      .selectFrom('sign_in_origins')
      .select('last_success_at')
      .where('account_key', '=', account)
      .where('address_key', '=', address)
      .executeTakeFirst()
    return row !== undefined && Date.parse(row.last_success_at) > now - ORIGIN_KEPT_MS
  }

  async #admitToLane(work: Work, key: string, now: number): Promise<Admission> {
    const lane = await read(work, key)
    if (lane.blockedUntil > now) return refuse(lane.blockedUntil - now)
    await write(work, key, laneAfterFailure(lane, now))
    return ADMITTED
  }

  async #admitStranger(work: Work, account: string, address: string, now: number): Promise<Admission> {
    const addressKey = `address ${address}`
    const knockKey = `knocks ${address}`
    const failures = await read(work, addressKey)
    const knocks = await read(work, knockKey)
    const rest = windowRest(failures, ADDRESS_FAILURES, now) || windowRest(knocks, ADDRESS_KNOCKS, now)
    if (rest > 0) return refuse(rest)
    const global = await read(work, 'global')
    const ahead = Math.max(global.blockedUntil, now) - now - (GLOBAL_BURST - 1) * GLOBAL_INTERVAL_MS
    if (ahead > 0) return refuse(ahead)
    const admission = await this.#admitToLane(work, `account ${account}`, now)
    if (!admission.isAdmitted) {
      await write(work, knockKey, windowAfterHit(knocks, now))
      return admission
    }
    await write(work, addressKey, windowAfterHit(failures, now))
    const blockedUntil = Math.max(global.blockedUntil, now) + GLOBAL_INTERVAL_MS
    await write(work, 'global', { failures: 0, startedAt: now, blockedUntil })
    return ADMITTED
  }

  async #takeBack(work: Work, address: string): Promise<void> {
    const counter = await read(work, `address ${address}`)
    if (counter.failures > 0) await write(work, `address ${address}`, { ...counter, failures: counter.failures - 1 })
    const global = await read(work, 'global')
    if (global.blockedUntil > 0) {
      await write(work, 'global', { ...global, blockedUntil: global.blockedUntil - GLOBAL_INTERVAL_MS })
    }
  }
}
