import type { InventoryProgress } from '@quaymaster/contracts/inventory'
import type { QuayCallOptions, QuayClient } from '@quaymaster/quay-client'
import type { Kysely } from 'kysely'
import type { Clock } from '../time/clock.ts'
import type { QuayGateway } from '../quay/gateway.ts'
import type { TokenKind } from '../quay/needs.ts'
import type { Schema } from '../store/schema.ts'
import { findStaleKeys, isListKey } from './change-feed.ts'
import type { InventoryStore } from './inventory-store.ts'
import type { AnyKind, ChangeEntry, ReadStamp, RowKey } from './kind.ts'
import { KindRefresh } from './kind-refresh.ts'
import type { PageOutcome, Parents } from './kind-refresh.ts'
import { KindRows } from './kind-rows.ts'
import { KindStore } from './kind-store.ts'
import { isOutage } from './pause-reason.ts'
import type { RegistryClaim } from './registry-claim.ts'
import { RowIndex } from './row-index.ts'
import { joinKey } from './row-key.ts'
import { StaleMarks } from './stale-marks.ts'

type Options = {
  kind: AnyKind
  db: Kysely<Schema>
  store: InventoryStore
  claim: RegistryClaim
  quay: QuayGateway
  clock: Clock
  /** The reader of another kind. */
  parentOf: (kind: string) => KindReader
  beginRead: () => ReadStamp
  progress: () => InventoryProgress
  wake: () => void
  onError: (error: unknown) => void
}

/** What is to be kept of an answer of Quay's, and the token that was used. */
export type ReadOutcome = PageOutcome & { token: TokenKind }

/** One kind: its rows, what reads them, and what made them stale. */
export class KindReader {
  readonly refresh: KindRefresh
  readonly marks: StaleMarks
  readonly rows: KindRows<object, string>
  readonly #options: Options
  readonly #index: RowIndex

  constructor(options: Options) {
    const { kind, db, store: inventoryStore, clock } = options
    const index = new RowIndex(kind)
    const store = new KindStore(db, kind.name)
    this.#options = options
    this.#index = index
    this.marks = new StaleMarks(kind.name, inventoryStore, clock, (key) => this.#isList(key))
    this.refresh = new KindRefresh({
      ...options,
      store,
      index,
      parents: this.#parents(),
      onParentGone: (scope) => this.#noteParentGone(scope),
    })
    this.rows = new KindRows({ ...options, store, index, refresh: this.refresh, marks: this.marks })
  }

  /** Takes up what was read before. Gives the newest sequence. */
  async load(): Promise<number> {
    await this.#options.store.adoptVersion(this.#options.kind)
    await this.marks.load()
    return await this.refresh.load()
  }

  /** Lists that were stale before the last restart. */
  requestStaleLists(): void {
    for (const scope of this.marks.lists()) this.refresh.queue.requestUrgently(scope)
  }

  /** Marks what new entries of the usage log name; true where that is anything. */
  async noteEntries(entries: readonly ChangeEntry[], sequence: number): Promise<boolean> {
    const stale = findStaleKeys(this.#options.kind, entries, {
      rowReadAt: (key) => this.#index.find(key)?.readAt,
      listReadAt: (scope) => this.refresh.findRecord(scope)?.completed_at ?? undefined,
    })
    // A list that is not there is read when its parent is.
    const keys = stale.filter((key) => !this.#isList(key) || this.refresh.queue.scopes.has(key))
    await this.marks.add(keys, sequence)
    for (const key of keys) if (this.#isList(key)) this.refresh.queue.requestUrgently(key)
    return keys.length > 0
  }

  /** Reads a page of a list. */
  async readList(scope: string, signal: AbortSignal): Promise<ReadOutcome> {
    const { quay, claim, kind } = this.#options
    const { token = 'read' } = kind
    const isCurrent = claim.guard()
    const page = await this.refresh.readPage(scope, { ask: (call) => quay.read(call, token), signal, isCurrent })
    const keep = async () => {
      await page.keep()
      const run = this.refresh.findRecord(scope)
      if (run?.is_running === 0) await this.marks.noteRead(scope, run.start_sequence)
    }
    return { ...page, token, keep }
  }

  /** Reads a row that is stale. Where that fails by itself it is tried again, and left to the next full read. */
  async readStaleRow(key: RowKey, signal: AbortSignal): Promise<ReadOutcome> {
    const { quay, claim, kind, beginRead, onError } = this.#options
    const { token = 'read' } = kind
    const isCurrent = claim.guard()
    const stamp = beginRead()
    const call = { priority: 'background', signal } as const
    try {
      const { items, isProven } = await quay.read((client) => readOne(kind, client, key, call), token)
      const [item] = items
      const keep = async () => {
        if (!isCurrent()) return
        await (item === undefined ? this.rows.recordAbsent(key, stamp) : this.rows.record(item, stamp))
      }
      return { isProven, token, keep }
    } catch (error) {
      if (signal.aborted || isOutage(error)) throw error
      onError(error)
      return { isProven: true, token, keep: () => this.marks.noteFailure(joinKey(key)) }
    }
  }

  #parents(): Parents | undefined {
    const { kind, parentOf } = this.#options
    const links = kind.parents
    if (links === undefined) return undefined
    const refreshes = () => links.map((link) => parentOf(link.kind).refresh)
    return {
      *scopes() {
        for (const link of links) {
          for (const [key, row] of parentOf(link.kind).refresh.index.rows()) {
            if (link.has?.(row) !== false) yield key
          }
        }
      },
      version: () =>
        refreshes()
          .map(({ index }) => index.version)
          .join(' '),
      completedAt: () => oldestOf(refreshes().map((refresh) => refresh.completedAt())),
    }
  }

  /** Its own row says whether the parent is still there; where it cannot be read alone, all of its kind are. */
  #noteParentGone(scope: string): void {
    for (const link of this.#options.kind.parents ?? []) {
      const parent = this.#options.parentOf(link.kind)
      if (parent.#index.find(scope) !== undefined) void parent.#markStale(scope)
    }
  }

  async #markStale(key: string): Promise<void> {
    const { kind, beginRead, onError } = this.#options
    if (kind.readOne === undefined) return this.refresh.queue.request()
    await this.marks.add([key], beginRead().sequence).catch(onError)
  }

  #isList(key: string): boolean {
    return isListKey(this.#options.kind, key)
  }
}

/** Only kinds that can read one row have marks of rows. */
async function readOne(kind: AnyKind, client: QuayClient, key: RowKey, call: QuayCallOptions) {
  return (await kind.readOne?.(client, key, call)) ?? { items: [], isProven: false }
}

/** The oldest of some instants; null where one is missing. */
function oldestOf(instants: readonly (string | null)[]): string | null {
  if (instants.includes(null)) return null
  return instants.reduce((oldest, at) => (oldest === null || (at ?? '') < oldest ? at : oldest), null)
}
