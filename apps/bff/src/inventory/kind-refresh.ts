import { setTimeout as sleep } from 'node:timers/promises'
import type { CatalogProgress } from '@quaymaster/contracts/inventory'
import {
  isQuayNetworkError,
  isQuayTimeoutError,
  isQuayUnavailableError,
  isQuayHttpError,
} from '@quaymaster/quay-client'
import type { QuayUserPage } from '@quaymaster/quay-client'
import { isoOf } from '../time/clock.ts'
import type { Clock } from '../time/clock.ts'
import { isProblemError } from '../problems/problem-error.ts'
import type { QuayGateway } from '../quay/gateway.ts'
import { NoRegistryError, RegistryUnconfirmedError } from '../quay/no-registry-error.ts'
import type { RegistryCheck } from '../registry-check/registry-check.ts'
import type { Budget } from '../background/budget.ts'
import type { UserIndex } from './row-index.ts'
import { rowOf } from '../features/users/inventory.ts'
import type { Reading } from '../features/users/inventory.ts'
import type { PassRecord, UserStore } from './kind-store.ts'

type Options = {
  store: UserStore
  index: UserIndex
  quay: QuayGateway
  registry: RegistryCheck
  budget: Budget
  clock: Clock
  beginReading: () => Reading
  passIntervalMs?: number | undefined
  onError: (error: unknown) => void
}

const PAGE_LIMIT = 100
const PASS_INTERVAL_MS = 15 * 60_000
/** Quay's page tokens live two days; one that is older would silently start again at page one (identity.md 1.10). */
const PAGE_TOKEN_LIFE_MS = 2 * 24 * 3_600_000 - 3_600_000
const PAUSES_MS = [1_000, 2_000, 5_000, 15_000]
/** From here on a wait for the budget is told. */
const NOTABLE_WAIT_MS = 5_000
const RESTARTS_IN_A_ROW = 3

class PageRestart extends Error {}

/** Reads all people again and again, page by page, within the budget, and goes on after a restart where it stopped. */
export class UserPass {
  readonly #options: Options
  readonly #stop = new AbortController()
  #record: PassRecord | undefined
  /** Names that the present pass read: one that comes again means that Quay fell back to an earlier page. */
  #seen = new Set<string>()
  #paused: CatalogProgress['paused'] = null
  #isRequested = false
  #isThrownBack = false
  #restarts = 0
  #failures = 0
  #wake = new AbortController()
  #adopting: Promise<CatalogProgress['paused']> | undefined
  #running: Promise<void> | undefined

  constructor(options: Options) {
    this.#options = options
  }

  /** The registry under whose connection the rows are kept; undefined before the first pass. */
  connection(): string | undefined {
    return this.#record?.registry_identity
  }

  /** The rows belong to the registry that answers through this connection; a pass that runs goes on. */
  async keepUnder(connection: string, mustRefresh: boolean): Promise<void> {
    if (this.#record === undefined) return
    await this.#options.store.setConnection(connection)
    this.#record = { ...this.#record, registry_identity: connection }
    if (mustRefresh) this.request()
    else this.#wake.abort()
  }

  /** The rows are of another registry: nothing of them remains. */
  async reset(connection: string): Promise<void> {
    await this.#begin(connection, true)
    this.#wake.abort()
  }

  start(record: PassRecord | undefined, seen: Set<string>): void {
    this.#record = record
    this.#seen = seen
    this.#running = this.#run()
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  /** Has everybody read once more; a pass that runs goes on, and no longer rests after a failure. */
  request(): void {
    this.#isRequested = this.#record?.is_running !== 1
    this.#wake.abort()
  }

  /** Something may have become possible. */
  wake(): void {
    this.#wake.abort()
  }

  progress(): Omit<CatalogProgress, 'asOf'> {
    const record = this.#record
    const completedAt = record?.completed_at ?? null
    return {
      state: completedAt !== null ? 'complete' : this.#options.index.total === 0 ? 'empty' : 'filling',
      isReading: record?.is_running === 1 || this.#isRequested,
      read: record?.read_count ?? 0,
      expected: record?.expected_count ?? null,
      completedAt,
      paused: this.#paused,
    }
  }

  /** Makes sure that the rows are of the registry that answers now; else says why that is not known. */
  adoptRegistry(): Promise<CatalogProgress['paused']> {
    this.#adopting ??= this.#adoptRegistry().finally(() => {
      this.#adopting = undefined
    })
    return this.#adopting
  }

