import { isQuayHttpError, isQuayPageRestartError, QuayPageRestartError } from '@quaymaster/quay-client'
import type { QuayClient } from '@quaymaster/quay-client'
import { isoOf } from '../time/clock.ts'
import type { Clock } from '../time/clock.ts'
import type { AnyKind, InventoryItem, InventoryPage, ReadStamp } from './kind.ts'
import type { KindStore, RefreshRecord, StoredRow } from './kind-store.ts'
import { isOutage, pauseReason } from './pause-reason.ts'
import type { PauseReason } from './pause-reason.ts'
import { advanceRun, beginRun, dueInMs, isResumable } from './refresh-record.ts'
import { RestingLists } from './resting-lists.ts'
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

/** How a page is asked for. `isCurrent`: what comes back is still of the registry that was asked. */
export type PageRead = {
  ask: (call: (client: QuayClient) => Promise<InventoryPage<object>>) => Promise<InventoryPage<object>>
  signal: AbortSignal
  isCurrent: () => boolean
}

const RESTARTS_IN_A_ROW = 3
/** When lists are looked through again at the latest. */
const MAX_LOOK_MS = 60_000

/** Reads all lists of one kind again and again, page by page, and goes on after a restart where it stopped. */
export class KindRefresh {
  readonly #options: Options
  readonly #records = new Map<string, RefreshRecord>()
  /** Keys that a run read: one that comes again means that Quay fell back to an earlier page. */
  readonly #seen = new Map<string, Set<string>>()
  /** To be read once more, however new they are. */
  readonly #requested = new Set<string>()
  /** Of these, the ones that go before anything else. */
  readonly #urgent = new Set<string>()
  readonly #busy = new Set<string>()
  readonly #thrownBack = new Set<string>()
  readonly #restarts = new Map<string, number>()
  readonly #resting: RestingLists<PauseReason>
  /** The lists that there are to be. */
  #scopes: ReadonlySet<string>
  #parentsVersion: string | undefined
  #queue: string[] = []
  /** Before, no other list becomes due. */
  #lookAtMs = 0

