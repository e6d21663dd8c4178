import { isQuayPageRestartError } from '@quaymaster/quay-client'
import type { QuayLogPage, QuayLogPageQuery } from '@quaymaster/quay-client'
import type { LogSource } from './log-source.ts'
import type { StoreKeeper } from './store-keeper.ts'

type Options = {
  keeper: StoreKeeper
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
}

/** Reads days from Quay into the store, a page at a time. Who wants the same page at the same time shares it. */
export class DayReads {
  readonly #options: Options
  readonly #running = new Map<string, Promise<DayStep>>()
  readonly #restarts = new Map<string, number>()

  constructor(options: Options) {
    this.#options = options
  }

  /** Days of which a page is being read this moment. */
  running(): ReadonlySet<string> {
    return new Set(this.#running.keys())
  }

  /** Takes one step with a day; a call for one page at most. */
  step(day: string, priority: 'interactive' | 'background'): Promise<DayStep> {
    return this.exclusively(day, () => this.#step(day, priority))
  }

  /** Does something with a day while nothing else is done with it; joins what is being done with it already. */
  exclusively(day: string, work: () => Promise<DayStep>): Promise<DayStep> {
    const known = this.#running.get(day)
    if (known !== undefined) return known
    const running = work().finally(() => this.#running.delete(day))
    this.#running.set(day, running)
    return running
  }

  async #step(day: string, priority: 'interactive' | 'background'): Promise<DayStep> {
    const { keeper, today } = this.#options
    const identity = await keeper.adopt()
    const plan = await keeper.read('plan', { day, now: keeper.now() })
    if (plan.step === 'none' || plan.step === 'compare') return { calls: 0, isRead: true }
    const readAt = keeper.now()
    const window = plan.step === 'continue' ? { from: plan.page.from, to: plan.page.to } : { from: day, to: day }
    const next = plan.step === 'continue' ? plan.page.token : undefined
    const page = await this.#page(day, { scope: { kind: 'registry' }, ...window, next }, priority)
    if (page === undefined) return { calls: 1, isRead: false }
    const piece = { entries: page.entries, next: page.next, window, readAt }
    if (plan.step === 'continue') await keeper.keep(identity, 'continueDay', { day, piece })
    else if (day === today()) await keeper.keep(identity, 'beginFollowing', { piece, today: day })
    else await keeper.keep(identity, 'beginDay', { day, piece, isAnew: plan.isAnew })
    this.#restarts.delete(day)
    return { calls: 1, isRead: false }
  }

  /** Undefined where Quay fell back to its first page: the day is begun anew. */
  async #page(
    day: string,
    query: QuayLogPageQuery,
    priority: 'interactive' | 'background',
  ): Promise<QuayLogPage | undefined> {
    const { keeper, source, signal, onRestart } = this.#options
    try {
      return await source.page(query, { priority, signal })
    } catch (error) {
      if (!isQuayPageRestartError(error)) throw error
      const restarts = (this.#restarts.get(day) ?? 0) + 1
      if (restarts > MAX_RESTARTS) throw error
      this.#restarts.set(day, restarts)
      await keeper.write('resetDay', { day })
      onRestart()
      return undefined
    }
  }
}
