import type { InventoryProgress } from '@quaymaster/contracts/inventory'
import type { Kysely } from 'kysely'
import { BackgroundLoop } from '../background/background-loop.ts'
import type { NextStep, StepContext } from '../background/background-loop.ts'
import type { Budget, CallPriority } from '../background/budget.ts'
import { isoOf } from '../time/clock.ts'
import type { Clock } from '../time/clock.ts'
import type { QuayGateway } from '../quay/gateway.ts'
import type { RegistryCheck } from '../registry-check/registry-check.ts'
import type { Schema } from '../store/schema.ts'
import { InventoryStore } from './inventory-store.ts'
import type { AnyKind, ChangeEntry, InventoryKind, ReadStamp, RowKey } from './kind.ts'
import { KindReader } from './kind-reader.ts'
import type { ReadOutcome } from './kind-reader.ts'
import type { KindRows } from './kind-rows.ts'
import { pauseReason } from './pause-reason.ts'
import type { PauseReason } from './pause-reason.ts'
import { describeProgress } from './refresh-progress.ts'
import { RegistryClaim } from './registry-claim.ts'
import { splitRowKey } from './row-key.ts'
import { Schedule } from './schedule.ts'

/** Of several instances that share a store, the one that holds it reads. */
export type ReadLease = {
  /** A number that is another one each time this instance takes the lease; undefined while it does not hold it. */
  heldTerm(): number | undefined
}

export type InventoryOptions = {
  /** What is read; a kind whose parents are of another kind stands behind it. */
  kinds: readonly AnyKind[]
  store: Kysely<Schema>
  quay: QuayGateway
  budget: Budget
  clock: Clock
  /** Says whether the rows belong to the registry that answers. */
  registry: RegistryCheck
  /** Calls to Quay at once. @default 2 */
  callsAtOnce?: number | undefined
  /** @default held for good */
  lease?: ReadLease | undefined
  /** Told of what keeps the inventory from reading or keeping; it goes on by itself. */
  onError?: ((error: unknown) => void) | undefined
}

type Task = { priority: CallPriority; run: (signal: AbortSignal) => Promise<ReadOutcome>; release: () => void }

const CALLS_AT_ONCE = 2
/** How soon lists that become due, another registry or the lease are noticed. */
const LOOK_MS = 1_000
const UNCONFIRMED_LOOK_MS = 500

/** Everything of the registry that we know of, kind by kind, and what reads it in the background. */
export class Inventory {
  readonly #options: InventoryOptions
  readonly #readers = new Map<string, KindReader>()
  readonly #schedule: Schedule
  readonly #store: InventoryStore
  readonly #claim: RegistryClaim
  readonly #loop: BackgroundLoop<PauseReason>
  /** What is being kept beside the loop. */
  readonly #keeping = new Set<Promise<void>>()
  #isClosing = false
  #loadedTerm: number | undefined = 0
  #loading: Promise<void> | undefined
  #sequence = 0

