import type { QuayLogPage, QuayLogPageToken } from '@quaymaster/quay-client'
import { addDays } from '../../../time/calendar.ts'
import type { LogSource } from '../../../quay/log-source.ts'
import { REGISTRY } from '../../source/quay-counts.ts'
import { PAGE_ENTRIES } from './repair-calls.ts'
import type { Steps } from './steps.ts'

type Options = { source: LogSource; signal: AbortSignal; today: () => string }

/** Quay's page tokens live two days. */
const LASTS_MS = 36 * 3_600_000

/**
 * Page tokens that begin 20, 40, 60 … entries below the newest entry of any list of a day. A page that ends within one
 * instant adds 20 to what all later tokens of its walk leave out. Such a token names an instant of a later day, so that in
 * an older day nothing but the number counts: that day's lists are read without a loss, a page for each token. One walk
 * through crowded days makes the tokens for all days before them.
 */
export class OffsetTokens {
  readonly #options: Options
  #tokens: QuayLogPageToken[] = []
  /** Where the walk goes on; undefined where its last page was the end of its window. */
  #nextPage: QuayLogPageToken | undefined
  #walk: { to: string; identity: string | undefined; atMs: number } | undefined
  /** Down to this day the walk has come. */
  #reached: string | undefined

  constructor(options: Options) {
    this.#options = options
  }

  /** Gives up to `wanted` tokens for lists of a day and older ones; at most `calls` calls continue the walk. */
  async *tokens(day: string, wanted: number, calls: number): Steps<readonly QuayLogPageToken[]> {
    this.#renew()
    const from = addDays(day, 1)
    const { to = day } = this.#walk ?? {}
    for (let made = 0; made < calls && this.#tokens.length < wanted && this.#canContinue(from, to); made += 1) {
      yield
      await this.#readNextPage(from, to)
    }
    return [...this.#tokens]
  }

  /** A token that turned out to begin where the one before it does. */
  drop(token: QuayLogPageToken): void {
    this.#tokens = this.#tokens.filter((each) => each !== token)
  }

  /** What Quay made of them was not what they stand for. */
  clear(): void {
    this.#walk = undefined
  }

  #canContinue(from: string, to: string): boolean {
    return from <= to && (this.#nextPage !== undefined || this.#reached === undefined || from < this.#reached)
  }

  async #readNextPage(from: string, to: string): Promise<void> {
    const { source, signal } = this.#options
    // At the end of a window the token means its end: in a longer one the last page is asked for once more.
    const [next, isNew] = this.#nextPage === undefined ? [this.#tokens.at(-1), false] : [this.#nextPage, true]
    let page: QuayLogPage
    try {
      page = await source.page({ scope: REGISTRY, from, to, next }, { priority: 'background', signal })
    } catch (error) {
      this.clear()
      throw error
    }
    const [first] = page.entries
    if (first !== undefined && next !== undefined && isNew) this.#tokens.push({ ...next, reachedAt: null, top: '' })
    this.#nextPage = page.entries.length === PAGE_ENTRIES ? page.next : undefined
    if (this.#nextPage === undefined) this.#reached = from
  }

  #renew(): void {
    const { source, today } = this.#options
    const identity = source.connection()
    const atMs = performance.now()
    if (this.#walk !== undefined && this.#walk.identity === identity && atMs - this.#walk.atMs < LASTS_MS) return
    this.#walk = { to: today(), identity, atMs }
    this.#tokens = []
    this.#nextPage = undefined
    this.#reached = undefined
  }
}
