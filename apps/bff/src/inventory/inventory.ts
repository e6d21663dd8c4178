import type { CatalogProgress } from '@quaymaster/contracts/inventory'
import type { QuayUser } from '@quaymaster/quay-client'
import type { Kysely } from 'kysely'
import { isoOf } from '../time/clock.ts'
import type { Clock } from '../time/clock.ts'
import { sourceOf } from '../quay/log-source.ts'
import type { QuayGateway } from '../quay/gateway.ts'
import { RegistryCheck } from '../registry-check/registry-check.ts'
import type { Schema } from '../store/schema.ts'
import type { Budget } from '../background/budget.ts'
import { UserIndex } from './row-index.ts'
import type { UserMatches, UserSearch } from './row-index.ts'
import { UserPass } from './kind-refresh.ts'
import { rowOf } from '../features/users/inventory.ts'
import type { Reading, UserRow } from '../features/users/inventory.ts'
import { UserStore } from './kind-store.ts'

export type UsersCatalogOptions = {
  store: Kysely<Schema>
  quay: QuayGateway
  budget: Budget
  clock: Clock
  /** Says whether the rows belong to the registry that answers. @default one of its own */
  registry?: RegistryCheck | undefined
  /** Between the end of one pass over all people and the next. @default fifteen minutes */
  passIntervalMs?: number | undefined
  /** Told of what keeps the catalog from reading or keeping; it goes on by itself. */
  onError?: ((error: unknown) => void) | undefined
}

/** Of people read alone. A pass that met them under its own number would think that it had been thrown back. */
const NO_PASS = 0

/** Everybody whom we know of, each as Quay last told us. Lists ask here and never Quay. */
export class UsersCatalog {
  readonly #options: UsersCatalogOptions
  readonly #store: UserStore
  readonly #index = new UserIndex()
  readonly #pass: UserPass
  readonly #registry: RegistryCheck
  #sequence = 0

  constructor(options: UsersCatalogOptions) {
    const { quay, budget, clock } = options
    const registry = options.registry ?? new RegistryCheck({ source: sourceOf(quay), budget, clock })
    this.#options = options
    this.#registry = registry
    this.#store = new UserStore(options.store)
    this.#pass = new UserPass({
      ...options,
      registry,
      store: this.#store,
      index: this.#index,
      beginReading: () => this.beginReading(),
      onError: (error) => options.onError?.(error),
    })
    registry.attachUsers({
      record: () => ({ connection: this.#pass.connection(), isEmpty: this.#index.total === 0 }),
      sample: (count) => this.#index.sample(count),
      accept: (connection, mustRefresh) => this.#pass.keepUnder(connection, mustRefresh),
      reset: (connection) => this.#pass.reset(connection),
    })
    registry.onChange(() => this.#pass.wake())
  }

  /** Takes up what was read before the last restart, then goes on reading. */
  async start(): Promise<void> {
    const pass = await this.#store.findPass()
    this.#sequence = pass?.start_sequence ?? 0
    const seen = new Set<string>()
    for await (const rows of this.#store.load()) {
      for (const { row, passId, isGone } of rows) {
        this.#index.put(row, isGone)
        this.#sequence = Math.max(this.#sequence, row.sequence)
        if (passId === pass?.pass_id) seen.add(row.name)
      }
    }
    this.#pass.start(pass, seen)
  }

  async close(): Promise<void> {
    await Promise.all([this.#registry.close(), this.#pass.close()])
  }

  progress(): CatalogProgress {
    return { ...this.#pass.progress(), asOf: this.#index.oldestReadAt() }
  }

  search(search: UserSearch): UserMatches {
    return this.#index.search(search)
  }

  find(name: string): UserRow | undefined {
    return this.#index.find(name)
  }

  /** To be called before Quay is asked: what comes back is no newer than this. */
  beginReading(): Reading {
    this.#sequence += 1
    return { sequence: this.#sequence, readAt: isoOf(this.#options.clock.now()) }
  }

  /** Keeps what Quay told about one person, at once; returns the row. */
  async record(user: QuayUser, reading: Reading): Promise<UserRow> {
    const row = rowOf(user, reading)
    await this.#keep(row, false)
    return row
  }

  /** Keeps that Quay knows nobody of this name. */
  async recordAbsent(name: string, reading: Reading): Promise<void> {
    if (this.#index.find(name) === undefined && !this.#pass.progress().isReading) return
    const nobody = { email: null, isEnabled: false, isVerified: false, superuserKind: 'none', quota: null } as const
    await this.#keep({ name, ...nobody, ...reading }, true)
  }

  /** Starts a pass over everybody; one that runs already is left alone. */
  readAgain(): void {
    this.#pass.request()
  }

  async #keep(row: UserRow, isGone: boolean): Promise<void> {
    try {
      if ((await this.#pass.adoptRegistry()) !== null) return
      await this.#store.save(row, NO_PASS, isGone)
      this.#index.put(row, isGone)
    } catch (error) {
      // Quay has answered, and perhaps changed something: that the row could not be kept must not hide it.
      this.#options.onError?.(error)
    }
  }
}
