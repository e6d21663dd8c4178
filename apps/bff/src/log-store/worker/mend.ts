import type { QuayLogEntry } from '@quaymaster/quay-client'
import { rowOf } from '../entry-row.ts'
import type { EntryRow } from '../entry-row.ts'
import { insertRows } from './entry-writer.ts'
import type { LogFile } from './log-file.ts'
import { spread } from './in-between.ts'
import { makeRoom } from './make-room.ts'
import { DAY_SECONDS, firstOf, lastOf, middleOf, STEP } from './sequence.ts'

type Place = { sequence: number }

/**
 * Another list that holds entries of a day, page by page: the day's own once more, or that of an organization or a
 * repository. What it has more often than the store is put where it belongs.
 */
export class Mending {
  readonly #file: LogFile
  readonly #day: number
  readonly #scope: { name: string; isOrganization: boolean | null } | undefined
  readonly #seen = new Map<string, number>()

  constructor(file: LogFile, day: number, scope: { name: string; isOrganization: boolean | null } | undefined) {
    this.#file = file
    this.#day = day
    this.#scope = scope
  }

  /** Takes a page; gives the number of entries that were found. */
  take(entries: readonly QuayLogEntry[]): number {
    const held = new Map<number, Map<string, number>>()
    let found = 0
    for (const entry of entries) {
      const row = rowOf(entry, this.#scope)
      const { at, hash } = row
      if (Math.floor(at / DAY_SECONDS) !== this.#day) continue
      const seen = (this.#seen.get(hash) ?? 0) + 1
      this.#seen.set(hash, seen)
      const ofSecond = held.get(at) ?? this.#heldAt(at)
      held.set(at, ofSecond)
      if (seen <= (ofSecond.get(hash) ?? 0)) continue
      this.#put(row)
      ofSecond.set(hash, (ofSecond.get(hash) ?? 0) + 1)
      found += 1
    }
    return found
  }

  /** How often each entry of a second is held, by hash. */
  #heldAt(at: number): Map<string, number> {
    const sql = 'SELECT hash, count(*) AS count FROM entries WHERE at = ? GROUP BY hash'
    return new Map(this.#file.all<{ hash: string; count: number }>(sql, at).map(({ hash, count }) => [hash, count]))
  }

  /** Below the entries of its second and above older ones; what else happened in that second nobody can order. */
  #put(row: EntryRow): void {
    const below = this.#newestBefore(row)
    const above = this.#oldestFrom(row)
    if (above === undefined) {
      insertRows(this.#file, spread([row], undefined, below ?? middleOf(this.#day)))
      return
    }
    if (below !== undefined && above - below < 2) {
      makeRoom(this.#file, { first: firstOf(this.#day), last: lastOf(this.#day) }, above)
      this.#put(row)
      return
    }
    // More will be found in the same gap, by this list further down, by others anywhere.
    const gap = Math.floor((above - (below ?? firstOf(this.#day))) / 32)
    const sequence = above - Math.min(below === undefined ? STEP : 64, Math.max(1, gap))
    insertRows(this.#file, [{ row, sequence }])
  }

  #oldestFrom({ at }: EntryRow): number | undefined {
    const sql = 'SELECT sequence FROM entries WHERE at >= ? AND at < ? ORDER BY at, sequence LIMIT 1'
    return this.#file.get<Place>(sql, at, (this.#day + 1) * DAY_SECONDS)?.sequence
  }

  #newestBefore({ at }: EntryRow): number | undefined {
    const sql = 'SELECT sequence FROM entries WHERE at >= ? AND at < ? ORDER BY at DESC, sequence DESC LIMIT 1'
    return this.#file.get<Place>(sql, this.#day * DAY_SECONDS, at)?.sequence
  }
}
