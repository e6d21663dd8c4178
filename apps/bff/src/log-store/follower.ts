import { setTimeout as sleep } from 'node:timers/promises'
import type { QuayLogEntry, QuayLogPage } from '@quaymaster/quay-client'
import type { LogCoverage } from './coverage.ts'
import { addDays, dayOf } from './calendar.ts'
import type { DayReads } from './day-reads.ts'
import type { StoredEntry } from './entry.ts'
import type { LogSource } from './log-source.ts'
import { REGISTRY } from './quay-counts.ts'
import type { StoreKeeper } from './store-keeper.ts'

type Options = {
  keeper: StoreKeeper
  source: LogSource
  reads: DayReads
  signal: AbortSignal
  /** The day it is, a little late at midnight: what was under way then still belongs to the day before. */
  today: () => string
  take: () => Promise<void>
  intervalsMs: { attended: number; unattended: number }
  attentionMs: number
  onEntries: (entries: StoredEntry[]) => void
  onFailure: (error: unknown) => void
  onPoll: () => void
}

/** When more pages than these came since the last poll, the day is read like any other. */
const MAX_PAGES = 10
/** Somebody who looks sees what came until so long ago. */
const FRESH_MS = 10_000

/** Polls the newest page of the registry's log until it meets what is stored. A poll without news is one call. */
export class Follower {
  readonly #options: Options
  #wake = new AbortController()
  #attendedUntil = -Infinity
  #lastPollAt: string | null = null
  #state: LogCoverage['follower']['state'] = 'stopped'
  #isSuspicious = false
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
  noteAttention(): void {
    const wasAttended = this.#isAttended()
    this.#attendedUntil = performance.now() + this.#options.attentionMs
    if (!wasAttended) this.#wake.abort()
  }

  /** What is held may be of another database: the next poll compares counts. */
  suspect(): void {
    this.#isSuspicious = true
    this.#wake.abort()
  }

  coverage(): LogCoverage['follower'] {
    return { state: this.#state, lastPollAt: this.#lastPollAt, intervalSeconds: Math.round(this.#intervalMs() / 1000) }
  }

  /** Polls unless somebody has just done so; gives the number of polls. */
  async freshen(): Promise<number> {
    const { keeper } = this.#options
    const ageMs = Date.parse(keeper.now()) - Date.parse(this.#lastPollAt ?? '')
    if (ageMs < FRESH_MS) return 0
    this.#polling ??= this.poll().finally(() => {
      this.#polling = undefined
    })
    await this.#polling
    return 1
  }

  /** Suspicion that arises meanwhile, or that nobody could look into, stays for the next poll. */
  async #isStartedAnew(day: string): Promise<boolean> {
    if (!this.#isSuspicious) return false
    this.#isSuspicious = false
    try {
      const isRestored = await this.#isRestored(day)
      if (isRestored) await this.#startAnew()
      return isRestored
    } catch (error) {
      this.#isSuspicious = true
      throw error
    }
  }

  /** Asks for the newest page now. */
  async poll(): Promise<void> {
    const { keeper, today } = this.#options
    const askedAt = keeper.now()
    const identity = await keeper.adopt()
    const followed = await keeper.read('followed', null)
    const day = (await this.#isStartedAnew(followed.day ?? today())) ? null : followed.day
    // After a long rest today comes first; the days between are read like any others.
    if (day === null || day < addDays(today(), -1)) await this.#begin(identity, today())
    else await this.#follow(identity, day)
    // What happened while Quay was being asked may be missing.
    this.#lastPollAt = askedAt
    this.#options.onPoll()
  }

  async #run(): Promise<void> {
    const { signal, take, onFailure } = this.#options
    while (!signal.aborted) {
      // Before the poll, so that who wakes the follower during one is heard after it.
      this.#wake = new AbortController()
      try {
        await take()
        await this.poll()
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

  async #begin(identity: string, day: string): Promise<void> {
    const { keeper, reads, today } = this.#options
    await reads.exclusively(day, async () => {
      const readAt = keeper.now()
      const window = { from: day, to: day }
      const page = await this.#page(window, undefined)
      const piece = { entries: page.entries, next: page.next, window, readAt }
      await keeper.keep(identity, 'beginFollowing', { piece, today: today() })
      return { calls: 1, isRead: false, stored: Promise.resolve() }
    })
  }

  async #follow(identity: string, day: string): Promise<void> {
    const { keeper, today, take } = this.#options
    const readAt = keeper.now()
    // The registry's clock may be a little ahead of ours.
    const window = { from: day, to: addDays(dayOf(Date.parse(readAt)), 1) }
    const entries: QuayLogEntry[] = []
    let next: QuayLogPage['next']
    for (let pages = 1; pages <= MAX_PAGES; pages += 1) {
      if (pages > 1) {
        this.#state = 'catching-up'
        await take()
      }
      const page = await this.#page(window, next)
      entries.push(...page.entries)
      next = page.next
      const piece = { entries, next, window, readAt }
      let result = await keeper.keep(identity, 'follow', { piece, today: today(), isForced: false })
      if (result.outcome === 'vanished') {
        if (await this.#isRestored(day)) return await this.#startAnew()
        result = await keeper.keep(identity, 'follow', { piece, today: today(), isForced: true })
      }
      if (result.entries.length > 0) this.#options.onEntries(result.entries)
      if (result.outcome === 'met') return
    }
    // So much came meanwhile that the day is read downwards, from its newest entry to what is held.
    await this.#begin(identity, today())
  }

  /** Entries that were read are not in the list any more: does Quay count fewer than are held of days read whole? */
  async #isRestored(day: string): Promise<boolean> {
    const { keeper, source, signal } = this.#options
    const from = addDays(day, -7)
    const counts = await source.counts({ scope: REGISTRY, from, to: day }, { priority: 'background', signal })
    const days = await keeper.read('days', { from, to: day })
    return days.some((held) => {
      const count = counts.filter((each) => each.day === held.day).reduce((sum, each) => sum + each.count, 0)
      return held.stored > count
    })
  }

  /** Two truths are not mixed: the store begins again with what Quay says now. */
  async #startAnew(): Promise<void> {
    await this.#options.keeper.startAnew('registry_restored')
  }

  #page(window: { from: string; to: string }, next: QuayLogPage['next']): Promise<QuayLogPage> {
    const { source, signal } = this.#options
    return source.page({ scope: REGISTRY, ...window, next }, { priority: 'background', signal })
  }

  #isAttended(): boolean {
    return performance.now() < this.#attendedUntil
  }

  #intervalMs(): number {
    const { intervalsMs } = this.#options
    return this.#isAttended() ? intervalsMs.attended : intervalsMs.unattended
  }
}
