import type { Clock } from '../time/clock.ts'
import type { RefreshRecord } from './kind-store.ts'
import type { PauseReason } from './pause-reason.ts'
import { dueInMs } from './refresh-record.ts'
import { RestingLists } from './resting-lists.ts'

type Options = {
  hasParents: boolean
  intervalMs: number
  clock: Clock
  /** Where each list is. */
  records: ReadonlyMap<string, RefreshRecord>
}

/** When lists are looked through again at the latest. */
const MAX_LOOK_MS = 60_000

/** The lists of one kind, and which of them is to be read next. */
export class ListQueue {
  readonly #options: Options
  readonly resting: RestingLists<PauseReason>
  /** To be read once more, however new they are. */
  readonly #requested = new Set<string>()
  /** Of these, the ones that go before anything else. */
  readonly #urgent = new Set<string>()
  readonly #busy = new Set<string>()
  #scopes: ReadonlySet<string> = new Set()
  #queue: string[] = []
  /** Before, no other list becomes due. */
  #lookAtMs = 0

  constructor(options: Options) {
    this.#options = options
    this.resting = new RestingLists(options.hasParents)
  }

  /** The lists that there are to be. */
  get scopes(): ReadonlySet<string> {
    return this.#scopes
  }

  /** How many lists are to be read, for the first time or once more. */
  get openCount(): number {
    const { records } = this.#options
    const isNew = (scope: string) => (records.get(scope)?.completed_at ?? null) === null
    return [...this.#scopes].filter((scope) => this.#requested.has(scope) || isNew(scope)).length
  }

  get hasRequests(): boolean {
    return this.#requested.size > 0
  }

  /** Why nothing can be read, where every list of this kind fails. */
  get paused(): PauseReason | null {
    return this.resting.size > 0 && this.resting.size >= this.#scopes.size ? this.resting.reason : null
  }

  setScopes(scopes: ReadonlySet<string>): void {
    this.#scopes = scopes
    for (const scope of [...this.#requested].filter((each) => !scopes.has(each))) this.forget(scope)
    this.#lookAtMs = 0
  }

  /** Has everything read once more; runs that run go on, and nothing rests any longer after a failure. */
  request(): void {
    this.resting.wake()
    for (const scope of this.#scopes) if (!this.#isRunning(scope)) this.#requested.add(scope)
    this.#lookAtMs = 0
  }

  /** Has one list read before anything else. */
  requestUrgently(scope: string): void {
    this.#requested.add(scope)
    this.#urgent.add(scope)
  }

  /** What was asked for begins. */
  noteBegin(scope: string): void {
    this.#requested.delete(scope)
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
    if (this.#isRunning(scope)) this.#queue.unshift(scope)
    else this.#lookAtMs = 0
  }

  forget(scope: string): void {
    for (const known of [this.#requested, this.#urgent, this.resting]) known.delete(scope)
  }

  clear(): void {
    for (const known of [this.#requested, this.#urgent, this.resting]) known.clear()
    this.#queue = []
    this.#lookAtMs = 0
  }

  #isRunning(scope: string): boolean {
    return this.#options.records.get(scope)?.is_running === 1
  }

  #isReadable(scope: string): boolean {
    const isThere = this.#scopes.has(scope) && !this.#busy.has(scope)
    return isThere && !this.resting.isResting(scope, this.#options.clock.now())
  }

  /** Runs that were interrupted first, then what was never read, then the oldest. */
  #dueScopes(): string[] {
    const { clock, records, intervalMs } = this.#options
    const now = clock.now()
    this.#lookAtMs = now + MAX_LOOK_MS
    const due: { scope: string; rank: string }[] = []
    for (const scope of this.#scopes) {
      const record = records.get(scope)
      const waitMs = record === undefined || this.#isRunning(scope) ? 0 : dueInMs(record, intervalMs, now)
      if (this.#busy.has(scope)) continue
      if (waitMs === 0 || this.#requested.has(scope)) {
        due.push({ scope, rank: this.#isRunning(scope) ? '' : (record?.completed_at ?? ' ') })
      } else this.#lookAtMs = Math.min(this.#lookAtMs, now + waitMs)
    }
    return due.toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0)).map(({ scope }) => scope)
  }
}
