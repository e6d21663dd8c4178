import { isQuayPageRestartError } from '@quaymaster/quay-client'
import type { QuayLogPage, QuayLogPageQuery } from '@quaymaster/quay-client'
import type { LogSource } from '../../quay/log-source.ts'
import { PageReader } from './page-reader.ts'
import type { UnreadPage } from '../db/day-coverage.ts'
import { REGISTRY } from './quay-counts.ts'
import type { LogDatabase } from '../db/log-database.ts'
import type { RunPage } from '../db/worker/days/day-record.ts'
import type { DayPlan } from '../db/worker/days/days.ts'

type Priority = 'interactive' | 'background'

type Options = {
  database: LogDatabase
  source: LogSource
  signal: AbortSignal
  today: () => string
  /** Quay did not understand a page token that was not old: it may be another database. */
  onRestart: () => void
}

/** Falls back to page one that a day may suffer in a row. */
const MAX_RESTARTS = 3

export type DayStep = {
  /** Calls to Quay that were made. */
  calls: number
  /** Nothing more is to be read of the day: it can be compared with Quay's count. */
  isRead: boolean
  /** Settles once what was read is stored; the next page may be asked for before. */
  stored: Promise<void>
}

/** Where the list of a day goes on, while its last pages are being stored. */
type NextPage = {
  connection: string
  page: RunPage
  /** Entries that Quay counts below; null where that is not known. */
  remaining: number | null
  storing: readonly Promise<void>[]
  atMs: number
}

/** Pages of a day that may wait for being stored: the file rests for some tenths of a second now and then. */
const MAX_STORING = 5

/** What was left longer may have been read, or given up, meanwhile. */
const NEXT_PAGE_TTL_MS = 60_000

const NOTHING_STORED = Promise.resolve()

/** Reads days from Quay into the store, a page at a time. Who wants the same page at the same time shares it. */
export class DayReader {
  readonly #options: Options
  readonly #running = new Map<string, Promise<DayStep>>()
  readonly #nextPages = new Map<string, NextPage>()
  readonly #restarts = new Map<string, number>()
  readonly #pageReaders = new Map<string, PageReader>()

  constructor(options: Options) {
    this.#options = options
  }

