import type { QuayLogPageToken } from '@quaymaster/quay-client'
import { PAGE_ENTRIES } from './repair-calls.ts'

/** Where a page begins that follows another without a loss: at the newest entry of its instant. */
export type PageStart = { at: string; next: QuayLogPageToken }

/**
 * Starts of pages that are known to be sound. Quay's page token names an instant and how many entries from there on are
 * left out, and neither the list nor the window that it came from. The token of a list that lost nothing leaves out none:
 * in another list of the day it begins a page at that instant, with every entry, where that list's own token skips some.
 */
export class PageStarts {
  readonly #starts: PageStart[] = []

  get all(): readonly PageStart[] {
    return this.#starts
  }

  add(token: QuayLogPageToken, at: string): void {
    this.#starts.push({ at, next: { token: token.token, reachedAt: at, top: '' } })
  }

  /**
   * The lowest start at or above the end of a page, so that the page from there continues below it; `instants`: those of the
   * list's known entries. Undefined where none would tell anything new.
   */
  above(end: string, instants: readonly string[], used: ReadonlySet<PageStart>): PageStart | undefined {
    const usable = this.#starts.filter((start) => start.at >= end && !used.has(start))
    const [lowest] = usable.toSorted((a, b) => a.at.localeCompare(b.at))
    return lowest !== undefined && knownBetween(instants, end, lowest.at) < PAGE_ENTRIES ? lowest : undefined
  }
}

/** Entries that a page from `from` down to `end` would tell once more. */
export const knownBetween = (instants: readonly string[], end: string, from: string): number =>
  instants.filter((at) => at >= end && at <= from).length
