import { dayOf } from './calendar.ts'
import { CallAllowance, CallBoundError } from './call-allowance.ts'
import type { DaySupply } from './day-supply.ts'
import type { LogPosition, LogQuery } from './entry.ts'
import { Pace } from './pace.ts'
import { StoreFlawError } from './store-thread.ts'
import { planReading } from './reading-plan.ts'
import type { PlanOptions } from './reading-plan.ts'
import { findFewerInQuay, findUnconverted } from './store-remarks.ts'
import type { LogGap, LogReadingPart, ReadThroughEnd, ReadThroughOptions, ReadThroughProgress } from './reading.ts'

type Context = Pick<PlanOptions, 'keeper' | 'reads' | 'source'> & {
  today: () => string
  oldestDay: () => string
  daysSideBySide: number
  /** Sees to it that what has just come is held; gives the number of calls. */
  freshen: () => Promise<number>
}

const QUAY_PAGE = 20
/** Who asks for more rows than a screen or two at once will want the next days, too. */
const MANY_ROWS = 500
/** Of fewer calls none is left for what only saves some. */
const MANY_CALLS = 100
/** Who has not taken the next entries for so long is too slow, or has gone: Quay need not work ahead of them. */
const HELD_UP_MS = 1_000

/** Pages that each day may be read ahead of whoever takes the entries: none but the next one for a screen of rows. */
function pagesAheadOf(limit: number | undefined): number {
  if (limit === undefined) return Infinity
  return limit < MANY_ROWS ? 1 : Math.ceil(limit / QUAY_PAGE)
}

/** Reads store and Quay together; see `LogStore.readThrough`. */
export async function* readThrough(
  context: Context,
  query: LogQuery,
  options: ReadThroughOptions,
): AsyncGenerator<LogReadingPart, void, void> {
  const stop = new AbortController()
  const signal = AbortSignal.any([options.signal, stop.signal])
  const reading = new Reading(context, query, options, signal)
  try {
    yield* reading.run()
  } finally {
    stop.abort()
    reading.stop()
  }
}

/** Whole days of the range, as far as any can be stored. */
function daysOf({ from, to }: LogQuery, oldest: string, today: string): { from: string; to: string } {
  const first = from?.slice(0, 10) ?? oldest
  const last = to === undefined ? today : dayOf(Date.parse(to) - 1000)
  return { from: first < oldest ? oldest : first, to: last > today ? today : last }
}

/** After so many failures of the store's file in one reading there is more wrong than a file. */
const FILE_FAILURES = 2

class Reading {
  readonly #context: Context
  readonly #query: LogQuery
  readonly #options: ReadThroughOptions
  readonly #signal: AbortSignal
  readonly #pace: Pace
  readonly #allowance: CallAllowance
  #supplies: DaySupply[] = []
  #cursor: LogPosition | null
  /** Which of the supplies is being delivered. */
  #taking = 0
  #read = 0
  #delivered = 0
  #reachedAt: string | null = null
  #daysDone = 0
  #daysTotal = 0
  /** Since when the last part waits to be taken; undefined while the next one is awaited. */
  #givenAtMs: number | undefined
  readonly #gaps: LogGap[] = []

  constructor(context: Context, query: LogQuery, options: ReadThroughOptions, signal: AbortSignal) {
    this.#context = context
    this.#query = query
    this.#options = options
    this.#signal = signal
    this.#pace = new Pace(options.daysSideBySide ?? context.daysSideBySide)
    this.#allowance = new CallAllowance(options.callsBound, signal, this.#pace)
    this.#cursor = options.after ?? null
  }

