import { isQuayPageTooLargeError } from '@quaymaster/quay-client'
import type { QuayLogPage, QuayLogPageToken } from '@quaymaster/quay-client'
import type { UnreadPage } from '../db/day-coverage.ts'

/** One list has so many such pages at most: more are taken for a list that does not end. */
const MAX_SKIPPED = 20

/** Reads the pages of one list, and skips those that are too large. */
export class PageReader {
  #skipped = 0
  #first: UnreadPage | undefined

  /** The first page that was skipped; undefined while there is none. */
  get unread(): UnreadPage | undefined {
    return this.#first
  }

  /**
   * Makes the call for the page that `next` names. One that is too large is as good as an empty one; without a `next` of
   * its own the rest of the list cannot be reached.
   */
  async read(call: () => Promise<QuayLogPage>, next: QuayLogPageToken | undefined): Promise<QuayLogPage> {
    try {
      return await call()
    } catch (error) {
      if (!isQuayPageTooLargeError(error)) throw error
      this.#skipped += 1
      this.#first ??= { reason: 'page_too_large', after: next?.reachedAt ?? null }
      return {
        startAt: undefined,
        endAt: undefined,
        entries: [],
        next: this.#skipped > MAX_SKIPPED ? undefined : error.next,
        isSearchUnavailable: false,
      }
    }
  }
}
