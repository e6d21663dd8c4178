import type { QuayLogEntry } from '@quaymaster/quay-client'
import { rowOf } from '../entry-row.ts'
import type { EntryRow } from '../entry-row.ts'
import { insertRows } from './entry-writer.ts'
import type { LogFile } from './log-file.ts'
import { spread } from './in-between.ts'
import { firstOf, middleOf, STEP } from './sequence.ts'

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
    let found = 0
    for (const entry of entries) {
      const row = rowOf(entry, this.#scope)
      if (Math.floor(row.at / 86_400) !== this.#day) continue
      const seen = (this.#seen.get(row.hash) ?? 0) + 1
      this.#seen.set(row.hash, seen)
      if (seen > this.#stored(row) && this.#put(row)) found += 1
    }
    return found
  }

  #stored({ at, hash }: EntryRow): number {
    const sql = 'SELECT count(*) AS count FROM entries WHERE at = ? AND hash = ?'
    return this.#file.get<{ count: number }>(sql, at, hash)?.count ?? 0
  }

  /** Below the entries of its second and above older ones; what else happened in that second nobody can order. */
  #put(row: EntryRow): boolean {
    const end = (this.#day + 1) * 86_400
    const above = this.#file.get<Place>(
      'SELECT sequence FROM entries WHERE at >= ? AND at < ? ORDER BY at, sequence LIMIT 1',
      row.at,
      end,
    )?.sequence
    const below = this.#file.get<Place>(
      'SELECT sequence FROM entries WHERE at >= ? AND at < ? ORDER BY at DESC, sequence DESC LIMIT 1',
      this.#day * 86_400,
      row.at,
    )?.sequence
    if (above === undefined) {
      insertRows(this.#file, spread([row], undefined, below ?? middleOf(this.#day)))
      return true
    }
    // More will be found in the same gap, by this list further down, by others anywhere.
    const gap = Math.floor((above - (below ?? firstOf(this.#day))) / 8)
    const sequence = above - Math.min(below === undefined ? STEP : 64, Math.max(1, gap))
    if (below !== undefined && sequence <= below) return false
    insertRows(this.#file, [{ row, sequence }])
    return true
  }
}