  async #adoptRegistry(): Promise<CatalogProgress['paused']> {
    try {
      const connection = await this.#options.registry.confirm()
      // Rows that are kept under another connection were checked by now: there are none.
      if (this.#record?.registry_identity !== connection) await this.#begin(connection, true)
      return null
    } catch (error) {
      if (error instanceof RegistryUnconfirmedError) return 'registry_unconfirmed'
      if (error instanceof NoRegistryError) return error.reason === 'credential' ? 'credential' : 'unreachable'
      throw error
    }
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        if (await this.#prepare()) await this.#readPage()
        this.#failures = 0
      } catch (error) {
        await this.#rest(error)
      }
    }
  }

  /** True when a page is to be read now; else has waited a while. */
  async #prepare(): Promise<boolean> {
    const blocker = await this.adoptRegistry()
    if (blocker !== null) {
      this.#paused = blocker
      await this.#sleep(500)
      return false
    }
    const record = this.#record
    if (record === undefined) return false
    if (record.is_running === 1) {
      const mustBegin = this.#isThrownBack || !isResumable(record, this.#seen, this.#options.clock.now())
      if (mustBegin) await this.#begin(record.registry_identity, false)
      return true
    }
    const intervalMs = this.#options.passIntervalMs ?? PASS_INTERVAL_MS
    const dueInMs = Date.parse(record.completed_at ?? '') + intervalMs - this.#options.clock.now()
    if (this.#isRequested || !(dueInMs > 0 && dueInMs <= intervalMs)) {
      await this.#begin(record.registry_identity, false)
      return true
    }
    this.#paused = null
    // Short, since another registry may be noticed meanwhile.
    await this.#sleep(Math.min(dueInMs, 1_000))
    return false
  }

  async #begin(connection: string, isOtherRegistry: boolean): Promise<void> {
    const { store, index } = this.#options
    const old = this.#record
    const { sequence, readAt } = this.#options.beginReading()
    const pass = {
      registry_identity: connection,
      pass_id: (old?.pass_id ?? 0) + 1,
      is_running: 1,
      started_at: readAt,
      start_sequence: sequence,
      page_token: null,
      page_token_at: null,
      read_count: 0,
      expected_count: isOtherRegistry ? null : (old?.expected_count ?? null),
      completed_at: isOtherRegistry ? null : (old?.completed_at ?? null),
    }
    await store.beginPass(pass, isOtherRegistry)
    if (isOtherRegistry) index.clear()
    this.#isRequested = false
    this.#isThrownBack = false
    this.#seen = new Set()
    this.#record = { ...pass, kind: 'users' }
  }

  async #readPage(): Promise<void> {
    const { budget, quay, registry, beginReading } = this.#options
    const pass = this.#record
    if (pass === undefined) return
    if (budget.waitMs() > NOTABLE_WAIT_MS) this.#paused = 'budget'
    await budget.take(this.#stop.signal)
    const reading = beginReading()
    const page = await quay.read((client) =>
      client.users.list(
        { limit: PAGE_LIMIT, pageToken: pass.page_token ?? undefined },
        { priority: 'background', signal: this.#stop.signal },
      ),
    )
    // Another registry may have been noticed meanwhile, and this page would mix two truths.
    if (this.#record !== pass || !registry.isConfirmed(pass.registry_identity)) return
    if (page.users.some(({ name }) => this.#seen.has(name))) throw new PageRestart()
    await this.#keep(pass, page, reading)
    this.#paused = null
  }

  async #keep(pass: PassRecord, page: QuayUserPage, reading: Reading): Promise<void> {
    const { store, index, clock } = this.#options
    const rows = page.users.map((user) => rowOf(user, reading))
    const progress = {
      page_token: page.nextPageToken ?? null,
      page_token_at: isoOf(clock.now()),
      read_count: pass.read_count + rows.length,
    }
    if (!(await store.savePage(rows, pass.pass_id, progress))) return
    for (const row of rows) {
      index.put(row)
      this.#seen.add(row.name)
    }
    const now = { ...pass, ...progress }
    this.#record = now
    if (page.nextPageToken === undefined) await this.#end(now)
  }

  async #end(pass: PassRecord): Promise<void> {
    const completedAt = isoOf(this.#options.clock.now())
    this.#options.index.forget(await this.#options.store.endPass(pass, completedAt))
    this.#restarts = 0
    this.#record = {
      ...pass,
      is_running: 0,
      page_token: null,
      page_token_at: null,
      completed_at: completedAt,
      expected_count: pass.read_count,
    }
  }

  async #rest(error: unknown): Promise<void> {
    if (this.#stop.signal.aborted) return
    if (error instanceof PageRestart) {
      this.#isThrownBack = true
      this.#restarts += 1
      if (this.#restarts < RESTARTS_IN_A_ROW) return
    }
    this.#options.onError(error)
    this.#paused = pauseOf(error)
    const pauseMs = PAUSES_MS[Math.min(this.#failures, PAUSES_MS.length - 1)] ?? 1_000
    this.#failures += 1
    this.#restarts = 0
    await this.#sleep(pauseMs)
  }

  async #sleep(milliseconds: number): Promise<void> {
    this.#wake = new AbortController()
    const signal = AbortSignal.any([this.#stop.signal, this.#wake.signal])
    await sleep(milliseconds, undefined, { signal, ref: false }).catch(() => undefined)
  }
}

function isResumable(pass: PassRecord, seen: ReadonlySet<string>, now: number): boolean {
  if (pass.page_token === null) return pass.read_count === 0
  const ageMs = now - Date.parse(pass.page_token_at ?? '')
  return seen.size > 0 && ageMs >= 0 && ageMs < PAGE_TOKEN_LIFE_MS
}

function pauseOf(error: unknown): CatalogProgress['paused'] {
  if (isProblemError(error)) return error.code === 'quay_credential_invalid' ? 'credential' : 'unreachable'
  if (isQuayHttpError(error, 'forbidden') || isQuayHttpError(error, 'invalid-token')) return 'credential'
  // Calls are suspended after failures of one kind or the other.
  if (isQuayUnavailableError(error)) return pauseOf(error.cause)
  if (isQuayNetworkError(error) || isQuayTimeoutError(error)) return 'unreachable'
  if (isQuayHttpError(error, 'unavailable')) return 'unreachable'
  return 'bad-response'
}
