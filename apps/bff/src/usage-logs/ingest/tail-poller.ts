import { setTimeout as sleep } from 'node:timers/promises'
import type { QuayLogEntry, QuayLogPage } from '@quaymaster/quay-client'
import { RegistryUnconfirmedError } from '../../quay/no-registry-error.ts'
import { addDays, dayOf } from '../../time/calendar.ts'
import type { DayReader } from '../source/day-reader.ts'
import type { StoredEntry } from '../entry/entry.ts'
import type { LogSource } from '../../quay/log-source.ts'
import { PageReader } from '../source/page-reader.ts'
import { REGISTRY } from '../source/quay-counts.ts'
import type { LogDatabase } from '../db/log-database.ts'
import type { TailConsistency } from './tail-consistency.ts'
import { retryOnce } from '../source/retry-once.ts'

type Options = {
  database: LogDatabase
  source: LogSource
  reads: DayReader
  consistency: TailConsistency
  signal: AbortSignal
  /** The day it is, a little late at midnight: what was under way then still belongs to the day before. */
  today: () => string
  take: () => Promise<void>
  intervalsMs: { attended: number; unattended: number }
  attendedMs: number
  onEntries: (entries: StoredEntry[]) => void
  onFailure: (error: unknown) => void
  onPoll: () => void
}

export type TailPollerCoverage = {
  state: 'following' | 'resting' | 'catching-up' | 'stopped'
  lastPollAt: string | null
  intervalSeconds: number
}

/** When more pages than these came since the last poll, the day is read like any other. */
const MAX_PAGES = 10
/** Somebody who looks sees what came until so long ago. */
const STALE_MS = 10_000

type Repeat = <T>(call: () => Promise<T>) => Promise<T>

/** Polls the newest page of the registry's log until it meets what is stored. A poll without news is one call. */
export class TailPoller {
  readonly #options: Options
  #wake = new AbortController()
  #attendedUntil = -Infinity
  #lastPollAt: string | null = null
  #state: TailPollerCoverage['state'] = 'stopped'
  #isSuspicious = false
  /** A page was too large at the last poll; each poll may read many megabytes of it again. */
  #hasSkipped = false
  #polling: Promise<void> | undefined
  #running: Promise<void> | undefined

  constructor(options: Options) {
    this.#options = options
  }

  start(): void {
    this.#running = this.#run()
  }

  async close(): Promise<void> {
    this.#wake.abort()
    await this.#running
  }

  /** Somebody is there. */
  markAttended(): void {
    const wasAttended = this.#isAttended()
    this.#attendedUntil = performance.now() + this.#options.attendedMs
    if (!wasAttended) this.#wake.abort()
  }

  /** What is stored may be of another database: the next poll looks at a day that is stored. */
  suspect(): void {
    this.#isSuspicious = true
    this.#wake.abort()
  }

  coverage(): TailPollerCoverage {
    return { state: this.#state, lastPollAt: this.#lastPollAt, intervalSeconds: Math.round(this.#intervalMs() / 1000) }
  }

  /** Polls unless somebody has just done so; gives the number of polls. */
  async pollIfStale(): Promise<number> {
    const { database } = this.#options
    const ageMs = Date.parse(database.now()) - Date.parse(this.#lastPollAt ?? '')
    if (ageMs < STALE_MS) return 0
    this.#polling ??= this.poll().finally(() => {
      this.#polling = undefined
    })
    await this.#polling
    return 1
  }

  /** Something may be possible again that was not. */
  wake(): void {
    this.#wake.abort()
  }

  /** Suspicion that arises meanwhile, or that nobody could look into, stays for the next poll. */
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

  /** Asks for the newest page now. `repeat`: how a call is made, for who waits for nobody else to try again. */
  async poll(repeat: Repeat = (call) => call()): Promise<void> {
    const { database, today, consistency } = this.#options
    const askedAt = database.now()
    const identity = await database.confirmRegistry()
    const { day } = await database.read('followed', null)
    await this.#checkSuspicion(day ?? today())
    // After a long rest today comes first; the days between are read like any others.
    if (day === null || day < addDays(today(), -1)) {
      await consistency.checkUnmet()
      await this.#begin(identity, today(), repeat)
    } else await this.#follow(identity, day, repeat)
    // What happened while Quay was being asked may be missing.
    this.#lastPollAt = askedAt
    this.#options.onPoll()
  }

