import type { QuayLogEntry } from '@quaymaster/quay-client'
import { toEntryRow } from '../../../entry/entry-row.ts'
import type { LogFile } from '../file/log-file.ts'
import { countStored, placeByTime } from '../entries/place-by-time.ts'
import { DAY_SECONDS } from '../../../../time/day-number.ts'

/** Whose list it is. */
export type ListScope = { name: string; isOrganization: boolean | null }

/**
 * Another list that holds entries of a day, page by page: the day's own once more, or that of an organization or a
 * repository. What it has more often than the store is put where it belongs.
 */
export class ListMerge {
  readonly #file: LogFile
  readonly #day: number
  readonly #scope: ListScope | undefined
  readonly #seen = new Map<string, number>()

  constructor(file: LogFile, day: number, scope: ListScope | undefined) {
    this.#file = file
    this.#day = day
    this.#scope = scope
  }

  /** Takes a page; gives the number of entries that were found. */
  take(entries: readonly QuayLogEntry[]): number {
    const stored = new Map<number, Map<string, number>>()
    let found = 0
    for (const entry of entries) {
      const row = toEntryRow(entry, this.#scope)
      const { at, hash } = row
      if (Math.floor(at / DAY_SECONDS) !== this.#day) continue
      const seen = (this.#seen.get(hash) ?? 0) + 1
      this.#seen.set(hash, seen)
      const ofSecond = stored.get(at) ?? countStored(this.#file, at)
      stored.set(at, ofSecond)
      if (seen <= (ofSecond.get(hash) ?? 0)) continue
      placeByTime(this.#file, this.#day, row)
      ofSecond.set(hash, (ofSecond.get(hash) ?? 0) + 1)
      found += 1
    }
    return found
  }
}