  /** Days of which a page is being read this moment. */
  running(): ReadonlySet<string> {
    return new Set(this.#running.keys())
  }

  /** A page of the day that was skipped since this process began. */
  unread(day: string): UnreadPage | undefined {
    return this.#pageReaders.get(day)?.unread
  }

  /** Takes one step with a day; a call for one page at most. */
  step(day: string, priority: Priority): Promise<DayStep> {
    return this.runExclusive(day, () => this.#step(day, priority))
  }

  /** Does something with a day while nothing else is done with it; joins what is being done with it already. */
  runExclusive(day: string, work: () => Promise<DayStep>): Promise<DayStep> {
    const known = this.#running.get(day)
    if (known !== undefined) return known
    const running = work().finally(() => this.#running.delete(day))
    this.#running.set(day, running)
    return running
  }

  async #step(day: string, priority: Priority): Promise<DayStep> {
    const { database } = this.#options
    const connection = await database.confirmRegistry()
    const nextPage = this.#takeNextPage(day, connection)
    if (nextPage !== undefined) return await this.#continue(day, nextPage, priority)
    const plan = await database.read('plan', { day, now: database.now() })
    if (plan.step === 'none' || plan.step === 'compare') return { calls: 0, isRead: true, stored: NOTHING_STORED }
    if (plan.step === 'continue') {
      const { page, remaining } = plan
      const known = { connection, page, remaining, storing: [], atMs: performance.now() }
      return await this.#continue(day, known, priority)
    }
    return await this.#begin(day, connection, plan, priority)
  }

  async #begin(
    day: string,
    connection: string,
    { remaining }: Extract<DayPlan, { step: 'begin' }>,
    priority: Priority,
  ): Promise<DayStep> {
    const { database, today } = this.#options
    const window = { from: day, to: day }
    const readAt = database.now()
    this.#pageReaders.set(day, new PageReader())
    const page = await this.#page(day, { scope: REGISTRY, ...window }, priority)
    if (page === undefined) return { calls: 1, isRead: false, stored: NOTHING_STORED }
    const segment = { entries: page.entries, next: page.next, window, readAt }
    this.#restarts.delete(day)
    if (day === today()) {
      await database.writeConfirmed(connection, 'beginFollowing', { segment, today: day })
      await this.#noteUnread(day)
      return { calls: 1, isRead: false, stored: NOTHING_STORED }
    }
    const stored = database.writeConfirmed(connection, 'beginDay', { day, segment }).then(() => this.#noteUnread(day))
    return await this.#afterPage(day, page, { connection, window, remaining, storing: [] }, stored)
  }

  /** Asks for the next page while those before it are still being stored, which the store does in their order. */
  async #continue(day: string, nextPage: NextPage, priority: Priority): Promise<DayStep> {
    const { database } = this.#options
    const { connection, page, remaining } = nextPage
    const { token, ...window } = page
    const readAt = database.now()
    const read = await this.#page(day, { scope: REGISTRY, ...window, next: token }, priority)
    if (read === undefined) return { calls: 1, isRead: false, stored: NOTHING_STORED }
    if (nextPage.storing.length === MAX_STORING) await nextPage.storing[0]
    const segment = { entries: read.entries, next: read.next, window, readAt }
    const stored = database
      .writeConfirmed(connection, 'continueDay', { day, segment, after: token })
      .then(() => this.#noteUnread(day))
    this.#restarts.delete(day)
    return await this.#afterPage(day, read, { connection, window, remaining, storing: nextPage.storing }, stored)
  }

  async #afterPage(
    day: string,
    { entries, next }: QuayLogPage,
    { window, ...before }: Omit<NextPage, 'page' | 'atMs'> & { window: { from: string; to: string } },
    stored: Promise<void>,
  ): Promise<DayStep> {
    const remaining = before.remaining === null ? null : before.remaining - entries.length
    // The list of today grows at its top; with as many as Quay counts, the store may say that the day is read.
    const isOver = next === undefined || (remaining !== null && remaining <= 0) || day === this.#options.today()
    if (isOver) {
      await stored
    } else {
      const storing = [...before.storing, stored].slice(-MAX_STORING)
      const page = { token: next, ...window }
      this.#nextPages.set(day, { ...before, page, remaining, storing, atMs: performance.now() })
      // What could not be stored has to be asked for once more, and so has everything below it.
      stored.catch(() => this.#nextPages.delete(day))
    }
    return { calls: 1, isRead: false, stored }
  }

  #takeNextPage(day: string, connection: string): NextPage | undefined {
    const nextPage = this.#nextPages.get(day)
    this.#nextPages.delete(day)
    const isFresh = nextPage !== undefined && performance.now() - nextPage.atMs < NEXT_PAGE_TTL_MS
    return isFresh && nextPage.connection === connection ? nextPage : undefined
  }

  /** Undefined where Quay fell back to its first page: the day is walked again from there. */
  async #page(day: string, query: QuayLogPageQuery, priority: Priority): Promise<QuayLogPage | undefined> {
    const { database, source, signal, onRestart } = this.#options
    const pageReader = this.#pageReaders.get(day) ?? new PageReader()
    this.#pageReaders.set(day, pageReader)
    try {
      return await pageReader.read(() => source.page(query, { priority, signal }), query.next)
    } catch (error) {
      if (!isQuayPageRestartError(error)) throw error
      const restarts = (this.#restarts.get(day) ?? 0) + 1
      if (restarts > MAX_RESTARTS) throw error
      this.#restarts.set(day, restarts)
      await database.write('rewalkDay', { day })
      onRestart()
      return undefined
    }
  }

  /** After what was read is stored: a day that is begun again forgets what was skipped. */
  async #noteUnread(day: string): Promise<void> {
    const page = this.unread(day)
    if (page !== undefined) await this.#options.database.write('noteUnread', { day, page })
  }
}