  async #run(): Promise<void> {
    const { signal, take, onFailure } = this.#options
    while (!signal.aborted) {
      // Before the poll, so that who wakes the tail poller during one is heard after it.
      this.#wake = new AbortController()
      try {
        await take()
        await this.poll((call) => retryOnce(call, take))
        this.#state = this.#isAttended() ? 'following' : 'resting'
      } catch (error) {
        if (signal.aborted) break
        this.#state = 'stopped'
        onFailure(error)
      }
      const either = AbortSignal.any([signal, this.#wake.signal])
      await sleep(this.#intervalMs(), undefined, { signal: either, ref: false }).catch(() => undefined)
    }
  }

  async #begin(identity: string, day: string, repeat: Repeat): Promise<void> {
    const { database, reads, today } = this.#options
    await reads.runExclusive(day, async () => {
      const readAt = database.now()
      const window = { from: day, to: day }
      const pageReader = new PageReader()
      const page = await pageReader.read(() => repeat(() => this.#page(window, undefined)), undefined)
      const segment = { entries: page.entries, next: page.next, window, readAt }
      await database.writeConfirmed(identity, 'beginFollowing', { segment, today: today() })
      await this.#noteUnread(pageReader, day)
      return { calls: 1, isRead: false, stored: Promise.resolve() }
    })
  }

  async #follow(identity: string, day: string, repeat: Repeat): Promise<void> {
    const { database, today, take, consistency } = this.#options
    const readAt = database.now()
    const isMeeting = (await database.read('days', { from: day, to: today() })).some(({ stored }) => stored > 0)
    // The registry's clock may be a little ahead of ours.
    const window = { from: day, to: addDays(dayOf(Date.parse(readAt)), 1) }
    const entries: QuayLogEntry[] = []
    const pageReader = new PageReader()
    let next: QuayLogPage['next']
    for (let pages = 1; pages <= MAX_PAGES; pages += 1) {
      if (pages > 1) {
        this.#state = 'catching-up'
        await take()
      }
      const after = next
      const page = await pageReader.read(() => repeat(() => this.#page(window, after)), after)
      // Where nothing of these days is stored anything would be taken.
      if (pages === 1 && page.entries.length > 0 && !isMeeting) await consistency.checkUnmet()
      entries.push(...page.entries)
      next = page.next
      await this.#noteUnread(pageReader, day)
      const segment = { entries, next, window, readAt }
      // Behind a page that says nothing of what follows, what is stored can't be met.
      const isForced = pageReader.unread !== undefined && next === undefined
      let result = await database.writeConfirmed(identity, 'follow', { segment, today: today(), isForced })
      if (result.outcome === 'vanished') {
        await consistency.checkVanished(day, result.isApart, result.fresh)
        result = await database.writeConfirmed(identity, 'follow', { segment, today: today(), isForced: true })
      }
      if (result.entries.length > 0) this.#options.onEntries(result.entries)
      if (result.outcome === 'met') return
    }
    // So much came meanwhile that the day is read downwards, from its newest entry to what is stored.
    await consistency.checkUnmet()
    await this.#begin(identity, today(), repeat)
  }

  #page(window: { from: string; to: string }, next: QuayLogPage['next']): Promise<QuayLogPage> {
    const { source, signal } = this.#options
    return source.page({ scope: REGISTRY, ...window, next }, { priority: 'background', signal })
  }

  async #noteUnread({ unread }: PageReader, day: string): Promise<void> {
    this.#hasSkipped = unread !== undefined
    if (unread !== undefined) await this.#options.database.write('noteUnread', { day, page: unread })
  }

  #isAttended(): boolean {
    return performance.now() < this.#attendedUntil
  }

  #intervalMs(): number {
    const { intervalsMs } = this.#options
    return this.#isAttended() && !this.#hasSkipped ? intervalsMs.attended : intervalsMs.unattended
  }
}
