import { isQuayHttpError, isQuayPageRestartError, QuayPageRestartError } from '@quaymaster/quay-client'
import type { QuayClient } from '@quaymaster/quay-client'
import { isoOf } from '../time/clock.ts'
import type { Clock } from '../time/clock.ts'
import type { AnyKind, InventoryPage, ReadStamp } from './kind.ts'
import type { KindStore, RefreshRecord, StoredRow } from './kind-store.ts'
import { ListQueue } from './list-queue.ts'
import { isOutage, pauseReason } from './pause-reason.ts'
import { advanceRun, beginRun, isResumable } from './refresh-record.ts'
import type { RowIndex } from './row-index.ts'
import { joinKey, ROOT, splitKey } from './row-key.ts'

/** Rows below which a kind has a list each. */
export type Parents = {
  scopes(): Iterable<string>
  /** Changes whenever the rows do. */
  version(): string
  /** Since when all of them are known; null before. */
  completedAt(): string | null
}

type Options = {
  kind: AnyKind
  store: KindStore
  index: RowIndex
  parents: Parents | undefined
  clock: Clock
  beginRead: () => ReadStamp
  /** The parent of a list is not there any more, says Quay. */
  onParentGone: (scope: string) => void
  onError: (error: unknown) => void
}

/** How a page is asked for. */
export type PageRead = {
  ask: (call: (client: QuayClient) => Promise<InventoryPage<object>>) => Promise<InventoryPage<object>>
  signal: AbortSignal
  /** Whether what comes back is still of the registry that was asked. */
  isCurrent: () => boolean
}

/** What came of a page: to be kept at once, or only when the token is known to have lived. */
export type PageOutcome = { isProven: boolean; keep: () => Promise<void> }

type ReadPage = { rows: StoredRow[]; nextPageToken: string | undefined }

const RESTARTS_IN_A_ROW = 3
const NOTHING: PageOutcome = { isProven: true, keep: () => Promise.resolve() }

/** Reads all lists of one kind again and again, page by page, and goes on after a restart where it stopped. */
export class KindRefresh {
  readonly queue: ListQueue
  readonly #options: Options
  readonly #records = new Map<string, RefreshRecord>()
  /** Keys that a run read: one that comes again means that Quay fell back to an earlier page. */
  readonly #seen = new Map<string, Set<string>>()
  readonly #thrownBack = new Set<string>()
  readonly #restarts = new Map<string, number>()
  #parentsVersion: string | undefined