  constructor(options: InventoryOptions) {
    const { registry, budget } = options
    const onError = (error: unknown) => options.onError?.(error)
    this.#options = options
    this.#store = new InventoryStore(options.store)
    this.#claim = new RegistryClaim({ registry, store: this.#store, onReset: () => this.#forgetAll() })
    this.#loop = new BackgroundLoop({
      name: 'inventory',
      step: (context) => this.#step(context),
      budget,
      lanes: options.callsAtOnce ?? CALLS_AT_ONCE,
      pauseReason,
      onError,
    })
    for (const kind of options.kinds) {
      const reader = new KindReader({
        ...options,
        kind,
        db: options.store,
        store: this.#store,
        claim: this.#claim,
        parentOf: (name) => this.#reader(name),
        beginRead: this.#beginRead,
        progress: () => this.progress(kind.name),
        wake: () => this.#loop.wake(),
        onError,
      })
      this.#readers.set(kind.name, reader)
    }
    const readable = this.#each(({ refresh }) => refresh).filter(({ kind }) => this.#hasToken(kind))
    this.#schedule = new Schedule(readable)
    this.#attachToCheck()
  }

  /** Takes up what was read before the last restart, then goes on reading. */
  async start(): Promise<void> {
    await this.#loadOnce()
    this.#loop.start()
  }

  async close(): Promise<void> {
    this.#isClosing = true
    await Promise.all([this.#options.registry.close(), this.#loop.close()])
    await Promise.allSettled(this.#keeping)
  }

  of<Data extends object, Column extends string>(kind: InventoryKind<Data, Column>): KindRows<Data, Column> {
    return this.#reader(kind.name).rows as unknown as KindRows<Data, Column>
  }

  /** Whether a row of a kind, of which nothing more need be known, is there. */
  has(kind: string, ...key: RowKey): boolean {
    return this.#reader(kind).rows.find(...key) !== undefined
  }

  progress(kind: string): InventoryProgress {
    const { refresh } = this.#reader(kind)
    if (!this.#hasToken(refresh.kind)) return describeProgress(refresh, 'credential')
    const { paused, isWaitingForBudget } = this.#loop.status()
    return describeProgress(refresh, paused ?? refresh.queue.paused ?? (isWaitingForBudget ? 'budget' : null))
  }

  /** New entries of the usage log: the rows and lists that they name are read again first. */
  async noteEntries(entries: readonly ChangeEntry[]): Promise<void> {
    try {
      const hasStale = await Promise.all(this.#each((reader) => reader.noteEntries(entries, this.#sequence)))
      if (hasStale.includes(true)) this.#loop.wake()
    } catch (error) {
      this.#options.onError?.(error)
    }
  }

  async #step({ signal, takeCall }: StepContext): Promise<NextStep<PauseReason>> {
    if (!(await this.#holdLease())) return { next: 'later', waitMs: LOOK_MS }
    const paused = await this.#claim.adopt()
    if (paused !== null) return { next: 'later', waitMs: UNCONFIRMED_LOOK_MS, paused }
    for (const { refresh } of this.#readers.values()) await refresh.followParents()
    const task = this.#takeTask()
    if (task === undefined) return { next: 'later', waitMs: LOOK_MS }
    try {
      await takeCall(task.priority)
      await this.#finish(task, await task.run(signal))
    } catch (error) {
      task.release()
      throw error
    }
    return { next: 'now' }
  }

  /** What Quay may have told a stranger waits for a check of the token, and nothing waits for that meanwhile. */
  async #finish({ release }: Task, { isProven, token, keep }: ReadOutcome): Promise<void> {
    if (isProven) {
      await keep()
      return release()
    }
    void this.#options.quay
      .confirmToken(token)
      .then((isLive) => (isLive ? this.#keepUnlessClosing(keep) : undefined))
      .catch((error: unknown) => this.#options.onError?.(error))
      .finally(() => {
        release()
        this.#loop.wake()
      })
  }

  async #keepUnlessClosing(keep: () => Promise<void>): Promise<void> {
    if (this.#isClosing) return
    const keeping = keep()
    this.#keeping.add(keeping)
    await keeping.finally(() => this.#keeping.delete(keeping))
  }

  #takeTask(): Task | undefined {
    const reader = [...this.#readers.values()].find(
      ({ marks, refresh }) => marks.hasWork() && this.#hasToken(refresh.kind),
    )
    const key = reader?.marks.take()
    if (reader !== undefined && key !== undefined) {
      const run = (signal: AbortSignal) => reader.readStaleRow(splitRowKey(key), signal)
      return { priority: 'urgent', run, release: () => reader.marks.release(key) }
    }
    const next = this.#schedule.next()
    const scope = next?.refresh.queue.take()
    if (next === undefined || scope === undefined) return undefined
    const { refresh, priority } = next
    const run = (signal: AbortSignal) => this.#reader(refresh.kind.name).readList(scope, signal)
    return { priority, run, release: () => refresh.queue.release(scope) }
  }

  /** Whether this instance reads. What another one read meanwhile is taken up first. */
  async #holdLease(): Promise<boolean> {
    const { lease } = this.#options
    const term = lease === undefined ? 0 : lease.heldTerm()
    // Between two looks another instance may have held it.
    if (term !== this.#loadedTerm) this.#loading = undefined
    this.#loadedTerm = term
    if (term === undefined) return false
    await this.#loadOnce()
    return true
  }

  #loadOnce(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined
      throw error
    })
    return this.#loading
  }

  async #load(): Promise<void> {
    await this.#claim.load()
    for (const reader of this.#readers.values()) this.#sequence = Math.max(this.#sequence, await reader.load())
    for (const { refresh } of this.#readers.values()) await refresh.followParents()
    for (const reader of this.#readers.values()) reader.requestStaleLists()
  }

  #forgetAll(): void {
    for (const { refresh, marks } of this.#readers.values()) {
      refresh.forgetAll()
      marks.clear()
    }
    this.#loop.wake()
  }

  #attachToCheck(): void {
    const { registry } = this.#options
    const compared = this.#each((reader) => reader).find(({ refresh }) => refresh.kind.isCompared)
    registry.attachUsers({
      record: () => ({
        connection: this.#claim.connection,
        isEmpty: this.#each(({ refresh }) => refresh.index.total).every((total) => total === 0),
      }),
      sample: (count) => (compared?.refresh.index.sample(count) ?? []).map((key) => splitRowKey(key)[0]),
      accept: async (connection, mustRefresh) => {
        await this.#claim.accept(connection)
        if (mustRefresh) for (const { refresh } of this.#readers.values()) refresh.queue.request()
        this.#loop.wake()
      },
      reset: (connection) => this.#claim.reset(connection),
    })
    registry.onChange(() => this.#loop.wake())
  }

  readonly #beginRead = (): ReadStamp => {
    this.#sequence += 1
    return { sequence: this.#sequence, readAt: isoOf(this.#options.clock.now()) }
  }

  /** A console with a token for reading alone has kinds that it never reads. */
  #hasToken({ token }: AnyKind): boolean {
    return token !== 'write' || !this.#options.quay.summary().isConsoleReadOnly
  }

  #reader(kind: string): KindReader {
    const reader = this.#readers.get(kind)
    if (reader === undefined) throw new TypeError(`The inventory has no ${kind}.`)
    return reader
  }

  #each<T>(map: (reader: KindReader) => T): T[] {
    return [...this.#readers.values()].map(map)
  }
}