  stop(): void {
    for (const supply of this.#supplies) supply.stop()
    this.#supplies = []
  }

  async *run(): AsyncGenerator<LogReadingPart, void, void> {
    const { keeper, today, oldestDay } = this.#context
    const days = daysOf(this.#query, oldestDay(), today())
    // Before anything is looked for: what is converted meanwhile may be passed by already.
    const unconverted = await findUnconverted(keeper, this.#query, days)
    let end: ReadThroughEnd
    try {
      end = yield* this.#deliver()
    } catch (error) {
      end = this.#endOf(error)
    }
    this.stop()
    yield { type: 'end', end: { ...end, ...unconverted, ...(await findFewerInQuay(keeper, days)) } }
  }

  /** Where the store's file fails on the way, the rest comes from Quay. */
  async *#deliver(): AsyncGenerator<LogReadingPart, ReadThroughEnd, void> {
    for (let failures = 0; ; failures += 1) {
      try {
        return yield* this.#deliverRest()
      } catch (error) {
        const isOfFile = error instanceof StoreFlawError && error.flaw !== 'cancelled'
        if (!isOfFile || failures >= FILE_FAILURES) throw error
        this.stop()
      }
    }
  }

  async *#deliverRest(): AsyncGenerator<LogReadingPart, ReadThroughEnd, void> {
    this.#supplies = await this.#plan()
    this.#daysTotal = this.#daysDone + this.#supplies.reduce((sum, { days }) => sum + days, 0)
    const { limit = Infinity } = this.#options
    for (const [index, supply] of this.#supplies.entries()) {
      this.#taking = index
      for (;;) {
        this.#startAhead()
        const batch = await this.#unlessStopped(supply.next())
        if (batch === undefined) break
        const entries = batch.entries.slice(0, limit - this.#delivered)
        this.#read += batch.looked
        this.#delivered += entries.length
        const isCut = entries.length < batch.entries.length
        this.#cursor = isCut ? (entries.at(-1) ?? this.#cursor) : (batch.position ?? this.#cursor)
        this.#reachedAt = isCut ? (entries.at(-1)?.at ?? this.#reachedAt) : (batch.reachedAt ?? this.#reachedAt)
        if (entries.length > 0) yield* this.#give({ type: 'entries', entries })
        if (this.#delivered >= limit) return this.#end('limit', this.#positionOf(entries.at(-1)))
        yield* this.#give({ type: 'progress', progress: this.#progress(), cursor: this.#positionOf(this.#cursor) })
      }
      this.#daysDone += supply.days
      this.#gaps.push(...supply.gaps())
    }
    return this.#end('complete', null)
  }

  *#give(part: LogReadingPart): Generator<LogReadingPart, void, void> {
    this.#givenAtMs = performance.now()
    yield part
    const isLate = this.#isHeldUp()
    this.#givenAtMs = undefined
    if (isLate) for (const supply of this.#supplies) supply.resume()
  }

  readonly #isHeldUp = (): boolean => this.#givenAtMs !== undefined && performance.now() - this.#givenAtMs > HELD_UP_MS

  /**
   * Days side by side; for a screen of rows only once its first day was not enough. A day that is read makes room for
   * another one, as far as that is not too long before anybody takes it.
   */
  readonly #startAhead = (): void => {
    const { limit = Infinity } = this.#options
    const index = this.#taking
    const sideBySide = limit >= MANY_ROWS || this.#daysDone > 0 ? this.#pace.current : 1
    const near = this.#supplies.slice(index, index + (sideBySide === 1 ? 1 : sideBySide * 2))
    for (const supply of near) {
      if (near.filter((each) => each.isReading()).length >= sideBySide) return
      supply.start()
    }
  }

  async #plan(): Promise<DaySupply[]> {
    const { keeper, reads, source, today, oldestDay } = this.#context
    await this.#freshen()
    const { direction = 'older', limit, callsBound } = this.#options
    return await planReading({
      keeper,
      reads,
      source,
      query: this.#query,
      order: direction,
      position: this.#cursor ?? undefined,
      allowance: this.#allowance,
      signal: this.#signal,
      today: today(),
      oldestDay: oldestDay(),
      pagesAhead: pagesAheadOf(limit),
      isHeldUp: this.#isHeldUp,
      onRest: this.#startAhead,
      isStoreOnly: callsBound === 0,
      isLong: (limit ?? Infinity) >= MANY_ROWS && callsBound >= MANY_CALLS,
    })
  }

  /** A list that begins at its newest entry, or ends there, begins with what has just come. */
  async #freshen(): Promise<void> {
    const { direction = 'older', after, callsBound } = this.#options
    const { today, freshen, keeper } = this.#context
    const isPast = this.#query.to !== undefined && this.#query.to <= `${today()}T00:00:00Z`
    const isBegun = direction === 'older' && after !== undefined
    if (callsBound === 0 || isPast || isBegun || keeper.state !== 'ok') return
    try {
      await this.#allowance.spend(freshen, (calls) => calls)
    } catch (error) {
      if (this.#signal.aborted) throw error
      // What is held can be shown all the same; what is not will fail by itself.
    }
  }

  async #unlessStopped<T>(work: Promise<T>): Promise<T> {
    // Who stopped hears nothing of what becomes of it.
    work.catch(() => undefined)
    this.#signal.throwIfAborted()
    const { promise, reject } = Promise.withResolvers<never>()
    const onAbort = () => reject(this.#signal.reason as Error)
    this.#signal.addEventListener('abort', onAbort)
    try {
      return await Promise.race([work, promise])
    } finally {
      this.#signal.removeEventListener('abort', onAbort)
    }
  }

  #endOf(error: unknown): ReadThroughEnd {
    if (this.#signal.aborted) return this.#end('stopped', this.#cursor)
    if (error instanceof CallBoundError) return this.#end('bound', this.#cursor)
    return { ...this.#end('failed', this.#cursor), error }
  }

  #end(reason: ReadThroughEnd['reason'], cursor: LogPosition | null): ReadThroughEnd {
    return { reason, cursor: this.#positionOf(cursor), progress: this.#progress(), gaps: this.#gaps }
  }

  #positionOf(entry: LogPosition | null | undefined): LogPosition | null {
    return entry === null || entry === undefined ? null : { id: entry.id, at: entry.at }
  }

  #progress(): ReadThroughProgress {
    return {
      read: this.#read,
      reachedAt: this.#reachedAt,
      daysDone: this.#daysDone,
      daysTotal: this.#daysTotal,
      calls: this.#allowance.made,
      callsBound: this.#options.callsBound,
    }
  }
}