  constructor(options: Options) {
    const { kind, parents, clock } = options
    const hasParents = parents !== undefined
    this.#options = options
    this.queue = new ListQueue({ hasParents, intervalMs: kind.refreshIntervalMs, clock, records: this.#records })
    if (!hasParents) this.queue.setScopes(new Set([ROOT]))
  }

  get kind(): AnyKind {
    return this.#options.kind
  }

  get index(): RowIndex {
    return this.#options.index
  }

  get parents(): Parents | undefined {
    return this.#options.parents
  }

  /** Takes up what was read before. Gives the newest sequence. */
  async load(): Promise<number> {
    const { store, index } = this.#options
    this.forgetAll()
    let newest = 0
    for (const record of await store.records()) {
      this.#records.set(record.scope, record)
      newest = Math.max(newest, record.start_sequence)
    }
    for await (const rows of store.load()) {
      for (const { runId, ...row } of rows) {
        index.put(row)
        newest = Math.max(newest, row.sequence)
        const record = this.#records.get(row.scope)
        if (record?.is_running === 1 && record.run_id === runId) this.#seenIn(row.scope).add(row.key)
      }
    }
    return newest
  }

  /** Nothing of what was read remains; for another registry, or what the store holds is loaded. */
  forgetAll(): void {
    this.#options.index.clear()
    for (const known of [this.#records, this.#seen, this.#restarts, this.#thrownBack, this.queue]) known.clear()
    this.#parentsVersion = undefined
  }

  /** Whether something may be missing: rows that are known to be gone are to be remembered. */
  isRunning(): boolean {
    return this.queue.hasRequests || [...this.#records.values()].some(({ is_running }) => is_running === 1)
  }

  /** Follows the parents: lists of those that are gone are dropped. */
  async followParents(): Promise<void> {
    const { parents, store, index } = this.#options
    if (parents === undefined || parents.version() === this.#parentsVersion) return
    this.#parentsVersion = parents.version()
    const scopes = new Set(parents.scopes())
    this.queue.setScopes(scopes)
    const gone = [...this.#records.keys()].filter((scope) => !scopes.has(scope))
    if (gone.length === 0) return
    for (const scope of gone) {
      for (const known of [this.#records, this.#seen, this.#restarts, this.#thrownBack]) known.delete(scope)
      this.queue.forget(scope)
    }
    index.forget(await store.dropScopes(gone))
  }

  /** Where a list is: the run that read it last, or reads it now. */
  findRecord(scope: string): RefreshRecord | undefined {
    return this.#records.get(scope)
  }

  /** Since when everything is known; null while something was never read. */
  completedAt(): string | null {
    const { parents } = this.#options
    let oldest = parents === undefined ? null : parents.completedAt()
    if (parents !== undefined && oldest === null) return null
    for (const scope of this.queue.scopes) {
      const at = this.#records.get(scope)?.completed_at ?? null
      if (at === null) return null
      if (oldest === null || at < oldest) oldest = at
    }
    return oldest
  }

  /**
   * Reads a page of a list.
   * @throws what says that Quay or the credential is no good now; a list that fails by itself rests
   */
  async readPage(scope: string, { ask, signal, isCurrent }: PageRead): Promise<PageOutcome> {
    const { kind, beginRead } = this.#options
    const run = this.#continueRun(scope)
    const stamp = beginRead()
    const call = { priority: 'background', signal } as const
    const request = { parent: splitKey(scope), pageToken: run.page_token ?? undefined, call }
    // Another registry may have been noticed meanwhile, and this page would mix two truths.
    const keep = (page: ReadPage) => async () => {
      if (this.#records.get(scope) === run && isCurrent()) await this.#keepOrRest(run, page)
    }
    try {
      const { items, nextPageToken, isProven } = await ask((client) => kind.readPage(client, request))
      return { isProven, keep: keep({ rows: rowsOf(kind, items, scope, stamp), nextPageToken }) }
    } catch (error) {
      if (signal.aborted || isOutage(error)) throw error
      if (this.#options.parents === undefined || !isQuayHttpError(error, 'not-found')) {
        this.#noteFailure(scope, error)
        return NOTHING
      }
      // Quay knows no such parent: its list is empty until the parents are read again.
      const keepEmpty = keep({ rows: [], nextPageToken: undefined })
      return { isProven: false, keep: () => keepEmpty().then(() => this.#options.onParentGone(scope)) }
    }
  }

  #continueRun(scope: string): RefreshRecord {
    const { clock, beginRead } = this.#options
    const known = this.#records.get(scope)
    const isThrownBack = this.#thrownBack.delete(scope)
    const seen = this.#seen.get(scope)?.size ?? 0
    if (known?.is_running === 1 && !isThrownBack && isResumable(known, seen > 0, clock.now())) return known
    const run = beginRun(scope, known, beginRead().sequence)
    this.#records.set(scope, run)
    this.#seen.delete(scope)
    this.queue.noteBegin(scope)
    return run
  }

  async #keepOrRest(run: RefreshRecord, page: ReadPage): Promise<void> {
    try {
      await this.#keep(run, page)
      this.queue.resting.delete(run.scope)
    } catch (error) {
      this.#noteFailure(run.scope, error)
    }
  }

  async #keep(run: RefreshRecord, { rows, nextPageToken }: ReadPage): Promise<void> {
    const { store, index, clock } = this.#options
    const seen = this.#seenIn(run.scope)
    if (rows.some(({ key }) => seen.has(key))) throw new QuayPageRestartError({ operation: this.kind.name })
    const next = advanceRun(run, { count: rows.length, nextPageToken }, isoOf(clock.now()))
    const gone = await store.savePage(next, rows)
    if (gone === undefined) return
    for (const row of rows) {
      index.put(row)
      seen.add(row.key)
    }
    index.forget(gone)
    this.#records.set(run.scope, next)
    if (next.is_running === 1) return
    this.#seen.delete(run.scope)
    this.#restarts.delete(run.scope)
  }

  #noteFailure(scope: string, error: unknown): void {
    if (isQuayPageRestartError(error)) {
      const restarts = (this.#restarts.get(scope) ?? 0) + 1
      this.#restarts.set(scope, restarts)
      this.#thrownBack.add(scope)
      if (restarts % RESTARTS_IN_A_ROW !== 0) return
    }
    this.#options.onError(error)
    this.queue.resting.noteFailure(scope, pauseReason(error), this.#options.clock.now())
  }

  #seenIn(scope: string): Set<string> {
    const seen = this.#seen.get(scope) ?? new Set()
    this.#seen.set(scope, seen)
    return seen
  }
}

/** Each once: the answer tells nothing newer further down. */
function rowsOf(kind: AnyKind, items: InventoryPage<object>['items'], scope: string, stamp: ReadStamp): StoredRow[] {
  const rows = new Map<string, StoredRow>()
  for (const { data, details } of items) {
    const key = joinKey(kind.keyOf(data))
    rows.set(key, { key, scope, data, details, ...stamp })
  }
  return [...rows.values()]
}
