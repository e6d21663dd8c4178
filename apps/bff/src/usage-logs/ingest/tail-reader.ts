import type { QuayLogEntry, QuayLogPage } from '@quaymaster/quay-client'
import { RegistryUnconfirmedError } from '../../quay/no-registry-error.ts'
import type { LogSource } from '../../quay/log-source.ts'
import { addDays, dayOf } from '../../time/calendar.ts'
import type { LogDatabase } from '../db/log-database.ts'
import type { StoredEntry } from '../entry/entry.ts'
import type { DayReader } from '../source/day-reader.ts'
import { PageReader } from '../source/page-reader.ts'
import { REGISTRY } from '../source/quay-counts.ts'
import type { TailConsistency } from './tail-consistency.ts'

export type TailReaderOptions = {
  database: LogDatabase
  source: LogSource
  reader: DayReader
  consistency: TailConsistency
  signal: AbortSignal
  /** The day it is, a little late at midnight: what was under way then still belongs to the day before. */
  today: () => string
  onEntries: (entries: StoredEntry[]) => void
}

export type TailPoll = {
  /** How a call is made: once, or once more where it fails in passing. */
  repeat: <T>(call: () => Promise<T>) => Promise<T>
  /** Waits until one more page may be asked for. */
  takeCall: () => Promise<void>
  onCatchingUp: () => void
}

/** When more pages than these came since the last poll, the day is read like any other. */
const MAX_PAGES = 10

/** Reads the newest pages of the registry's log until they meet what is stored. A poll without news is one call. */
export class TailReader {
  readonly #options: TailReaderOptions
  #isSuspicious = false
  /** A page was too large at the last poll; each poll may read many megabytes of it again. */
  #hasSkipped = false

  constructor(options: TailReaderOptions) {
    this.#options = options
  }

  get hasSkipped(): boolean {
    return this.#hasSkipped
  }

  /** What is stored may be of another database: the next poll looks at a day that is stored. */
  suspect(): void {
    this.#isSuspicious = true
  }

  /** Asks for the newest page now, and for those below it until what is stored is met. */
  async poll(poll: TailPoll): Promise<void> {
    const { database, today, consistency } = this.#options
    const connection = await database.confirmRegistry()
    const { day } = await database.read('followed', null)
    await this.#checkSuspicion(day ?? today())
    // After a long pause today comes first; the days between are read like any others.
    if (day === null || day < addDays(today(), -1)) {
      await consistency.checkUnmet()
      await this.#begin(connection, today(), poll)
    } else await this.#follow(connection, day, poll)
  }

  /** Suspicion that arises meanwhile, or that could not be looked into, stays for the next poll. */
  async #checkSuspicion(day: string): Promise<void> {
    if (!this.#isSuspicious) return
    const { consistency } = this.#options
    this.#isSuspicious = false
    try {
      await consistency.checkVanished(day, false, {})
      await consistency.checkUnmet()
    } catch (error) {
      this.#isSuspicious = !(error instanceof RegistryUnconfirmedError)
      throw error
    }
  }

  async #begin(connection: string, day: string, { repeat }: TailPoll): Promise<void> {
    const { database, reader, today } = this.#options
    await reader.runExclusive(day, async () => {
      const readAt = database.now()
      const window = { from: day, to: day }
      const pageReader = new PageReader()
      const page = await pageReader.read(() => repeat(() => this.#page(window, undefined)), undefined)
      const segment = { entries: page.entries, next: page.next, window, readAt }
      await database.writeConfirmed(connection, 'beginFollowing', { segment, today: today() })
      await this.#noteUnread(pageReader, day)
      return { calls: 1, isRead: false, stored: Promise.resolve() }
    })
  }

  async #follow(connection: string, day: string, poll: TailPoll): Promise<void> {
    const { database, today, consistency, onEntries } = this.#options
    const readAt = database.now()
    const hasStored = (await database.read('days', { from: day, to: today() })).some(({ stored }) => stored > 0)
    // The registry's clock may be a little ahead of ours.
    const window = { from: day, to: addDays(dayOf(Date.parse(readAt)), 1) }
    const entries: QuayLogEntry[] = []
    const pageReader = new PageReader()
    let next: QuayLogPage['next']
    for (let pages = 1; pages <= MAX_PAGES; pages += 1) {
      if (pages > 1) {
        poll.onCatchingUp()
        await poll.takeCall()
      }
      const after = next
      const page = await pageReader.read(() => poll.repeat(() => this.#page(window, after)), after)
      // Where nothing of these days is stored anything would be taken.
      if (pages === 1 && page.entries.length > 0 && !hasStored) await consistency.checkUnmet()
      entries.push(...page.entries)
      next = page.next
      await this.#noteUnread(pageReader, day)
      const segment = { entries, next, window, readAt }
      // After a page that does not say what follows, what is stored can't be met.
      const isForced = pageReader.unread !== undefined && next === undefined
      let result = await database.writeConfirmed(connection, 'follow', { segment, today: today(), isForced })
      if (result.outcome === 'vanished') {
        await consistency.checkVanished(day, result.isApart, result.fresh)
        result = await database.writeConfirmed(connection, 'follow', { segment, today: today(), isForced: true })
      }
      if (result.entries.length > 0) onEntries(result.entries)
      if (result.outcome === 'met') return
    }
    // So much came meanwhile that the day is read downwards, from its newest entry to what is stored.
    await consistency.checkUnmet()
    await this.#begin(connection, today(), poll)
  }

  #page(window: { from: string; to: string }, next: QuayLogPage['next']): Promise<QuayLogPage> {
    const { source, signal } = this.#options
    return source.page({ scope: REGISTRY, ...window, next }, { priority: 'background', signal })
  }

  async #noteUnread({ unread }: PageReader, day: string): Promise<void> {
    this.#hasSkipped = unread !== undefined
    if (unread !== undefined) await this.#options.database.write('noteUnread', { day, page: unread })
  }
}