  constructor(options: Options) {
    this.#options = options
    this.#scopes = new Set(options.parents === undefined ? [ROOT] : [])
    this.#resting = new RestingLists(options.parents !== undefined)
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

  /** Why nothing can be read, where every list of this kind fails. */
  get paused(): PauseReason | null {
    return this.#resting.size > 0 && this.#resting.size >= this.#scopes.size ? this.#resting.reason : null
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
    for (const known of this.#known()) known.clear()
    this.#parentsVersion = undefined
    this.#lookAgain()
  }

  /** Has everything read once more; runs that run go on, and nothing rests any longer after a failure. */
  request(): void {
    this.#resting.wake()
    for (const scope of this.#scopes) if (this.#records.get(scope)?.is_running !== 1) this.#requested.add(scope)
    this.#lookAgain()
  }

  /** Has one list read before anything else. */
  requestUrgently(scope: string): void {
    this.#requested.add(scope)
    this.#urgent.add(scope)
  }

  /** Whether something may be missing: rows that are known to be gone are to be remembered. */
  isRunning(): boolean {
    return this.#requested.size > 0 || [...this.#records.values()].some(({ is_running }) => is_running === 1)
  }

  /** Follows the parents: lists of those that are gone are dropped. */
  async followParents(): Promise<void> {
    const { parents, store, index } = this.#options
    if (parents === undefined || parents.version() === this.#parentsVersion) return
    this.#parentsVersion = parents.version()
    this.#scopes = new Set(parents.scopes())
    this.#lookAgain()
    const gone = [...this.#records.keys()].filter((scope) => !this.#scopes.has(scope))
    for (const scope of [...this.#requested].filter((each) => !this.#scopes.has(each))) this.#forget(scope)
    if (gone.length === 0) return
    index.forget(await store.dropScopes(gone))
    for (const scope of gone) this.#forget(scope)
  }

  /** Whether lists wait to be read before anything else. */
  hasUrgent(): boolean {
    return [...this.#urgent].some((scope) => this.#isReadable(scope))
  }

  /** Whether there is a list to read now. */
  hasWork(): boolean {
    if (this.hasUrgent() || this.#queue.some((scope) => this.#isReadable(scope))) return true
    if (this.#options.clock.now() < this.#lookAtMs) return false
    this.#queue = this.#dueScopes()
    return this.#queue.some((scope) => this.#isReadable(scope))
  }

  /** Whether the key of a parent, or of the whole registry, has a list. */
  hasList(scope: string): boolean {
    return this.#scopes.has(scope)
  }

  /** Where a list is: the run that read it last, or reads it now. */
  findRecord(scope: string): RefreshRecord | undefined {
    return this.#records.get(scope)
  }

  /** The list to read a page of now; `release` it afterwards. */
  take(): string | undefined {
    const scope = [...this.#urgent, ...this.#queue].find((each) => this.#isReadable(each))
    if (scope === undefined) return undefined
    this.#urgent.delete(scope)
    this.#queue = this.#queue.filter((each) => each !== scope)
    this.#busy.add(scope)
    return scope
  }

  release(scope: string): void {
    this.#busy.delete(scope)
    // A run goes on before another begins: its page token grows old.
    if (this.#records.get(scope)?.is_running === 1) this.#queue.unshift(scope)
    else this.#lookAgain()
  }

  /**
   * Reads a page of a list and keeps it.
   * @throws what says that Quay or the credential is no good now; a list that fails by itself rests
   */
  async readPage(scope: string, read: PageRead): Promise<void> {
    try {
      await this.#readPage(scope, read)
      this.#resting.delete(scope)
    } catch (error) {
      if (read.signal.aborted || isOutage(error)) throw error
      if (this.#options.parents !== undefined && isQuayHttpError(error, 'not-found')) {
        return await this.#endGone(scope, read)
      }
      this.#noteFailure(scope, error)
    }
  }

  /** How many lists there are, and how many of them are to be read, for the first time or once more. */
  countLists(): { all: number; open: number } {
    return { all: this.#scopes.size, open: [...this.#scopes].filter((scope) => this.#isOpen(scope)).length }
  }

  /** Since when everything is known; null while something was never read. */
  completedAt(): string | null {
    const { parents } = this.#options
    let oldest = parents === undefined ? null : parents.completedAt()
    if (parents !== undefined && oldest === null) return null
    for (const scope of this.#scopes) {
      const at = this.#records.get(scope)?.completed_at ?? null
      if (at === null) return null
      if (oldest === null || at < oldest) oldest = at
    }
    return oldest
  }

  async #readPage(scope: string, { ask, signal, isCurrent }: PageRead): Promise<void> {
    const { kind, beginRead } = this.#options
    const run = this.#continueRun(scope)
    const stamp = beginRead()
    const call = { priority: 'background', signal } as const
    const request = { parent: splitKey(scope), pageToken: run.page_token ?? undefined, call }
    const { items, nextPageToken } = await ask((client) => kind.readPage(client, request))
    // Another registry may have been noticed meanwhile, and this page would mix two truths.
    if (this.#records.get(scope) !== run || !isCurrent()) return
    await this.#keep(run, { rows: rowsOf(kind, items, scope, stamp), nextPageToken })
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
    this.#requested.delete(scope)
    return run
  }

  async #keep(run: RefreshRecord, page: { rows: StoredRow[]; nextPageToken: string | undefined }): Promise<void> {
    const { store, index, clock } = this.#options
    const { rows, nextPageToken } = page
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

  /** Quay knows no such parent: its list is empty until the parents are read again. */
  async #endGone(scope: string, { isCurrent }: PageRead): Promise<void> {
    const run = this.#records.get(scope)
    if (run === undefined || !isCurrent()) return
    await this.#keep(run, { rows: [], nextPageToken: undefined })
    this.#options.onParentGone(scope)
  }

  #noteFailure(scope: string, error: unknown): void {
    if (isQuayPageRestartError(error)) {
      const restarts = (this.#restarts.get(scope) ?? 0) + 1
      this.#restarts.set(scope, restarts)
      this.#thrownBack.add(scope)
      if (restarts % RESTARTS_IN_A_ROW !== 0) return
    }
    this.#options.onError(error)
    this.#resting.noteFailure(scope, pauseReason(error), this.#options.clock.now())
  }

  #isOpen(scope: string): boolean {
    return this.#requested.has(scope) || (this.#records.get(scope)?.completed_at ?? null) === null
  }

  #isReadable(scope: string): boolean {
    const isThere = this.#scopes.has(scope) && !this.#busy.has(scope)
    return isThere && !this.#resting.isResting(scope, this.#options.clock.now())
  }

  /** Runs that were interrupted first, then what was never read, then the oldest. */
  #dueScopes(): string[] {
    const { clock, kind } = this.#options
    this.#lookAtMs = clock.now() + MAX_LOOK_MS
    const rankOf = (record: RefreshRecord | undefined): string =>
      record?.is_running === 1 ? '' : (record?.completed_at ?? ' ')
    return [...this.#scopes]
      .map((scope) => ({ scope, record: this.#records.get(scope) }))
      .filter(({ scope, record }) => {
        if (record === undefined || record.is_running === 1 || this.#requested.has(scope)) return true
        const waitMs = dueInMs(record, kind.refreshIntervalMs, clock.now())
        this.#lookAtMs = Math.min(this.#lookAtMs, clock.now() + waitMs)
        return waitMs === 0
      })
      .toSorted((a, b) => (rankOf(a.record) < rankOf(b.record) ? -1 : 1))
      .map(({ scope }) => scope)
  }

  #seenIn(scope: string): Set<string> {
    const seen = this.#seen.get(scope) ?? new Set()
    this.#seen.set(scope, seen)
    return seen
  }

  #lookAgain(): void {
    this.#lookAtMs = 0
  }

  #forget(scope: string): void {
    for (const known of this.#known()) known.delete(scope)
  }

  #known() {
    const sets = [this.#requested, this.#urgent, this.#thrownBack]
    return [this.#records, this.#seen, this.#restarts, this.#resting, ...sets]
  }
}

/** Each once: a later page of the same answer tells nothing newer. */
function rowsOf(kind: AnyKind, items: readonly InventoryItem<object>[], scope: string, stamp: ReadStamp): StoredRow[] {
  const rows = new Map<string, StoredRow>()
  for (const { data, details } of items) {
    const key = joinKey(kind.keyOf(data))
    rows.set(key, { key, scope, data, details, ...stamp })
  }
  return [...rows.values()]
}
