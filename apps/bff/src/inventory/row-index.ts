import type { SuperuserKind, USER_STATES } from '@quaymaster/contracts/users'
import { compareUsers } from './row-order.ts'
import type { SortDirection, UserSort } from './row-order.ts'
import type { UserRow } from '../features/users/inventory.ts'

export type UserState = (typeof USER_STATES)[number]

export type UserSearch = {
  /** Words that must all occur, in any case, in the name or, with `searchesEmail`, in the address. */
  text?: string | undefined
  searchesEmail: boolean
  states?: ReadonlySet<UserState> | undefined
  kinds?: ReadonlySet<SuperuserKind> | undefined
  sort: UserSort
  direction: SortDirection
  offset: number
  limit: number
}

export type UserMatches = { rows: UserRow[]; matching: number; total: number }

/** `nameText` and `wholeText` are what a search looks into, in lower case. */
type Entry = { row: UserRow; nameText: string; wholeText: string; isShown: boolean; shownSince: number }
type Order = { version: number; entries: Entry[] }

/**
 * People of the catalog, in memory beside their table: any search, sort and filter over 20,000 of them is over in a few
 * milliseconds (docs/decisions/0030-search-people-in-memory.md). Holds what was committed, nothing else.
 */
export class UserIndex {
  readonly #entries = new Map<string, Entry>()
  readonly #orders = new Map<string, Order>()
  #version = 0
  #oldest: { version: number; readAt: string | null } = { version: -1, readAt: null }

  get total(): number {
    return this.#sorted('name', 'asc').length
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

  find(name: string): UserRow | undefined {
    const entry = this.#entries.get(name)
    return entry?.isShown === true ? entry.row : undefined
  }

  /** Names from all over the list. */
  sample(count: number): string[] {
    const sorted = this.#sorted('name', 'asc')
    const step = Math.max(1, sorted.length / count)
    const picked = Array.from(
      { length: Math.min(count, sorted.length) },
      (_, index) => sorted[Math.floor(index * step)],
    )
    return picked.flatMap((entry) => entry?.row.name ?? [])
  }

  /** Takes what was read, or that the person is gone, unless a newer reading is there already. */
  put(row: UserRow, isGone = false): void {
    const known = this.#entries.get(row.name)
    if (known !== undefined && known.row.sequence > row.sequence) return
    this.#version += 1
    const shownSince = known?.isShown === true ? known.shownSince : this.#version
    const nameText = row.name.toLowerCase()
    const wholeText = row.email === null ? nameText : `${nameText}\n${row.email.toLowerCase()}`
    const entry = { row, nameText, wholeText, isShown: !isGone, shownSince }
    if (known === undefined) this.#entries.set(row.name, entry)
    else Object.assign(known, entry)
  }

  /** Drops people altogether: an older reading of them would be taken again. */
  forget(names: Iterable<string>): void {
    this.#version += 1
    for (const name of names) {
      const entry = this.#entries.get(name)
      if (entry === undefined) continue
      entry.isShown = false
      this.#entries.delete(name)
    }
  }

  clear(): void {
    this.forget([...this.#entries.keys()])
  }

  search(search: UserSearch): UserMatches {
    const words = (search.text ?? '').toLowerCase().split(/\s+/).filter(Boolean)
    const sorted = this.#sorted(search.sort, search.direction)
    const { offset, limit, kinds, states } = search
    if (words.length === 0 && kinds === undefined && states === undefined) {
      const rows = sorted.slice(offset, offset + limit).map(({ row }) => row)
      return { rows, matching: sorted.length, total: sorted.length }
    }
    const rows: UserRow[] = []
    let matching = 0
    for (const entry of sorted) {
      if (!isMatch(entry, words, search)) continue
      if (matching >= offset && rows.length < limit) rows.push(entry.row)
      matching += 1
    }
    return { rows, matching, total: sorted.length }
  }

  /** Sorts what was sorted before and has changed a little: the engine's sort walks such a list about once. */
  #sorted(sort: UserSort, direction: SortDirection): Entry[] {
    const key = `${sort} ${direction}`
    const order = this.#orders.get(key) ?? { version: 0, entries: [] }
    if (order.version === this.#version) return order.entries
    const entries = order.entries.filter((entry) => entry.isShown && entry.shownSince <= order.version)
    for (const entry of this.#entries.values()) {
      if (entry.isShown && entry.shownSince > order.version) entries.push(entry)
    }
    const compare = compareUsers(sort, direction)
    entries.sort((a, b) => compare(a.row, b.row))
    this.#orders.set(key, { version: this.#version, entries })
    return entries
  }
}

function isMatch(entry: Entry, words: readonly string[], search: UserSearch): boolean {
  const { row } = entry
  if (search.kinds !== undefined && !search.kinds.has(row.superuserKind)) return false
  if (search.states !== undefined && !hasState(row, search.states)) return false
  const text = search.searchesEmail ? entry.wholeText : entry.nameText
  for (const word of words) if (!text.includes(word)) return false
  return true
}

function hasState(row: UserRow, states: ReadonlySet<UserState>): boolean {
  if (states.has(row.isEnabled ? 'enabled' : 'disabled')) return true
  return states.has('unverified') && !row.isVerified
}
