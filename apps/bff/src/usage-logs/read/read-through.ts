import { dayOf } from '../../time/calendar.ts'
import { CallAllowance, CallLimitError } from './call-allowance.ts'
import type { LogBlocker } from '../source/blocker.ts'
import type { DayStream } from './day-stream.ts'
import type { LogPosition } from '../entry/entry.ts'
import type { LogQuery } from '../filter/log-filter.ts'
import { blockerOf, problemOfLogFailure } from '../source/blocker.ts'
import { Pace } from './pace.ts'
import { StoreFlawError } from '../../store/store-flaw-error.ts'
import { endPosition } from './stored-days.ts'
import { storedBelow, isOfOneDay, peek } from './failed-day.ts'
import { planReading } from './stream-plan.ts'
import type { PlanOptions } from './stream-plan.ts'
import { findUnconverted } from './unconverted-entries.ts'
import { ReadingRecord } from './read-report.ts'
import type { LogReadingPart, ReadThroughEnd, ReadThroughOptions, ReadThroughProgress } from './log-stream.ts'

type Context = Pick<PlanOptions, 'database' | 'reads' | 'source'> & {
  today: () => string
  /** The day by the clock. */
  clockDay: () => string
  oldestDay: () => string
  daysSideBySide: number
  /** Sees to it that what has just come is held; gives the number of calls. */
  freshen: () => Promise<number>
  /** When it was last known what has just come; null where nobody asked yet. */
  freshAt: () => string | null
  /** Why Quay was not read in the background, where it was not. */
  blocker: () => LogBlocker | null
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
/** After so many days in a row that Quay answered wrongly, it is left alone. */
const WRONG_DAYS = 3

class Reading {
  readonly #context: Context
  readonly #query: LogQuery
  readonly #options: ReadThroughOptions
  readonly #signal: AbortSignal
  readonly #pace: Pace
  readonly #allowance: CallAllowance
  readonly #record: ReadingRecord
  #streams: DayStream[] = []
  #cursor: LogPosition | null
  /** Where the days that are left begin, once those before were given up. */
  #planFrom: LogPosition | undefined
  /** Which of the streams is being delivered. */
  #taking = 0
  #read = 0
  #delivered = 0
  #reachedAt: string | null = null
  #daysDone = 0
  #daysTotal = 0
  /** Since when the last part waits to be taken; undefined while the next one is awaited. */
  #givenAtMs: number | undefined
  #counting: Promise<boolean> = Promise.resolve(false)
  /** Why Quay is asked no more. */
  #silence: LogBlocker | undefined
  #wrongDays = 0
  /** Nothing below the place of a failure is stored. */
  #isGivenUp = false

  constructor(context: Context, query: LogQuery, options: ReadThroughOptions, signal: AbortSignal) {
    this.#context = context
    this.#query = query
    this.#options = options
    this.#signal = signal
    this.#pace = new Pace(options.daysSideBySide ?? context.daysSideBySide)
    this.#allowance = new CallAllowance(options.maxCalls, signal, this.#pace)
    this.#cursor = options.after ?? null
    this.#record = new ReadingRecord(context, query, options)
  }

  stop(): void {
    for (const supply of this.#streams) supply.stop()
    this.#streams = []
  }

  async *run(): AsyncGenerator<LogReadingPart, void, void> {
    const { database, today, oldestDay } = this.#context
    const days = daysOf(this.#query, oldestDay(), today())
    // Before anything is looked for: what is converted meanwhile may be passed by already.
    const unconverted = await findUnconverted(database, this.#query, days)
    let end: ReadThroughEnd
    try {
      end = yield* this.#deliver()
    } catch (error) {
      end = await this.#endOf(error)
    }
    this.stop()
    yield { type: 'end', end: { ...end, ...unconverted } }
  }

  /** Where the store's file fails on the way, the rest comes from Quay; where Quay does, from the store. */
  async *#deliver(): AsyncGenerator<LogReadingPart, ReadThroughEnd, void> {
    await this.#freshen()
    for (let failures = 0; ;) {
      try {
        const step = yield* this.#deliverRest()
        if (step === 'done') return await this.#end('complete', null)
        if (step === 'full') return await this.#end('limit', this.#cursor)
      } catch (error) {
        const isOfFile = error instanceof StoreFlawError && error.flaw !== 'cancelled'
        if (isOfFile) failures += 1
        if (failures > FILE_FAILURES || !(isOfFile || this.#fallSilent(error))) throw error
      }
      this.stop()
    }
  }

  /** Quay is asked no more; false where the failure was not Quay's, or Quay was not asked. */
  #fallSilent(error: unknown): boolean {
    const reason = this.#reasonOf(error)
    if (reason === undefined) return false
    this.#silence = reason
    this.#noteFailure(error)
    return true
  }

  /** Undefined where Quay is not to blame, or was not asked. */
  #reasonOf(error: unknown): LogBlocker | undefined {
    const isMet = this.#signal.aborted || this.#isStoreOnly() || this.#isGivenUp
    return isMet ? undefined : blockerOf(error)
  }

  #noteFailure(error: unknown): void {
    const [cursor, reachedAt, delivered] = [this.#cursor, this.#reachedAt, this.#delivered]
    this.#record.noteFailure({ error, cursor, reachedAt, delivered })
  }

  readonly #isStoreOnly = (): boolean => this.#options.maxCalls === 0 || this.#silence !== undefined

  /** `full`: as many entries as were asked for; `silent`: Quay is asked no more, the rest is in the store. */
  async *#deliverRest(): AsyncGenerator<LogReadingPart, 'done' | 'full' | 'silent', void> {
    const options = this.#planOptions()
    const { streams, counting } = await planReading(options)
    this.#streams = streams
    this.#counting = Promise.all([this.#counting, counting]).then((asked) => asked.includes(true))
    this.#record.plan(streams)
    this.#daysTotal = this.#daysDone + streams.reduce((sum, { days }) => sum + days.length, 0)
    for (const [index, supply] of streams.entries()) {
      this.#taking = index
      const step = yield* this.#takeOrSkip(options, supply)
      if (step !== 'done') return step
      this.#daysDone += supply.days.length
    }
    return 'done'
  }

  async *#takeOrSkip(
    options: PlanOptions,
    supply: DayStream,
  ): AsyncGenerator<LogReadingPart, 'done' | 'full' | 'silent', void> {
    this.#record.begin(supply, this.#reachedAt)
    try {
      if (yield* this.#take(supply)) return 'full'
      await this.#record.pass(supply)
      this.#wrongDays = 0
      return 'done'
    } catch (error) {
      const [reason, day] = [this.#reasonOf(error), supply.days[0]]
      if (reason === undefined || day === undefined) throw error
      supply.stop()
      this.#wrongDays += 1
      const isOfDay = isOfOneDay(error) && this.#wrongDays < WRONG_DAYS
      const check = await supply.check()
      const held = await peek(storedBelow(options, this.#cursor, check))
      const goesOn = isOfDay || held.hasEntries || (await this.#record.hasStoredDays(day))
      this.#record.giveUp(check, reason)
      // With nothing stored below it is gone on from here, once Quay answers.
      if (!goesOn) {
        this.#isGivenUp = true
        throw error
      }
      this.#noteFailure(error)
      if (!isOfDay) this.#silence = reason
      if (yield* this.#take(held.supply, true)) return 'full'
      this.#planFrom = endPosition(options.order, day, day)
      return isOfDay ? 'done' : 'silent'
    }
  }

  async *#take(supply: DayStream, isRest = false): AsyncGenerator<LogReadingPart, boolean, void> {
    const { limit = Infinity } = this.#options
    for (;;) {
      this.#startAhead()
      const batch = await this.#unlessStopped(supply.next())
      if (batch === undefined) return false
      if (!isRest) this.#planFrom = undefined
      const entries = batch.entries.slice(0, limit - this.#delivered)
      this.#read += batch.looked
      this.#delivered += entries.length
      const isCut = entries.length < batch.entries.length
      const last = entries.at(-1)
      // What was stored of a day that failed is no place to go on from but where it delivered something.
      const position = isRest ? last : batch.position
      this.#cursor = isCut ? (last ?? this.#cursor) : (position ?? this.#cursor)
      this.#reachedAt = isCut || isRest ? (last?.at ?? this.#reachedAt) : (batch.reachedAt ?? this.#reachedAt)
      if (entries.length > 0) yield* this.#give({ type: 'entries', entries })
      if (this.#delivered >= limit) {
        this.#cursor = last ?? this.#cursor
        return true
      }
      yield* this.#give({ type: 'progress', progress: this.#progress(), cursor: this.#positionOf(this.#cursor) })
    }
  }

  *#give(part: LogReadingPart): Generator<LogReadingPart, void, void> {
    this.#givenAtMs = performance.now()
    yield part
    const isLate = this.#isHeldUp()
    this.#givenAtMs = undefined
    if (isLate) for (const supply of this.#streams) supply.resume()
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
    const near = this.#streams.slice(index, index + (sideBySide === 1 ? 1 : sideBySide * 2))
    for (const supply of near) {
      if (near.filter((each) => each.isReading()).length >= sideBySide) return
      supply.start()
    }
  }

  #planOptions(): PlanOptions {
    const { database, reads, source, today, clockDay, oldestDay } = this.#context
    const { direction = 'older', limit, maxCalls } = this.#options
    return {
      database,
      reads,
      source,
      query: this.#query,
      order: direction,
      position: this.#planFrom ?? this.#cursor ?? undefined,
      allowance: this.#allowance,
      signal: this.#signal,
      today: today(),
      clockDay: clockDay(),
      oldestDay: oldestDay(),
      facts: () => this.#record.facts(this.#silence),
      pagesAhead: pagesAheadOf(limit),
      isHeldUp: this.#isHeldUp,
      onRest: this.#startAhead,
      isStoreOnly: this.#isStoreOnly(),
      isLong: (limit ?? Infinity) >= MANY_ROWS && maxCalls >= MANY_CALLS,
    }
  }

  /** A list that begins at its newest entry, or ends there, begins with what has just come. */
  async #freshen(): Promise<void> {
    const { direction = 'older', after, maxCalls } = this.#options
    const { today, freshen, database } = this.#context
    const isPast = this.#query.to !== undefined && this.#query.to <= `${today()}T00:00:00Z`
    const isBegun = direction === 'older' && after !== undefined
    if (maxCalls === 0 || isPast || isBegun || database.state !== 'ok') return
    try {
      await this.#allowance.spend(freshen, (calls) => calls)
    } catch (error) {
      if (this.#signal.aborted) throw error
      // Of a file that fails, or calls that are used up, the days themselves will tell.
      const reason = blockerOf(error)
      if (reason === undefined && (error instanceof StoreFlawError || error instanceof CallLimitError)) return
      if (reason === undefined) throw error
      this.#record.tailReason = reason
      if (isOfOneDay(error)) this.#noteFailure(error)
      else this.#fallSilent(error)
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

  async #endOf(error: unknown): Promise<ReadThroughEnd> {
    if (this.#signal.aborted) return this.#endWith('stopped', this.#cursor)
    if (error instanceof CallLimitError) return await this.#end('call_limit', this.#cursor)
    await this.#record.finish('failed', this.#reachedAt, blockerOf(error))
    return { ...this.#endWith('failed', this.#cursor), error: problemOfLogFailure(error) ?? error }
  }

  async #end(reason: 'complete' | 'limit' | 'call_limit', cursor: LogPosition | null): Promise<ReadThroughEnd> {
    await this.#record.finish(reason, this.#reachedAt)
    if (!this.#isStoreOnly()) await this.#record.compareCounts(this.#allowance, this.#counting, this.#signal)
    const { failure } = this.#record
    if (failure === undefined) return this.#endWith(reason, cursor)
    const error = problemOfLogFailure(failure.error) ?? failure.error
    if (reason !== 'complete' || this.#record.isPastFailure(this.#delivered)) {
      return { ...this.#endWith(reason, cursor), error }
    }
    // Nothing was found behind the place where it failed: it is gone on from there.
    const end = this.#endWith('failed', failure.cursor)
    return { ...end, progress: { ...end.progress, reachedAt: failure.reachedAt }, error }
  }

  #endWith(reason: ReadThroughEnd['reason'], cursor: LogPosition | null): ReadThroughEnd {
    const { days, gaps } = this.#record
    return { reason, cursor: this.#positionOf(cursor), progress: this.#progress(), days, gaps }
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
      maxCalls: this.#options.maxCalls,
    }
  }
}
