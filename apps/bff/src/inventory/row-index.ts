import type { AnyKind, InventoryRow, ReadStamp } from './kind.ts'
import { joinKey } from './row-key.ts'
import { compareRows, sortAll } from './row-order.ts'
import { createMatcher, filterValues, searchedColumns, searchTexts, sortKeyOf } from './row-search.ts'
import type { RowFilter, RowMatches, RowSearch, SearchTexts } from './row-search.ts'

/** A row as it is put: without data it is known to be gone. */
export type IndexedRow = ReadStamp & { key: string; scope: string; data: object | undefined }

type Entry = SearchTexts & {
  key: string
  scope: string
  row: InventoryRow<object>
  isShown: boolean
  shownSince: number
}
type Order = { version: number; entries: Entry[] }

/** So many sorted lists are kept; of 100,000 rows each takes a megabyte. */
const MAX_ORDERS = 12
const NO_TEXTS: SearchTexts = { wholeText: '', columnTexts: [] }

/**
 * Rows of one kind, in memory beside their table: any search, sort and filter over 20,000 of them is over in a few
 * milliseconds (docs/decisions/0030-search-people-in-memory.md). Holds what was committed, nothing else.
 */
export class RowIndex {
  readonly #columns: AnyKind['columns']
  readonly #searched: readonly ((data: object) => string | null)[]
  readonly #entries = new Map<string, Entry>()
  readonly #orders = new Map<string, Order>()
  readonly #counts = new Map<string, number>()
  #total = 0
  #version = 0
  #oldest: { version: number; readAt: string | null } = { version: -1, readAt: null }

  constructor({ columns }: Pick<AnyKind, 'columns'>) {
    this.#columns = columns
    this.#searched = searchedColumns(columns).flatMap((name) => columns[name]?.searchText ?? [])
  }

  /** Rises with every change. */
  get version(): number {
    return this.#version
  }

  get total(): number {
    return this.#total
  }

  /** How many rows a parent has. */
  count(scope: string): number {
    return this.#counts.get(scope) ?? 0
  }

  /** Instant of the oldest row; null where there is none. */
  oldestReadAt(): string | null {
    if (this.#oldest.version !== this.#version) {
      let readAt: string | null = null
      for (const { row, isShown } of this.#entries.values()) {
        if (isShown && (readAt === null || row.readAt < readAt)) ({ readAt } = row)
      }
      this.#oldest = { version: this.#version, readAt }
    }
    return this.#oldest.readAt
  }

  find(key: string): InventoryRow<object> | undefined {
    const entry = this.#entries.get(key)
    return entry?.isShown === true ? entry.row : undefined
  }

  /** Keys and rows, in no order. */
  *rows(): Generator<[string, InventoryRow<object>], void, void> {
    for (const { key, row, isShown } of this.#entries.values()) if (isShown) yield [key, row]
  }

  /** Keys from all over the list. */
  sample(count: number): string[] {
    const keys = [...this.rows()].map(([key]) => key).toSorted()
    const step = Math.max(1, keys.length / count)
    return Array.from({ length: Math.min(count, keys.length) }, (_, index) => keys[Math.floor(index * step)] ?? '')
  }

  /** Takes what was read, or that the thing is gone, unless a newer read is there already. */
  put({ key, scope, data, sequence, readAt }: IndexedRow): void {
    const known = this.#entries.get(key)
    if (known !== undefined && known.row.sequence > sequence) return
    this.#version += 1
    const isShown = data !== undefined
    const wasShown = known?.isShown === true
    const shownSince = wasShown ? known.shownSince : this.#version
    const row = { ...data, sequence, readAt }
    const texts = data === undefined ? NO_TEXTS : searchTexts(this.#searched, data)
    const { wholeText, columnTexts } = texts
    const entry = { key, scope, row, wholeText, columnTexts, isShown, shownSince }
    if (known === undefined) this.#entries.set(key, entry)
    else Object.assign(known, entry)
    if (isShown !== wasShown) this.#countShown(scope, isShown ? 1 : -1)
  }

  /** Drops rows altogether: an older read of them would be taken again. */
  forget(keys: Iterable<string>): void {
    this.#version += 1
    for (const key of keys) {
      const entry = this.#entries.get(key)
      if (entry === undefined) continue
      if (entry.isShown) this.#countShown(entry.scope, -1)
      entry.isShown = false
      this.#entries.delete(key)
    }
  }

  clear(): void {
    this.forget([...this.#entries.keys()])
    this.#orders.clear()
  }

  search(search: RowSearch<string>): RowMatches<object> {
    const { offset, limit } = search
    const matches = this.#matcher(search)
    const sorted = this.#sorted(search)
    const total = search.parent === undefined ? this.#total : this.count(joinKey(search.parent))
    if (matches === undefined) {
      return { rows: sorted.slice(offset, offset + limit).map(({ row }) => row), matching: total, total }
    }
    const rows: InventoryRow<object>[] = []
    let matching = 0
    for (const entry of sorted) {
      if (!matches(entry)) continue
      if (matching >= offset && rows.length < limit) rows.push(entry.row)
      matching += 1
    }
    return { rows, matching, total }
  }

  /** How many rows that match have each value of a column. */
  countValues(column: string, filter: RowFilter<string>): Map<string, number> {
    const counts = new Map<string, number>()
    const matches = this.#matcher(filter)
    const valuesOf = filterValues(this.#columns, filter.visible, column)
    for (const entry of this.#entries.values()) {
      if (!entry.isShown || matches?.(entry) === false) continue
      for (const value of valuesOf(entry.row)) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return counts
  }

  #matcher(filter: RowFilter<string>): ((entry: Entry) => boolean) | undefined {
    const matches = createMatcher(this.#columns, filter)
    const scope = filter.parent === undefined ? undefined : joinKey(filter.parent)
    if (scope === undefined) return matches
    return (entry) => entry.scope === scope && matches?.(entry) !== false
  }

  /** Sorts what was sorted before and has changed a little: the engine's sort walks such a list about once. */
  #sorted(search: RowSearch<string>): Entry[] {
    const sortKey = sortKeyOf(this.#columns, search)
    const name = `${search.sort} ${search.direction}`
    const order = this.#orders.get(name) ?? { version: 0, entries: [] }
    if (order.version === this.#version) return order.entries
    const entries = order.entries.filter((entry) => entry.isShown && entry.shownSince <= order.version)
    for (const entry of this.#entries.values()) {
      if (entry.isShown && entry.shownSince > order.version) entries.push(entry)
    }
    // Of a list that is new as a whole, keys are made once and not for each comparison.
    const sorted =
      order.entries.length * 2 < entries.length
        ? sortAll(entries, sortKey, search.direction)
        : entries.toSorted(compareRows(sortKey, search.direction))
    this.#keepOrder(name, { version: this.#version, entries: sorted })
    return sorted
  }

  #keepOrder(name: string, order: Order): void {
    this.#orders.delete(name)
    this.#orders.set(name, order)
    const [oldest] = this.#orders.keys()
    if (this.#orders.size > MAX_ORDERS && oldest !== undefined) this.#orders.delete(oldest)
  }

  #countShown(scope: string, change: 1 | -1): void {
    this.#total += change
    const count = this.count(scope) + change
    if (count === 0) this.#counts.delete(scope)
    else this.#counts.set(scope, count)
  }
}
