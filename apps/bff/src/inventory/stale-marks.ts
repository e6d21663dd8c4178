import { isoOf } from '../time/clock.ts'
import type { Clock } from '../time/clock.ts'
import type { InventoryStore } from './inventory-store.ts'

type Mark = {
  /** What was read from here on is newer than what made it stale. */
  sequence: number
  isBusy: boolean
  failures: number
  restsUntilMs: number
}

const REST_MS = 5_000
/** A row that cannot be read by itself comes with the next full read. */
const MAX_FAILURES = 3

/** Rows or lists of one kind that a new entry of the usage log names, until they were read again. Kept across restarts. */
export class StaleMarks {
  readonly #kind: string
  readonly #store: InventoryStore
  readonly #clock: Clock
  readonly #isList: (key: string) => boolean
  readonly #marks = new Map<string, Mark>()

  /** `isList`: whether a key names a list, which is read by its run and not as a row. */
  constructor(kind: string, store: InventoryStore, clock: Clock, isList: (key: string) => boolean) {
    this.#kind = kind
    this.#isList = isList
    this.#store = store
    this.#clock = clock
  }

  async load(): Promise<void> {
    this.#marks.clear()
    for (const key of await this.#store.loadStale(this.#kind)) this.#set(key, 0)
  }

  lists(): string[] {
    return [...this.#marks.keys()].filter(this.#isList)
  }

  async add(keys: readonly string[], sequence: number): Promise<void> {
    for (const key of keys) this.#set(key, sequence)
    if (keys.length > 0) await this.#store.addStale(this.#kind, keys, isoOf(this.#clock.now()))
  }

  /** Whether a row waits to be read. */
  hasWork(): boolean {
    return this.#find() !== undefined
  }

  /** The row to read now; `release` it afterwards. */
  take(): string | undefined {
    const found = this.#find()
    if (found === undefined) return undefined
    const [key, mark] = found
    mark.isBusy = true
    return key
  }

  release(key: string): void {
    const mark = this.#marks.get(key)
    if (mark !== undefined) mark.isBusy = false
  }

  /** Something was read, beginning with this sequence: a mark that is older is done with. */
  async noteRead(key: string, sequence: number): Promise<void> {
    const mark = this.#marks.get(key)
    if (mark === undefined || mark.sequence > sequence) return
    this.#marks.delete(key)
    await this.#store.removeStale(this.#kind, key)
  }

  async noteFailure(key: string): Promise<void> {
    const mark = this.#marks.get(key)
    if (mark === undefined) return
    mark.failures += 1
    mark.restsUntilMs = this.#clock.now() + REST_MS
    if (mark.failures >= MAX_FAILURES) await this.noteRead(key, Infinity)
  }

  clear(): void {
    this.#marks.clear()
  }

  #set(key: string, sequence: number): void {
    const isBusy = this.#marks.get(key)?.isBusy ?? false
    this.#marks.set(key, { sequence, isBusy, failures: 0, restsUntilMs: 0 })
  }

  #find(): [string, Mark] | undefined {
    const now = this.#clock.now()
    for (const [key, mark] of this.#marks) {
      if (!this.#isList(key) && !mark.isBusy && mark.restsUntilMs <= now) return [key, mark]
    }
    return undefined
  }
}
