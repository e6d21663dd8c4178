import type { InventoryProgress } from '@quaymaster/contracts/inventory'
import type { AnyKind, InventoryItem, InventoryRow, ReadStamp, RowKey } from './kind.ts'
import type { KindStore, StoredRow } from './kind-store.ts'
import type { KindRefresh } from './kind-refresh.ts'
import type { RegistryClaim } from './registry-claim.ts'
import type { RowIndex } from './row-index.ts'
import { joinKey } from './row-key.ts'
import type { RowFilter, RowMatches, RowSearch } from './row-search.ts'
import type { StaleMarks } from './stale-marks.ts'

type Parts = {
  kind: AnyKind
  index: RowIndex
  store: KindStore
  refresh: KindRefresh
  marks: StaleMarks
  claim: RegistryClaim
  beginRead: () => ReadStamp
  progress: () => InventoryProgress
  wake: () => void
  onError: (error: unknown) => void
}

/** Things of one kind, each as Quay last told us. Lists ask here and never Quay. */
export class KindRows<Data extends object, Column extends string> {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  progress(): InventoryProgress {
    return this.#parts.progress()
  }

  /** Refuses to sort or filter by a column that the role does not see. */
  search(search: RowSearch<Column>): RowMatches<Data> {
    return this.#parts.index.search(search) as RowMatches<Data>
  }

  find(...key: RowKey): InventoryRow<Data> | undefined {
    return this.#parts.index.find(joinKey(key)) as InventoryRow<Data> | undefined
  }

  /** How many rows a parent has. */
  count(...parent: readonly string[]): number {
    return this.#parts.index.count(joinKey(parent))
  }

  /** How many rows that match have each value of a column. */
  countValues(column: Column, filter: RowFilter<Column>): Map<string, number> {
    return this.#parts.index.countValues(column, filter)
  }

  /** What of a row is kept in the store alone. */
  async findDetails(...key: RowKey): Promise<object | undefined> {
    return await this.#parts.store.findDetails(joinKey(key))
  }

  /** To be called before Quay is asked: what comes back is no newer than this. */
  beginRead(): ReadStamp {
    return this.#parts.beginRead()
  }

  /** Keeps what Quay told about one thing, at once; gives the row. */
  async record({ data, details }: InventoryItem<Data>, stamp: ReadStamp): Promise<InventoryRow<Data>> {
    const key = this.#parts.kind.keyOf(data)
    await this.#keep({ ...this.#place(key), data, details, ...stamp })
    return { ...data, ...stamp }
  }

  /** Keeps that Quay knows nothing of this key. */
  async recordAbsent(key: RowKey, stamp: ReadStamp): Promise<void> {
    const { index, refresh, marks } = this.#parts
    const place = this.#place(key)
    // A page that was asked for before may still bring it.
    if (index.find(place.key) !== undefined || refresh.isRunning()) {
      await this.#keep({ ...place, data: undefined, ...stamp })
    } else await marks.noteRead(place.key, stamp.sequence)
  }

  /** Has everything read once more; what is being read already goes on. */
  refresh(): void {
    this.#parts.refresh.queue.request()
    this.#parts.wake()
  }

  #place(key: RowKey): { key: string; scope: string } {
    return { key: joinKey(key), scope: joinKey(key.slice(0, this.#parts.kind.parentKeyLength ?? 0)) }
  }

  async #keep(row: StoredRow): Promise<void> {
    const { claim, store, index, marks, onError } = this.#parts
    try {
      if ((await claim.adopt()) !== null) return
      await store.save(row)
      index.put(row)
      await marks.noteRead(row.key, row.sequence)
    } catch (error) {
      // Quay has answered, and perhaps changed something: that the row could not be kept must not hide it.
      onError(error)
    }
  }
}
