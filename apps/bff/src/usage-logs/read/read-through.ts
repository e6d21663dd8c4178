import { CallAllowance, CallLimitError } from './call-allowance.ts'
import type { LogBlocker } from '../source/blocker.ts'
import type { DayStream } from './day-stream.ts'
import type { LogPosition } from '../entry/entry.ts'
import type { LogQuery } from '../filter/log-filter.ts'
import { findBlocker, findLogProblem } from '../source/blocker.ts'
import { Pace } from './pace.ts'
import { StoreFlawError } from '../../store/store-flaw-error.ts'
import { endPosition } from './day-range.ts'
import { findStoredRest, affectsOneDay, peek } from './failed-day.ts'
import { planStreams } from './stream-plan.ts'
import type { PlanOptions } from './plan-options.ts'
import { findWholeDays } from './read-context.ts'
import type { ReadContext } from './read-context.ts'
import { unlessAborted } from './unless-aborted.ts'
import { findUnconverted } from './unconverted-entries.ts'
import { ReadReport } from './read-report.ts'
import type { LogStreamEnd, LogStreamOptions, LogStreamPart } from './log-stream.ts'
import { StreamProgress } from './stream-progress.ts'
import { StreamScheduler } from './stream-scheduler.ts'

const QUAY_PAGE = 20
/** Readers that ask for more rows than a screen or two will want the next days, too. */
const MANY_ROWS = 500
/** Of fewer calls none is left for what only saves some. */
const MANY_CALLS = 100

/** Pages that each day may be read ahead of the consumer: none but the next one for a screen of rows. */
function maxPagesAheadOfLimit(limit: number | undefined): number {
  if (limit === undefined) return Infinity
  return limit < MANY_ROWS ? 1 : Math.ceil(limit / QUAY_PAGE)
}

/** Reads store and Quay together; see `LogStore.readThrough`. */
export async function* readThrough(
  context: ReadContext,
  query: LogQuery,
  options: LogStreamOptions,
): AsyncGenerator<LogStreamPart, void, void> {
  const stop = new AbortController()
  const signal = AbortSignal.any([options.signal, stop.signal])
  const stream = new ReadThrough(context, query, options, signal)
  try {
    yield* stream.run()
  } finally {
    stop.abort()
    stream.stop()
  }
}

/** After so many failures of the store's file in one stream there is more wrong than a file. */
const FILE_FAILURES = 2
/** After so many days in a row that Quay answered wrongly, it is left alone. */
const WRONG_DAYS = 3

class ReadThrough {
  readonly #context: ReadContext
  readonly #query: LogQuery
  readonly #options: LogStreamOptions
  readonly #signal: AbortSignal
  readonly #allowance: CallAllowance
  readonly #report: ReadReport
  readonly #progress: StreamProgress
  readonly #scheduler: StreamScheduler
  #counting: Promise<boolean> = Promise.resolve(false)
  /** Why Quay is asked no more. */
  #stopReason: LogBlocker | undefined
  #wrongDays = 0
  /** Nothing below the place of a failure is stored. */
  #isGivenUp = false

  constructor(context: ReadContext, query: LogQuery, options: LogStreamOptions, signal: AbortSignal) {
    const { limit = Infinity, after, maxCalls, daysSideBySide } = options
    this.#context = context
    this.#query = query
    this.#options = options
    this.#signal = signal
    const pace = new Pace(daysSideBySide ?? context.daysSideBySide)
    this.#allowance = new CallAllowance(maxCalls, signal, pace)
    this.#report = new ReadReport(context, query, options)
    this.#progress = new StreamProgress({ limit, after })
    this.#scheduler = new StreamScheduler({
      pace,
      canBeginAhead: () => limit >= MANY_ROWS || this.#progress.daysDone > 0,
    })
  }

  stop(): void {
    this.#scheduler.stop()
  }

  async *run(): AsyncGenerator<LogStreamPart, void, void> {
    const { database, today, oldestDay } = this.#context
    const days = findWholeDays(this.#query, oldestDay(), today())
    // Before anything is looked for: what is converted meanwhile may be passed by already.
    const unconverted = await findUnconverted(database, this.#query, days)
    let end: LogStreamEnd
    try {
      end = yield* this.#deliver()
    } catch (error) {
      end = await this.#endAfter(error)
    }
    this.stop()
    yield { type: 'end', end: { ...end, ...unconverted } }
  }

  /** Where the store's file fails on the way, the rest comes from Quay; where Quay does, from the store. */
  async *#deliver(): AsyncGenerator<LogStreamPart, LogStreamEnd, void> {
    await this.#pollIfStale()
    for (let failures = 0; ;) {
      try {
        const step = yield* this.#deliverRest()
        if (step === 'done') return await this.#end('complete', null)
        if (step === 'full') return await this.#end('limit', this.#progress.cursor)
      } catch (error) {
        const isOfFile = error instanceof StoreFlawError && error.flaw !== 'cancelled'
        if (isOfFile) failures += 1
        if (failures > FILE_FAILURES || !(isOfFile || this.#stopAsking(error))) throw error
      }
      this.stop()
    }
  }

  /** Quay is asked no more; false where the failure was not Quay's, or Quay was not asked. */
  #stopAsking(error: unknown): boolean {
    const reason = this.#findReason(error)
    if (reason === undefined) return false
    this.#stopReason = reason
    this.#noteFailure(error)
    return true
  }

  /** Undefined where Quay is not to blame, or was not asked. */
  #findReason(error: unknown): LogBlocker | undefined {
    const isMet = this.#signal.aborted || this.#isStoreOnly() || this.#isGivenUp
    return isMet ? undefined : findBlocker(error)
  }

  #noteFailure(error: unknown): void {
    const { cursor, reachedAt, delivered } = this.#progress
    this.#report.noteFailure({ error, cursor, reachedAt, delivered })
  }

  readonly #isStoreOnly = (): boolean => this.#options.maxCalls === 0 || this.#stopReason !== undefined

  /** `full`: as many entries as were asked for; `silent`: Quay is asked no more, the rest is in the store. */
  async *#deliverRest(): AsyncGenerator<LogStreamPart, 'done' | 'full' | 'silent', void> {
    const options = this.#planOptions()
    const { streams, counting } = await planStreams(options)
    this.#scheduler.set(streams)
    this.#counting = Promise.all([this.#counting, counting]).then((asked) => asked.includes(true))
    this.#report.plan(streams)
    this.#progress.planDays(streams.reduce((sum, { days }) => sum + days.length, 0))
    for (const [index, stream] of streams.entries()) {
      this.#scheduler.select(index)
      const step = yield* this.#takeOrSkip(options, stream)
      if (step !== 'done') return step
      this.#progress.finishDays(stream.days.length)
    }
    return 'done'
  }

  async *#takeOrSkip(
    options: PlanOptions,
    stream: DayStream,
  ): AsyncGenerator<LogStreamPart, 'done' | 'full' | 'silent', void> {
    this.#report.begin(stream, this.#progress.reachedAt)
    try {
      if (yield* this.#take(stream)) return 'full'
      await this.#report.finishStream(stream)
      this.#wrongDays = 0
      return 'done'
    } catch (error) {
      const [reason, day] = [this.#findReason(error), stream.days[0]]
      if (reason === undefined || day === undefined) throw error
      stream.stop()
      this.#wrongDays += 1
      const isDayFailure = affectsOneDay(error) && this.#wrongDays < WRONG_DAYS
      const check = await stream.check()
      const rest = await peek(findStoredRest(options, this.#progress.cursor, check))
      const continues = isDayFailure || rest.hasEntries || (await this.#report.hasStoredDays(day))
      this.#report.noteFailedDay(check, reason)
      // With nothing stored below, it continues from here once Quay answers.
      if (!continues) {
        this.#isGivenUp = true
        throw error
      }
      this.#noteFailure(error)
      if (!isDayFailure) this.#stopReason = reason
      if (yield* this.#take(rest.stream, true)) return 'full'
      this.#progress.skipTo(endPosition(options.order, day, day))
      return isDayFailure ? 'done' : 'silent'
    }
  }

  /** True once as many entries were delivered as were asked for. */
  async *#take(stream: DayStream, isRest = false): AsyncGenerator<LogStreamPart, boolean, void> {
    for (;;) {
      this.#scheduler.startAhead()
      const batch = await unlessAborted(stream.next(), this.#signal)
      if (batch === undefined) return false
      const entries = this.#progress.take(batch, isRest)
      if (entries.length > 0) yield* this.#scheduler.give({ type: 'entries', entries })
      if (this.#progress.isFull) {
        this.#progress.stopAt(entries.at(-1))
        return true
      }
      const cursor = toPosition(this.#progress.cursor)
      yield* this.#scheduler.give({ type: 'progress', progress: this.#describeProgress(), cursor })
    }
  }

  #planOptions(): PlanOptions {
    const { database, reader, source, today, clockDay, oldestDay } = this.#context
    const { direction = 'older', limit, maxCalls } = this.#options
    return {
      database,
      reader,
      source,
      query: this.#query,
      order: direction,
      position: this.#progress.planFrom,
      allowance: this.#allowance,
      signal: this.#signal,
      today: today(),
      clockDay: clockDay(),
      oldestDay: oldestDay(),
      context: () => this.#report.checkContext(this.#stopReason),
      pagesAhead: maxPagesAheadOfLimit(limit),
      isConsumerSlow: this.#scheduler.isConsumerSlow,
      onIdle: this.#scheduler.startAhead,
      isStoreOnly: this.#isStoreOnly(),
      isLong: (limit ?? Infinity) >= MANY_ROWS && maxCalls >= MANY_CALLS,
    }
  }

  /** A list that begins at its newest entry, or ends there, begins with what has just come. */
  async #pollIfStale(): Promise<void> {
    const { direction = 'older', after, maxCalls } = this.#options
    const { today, pollIfStale, database } = this.#context
    const isPast = this.#query.to !== undefined && this.#query.to <= `${today()}T00:00:00Z`
    const isBegun = direction === 'older' && after !== undefined
    if (maxCalls === 0 || isPast || isBegun || database.state !== 'ok') return
    try {
      await this.#allowance.spend(pollIfStale, (calls) => calls)
    } catch (error) {
      if (this.#signal.aborted) throw error
      // Of a file that fails, or calls that are used up, the days themselves will tell.
      const reason = findBlocker(error)
      if (reason === undefined && (error instanceof StoreFlawError || error instanceof CallLimitError)) return
      if (reason === undefined) throw error
      this.#report.tailReason = reason
      if (affectsOneDay(error)) this.#noteFailure(error)
      else this.#stopAsking(error)
    }
  }

  async #endAfter(error: unknown): Promise<LogStreamEnd> {
    const { cursor, reachedAt } = this.#progress
    if (this.#signal.aborted) return this.#describeEnd('stopped', cursor)
    if (error instanceof CallLimitError) return await this.#end('call_limit', cursor)
    await this.#report.finish('failed', reachedAt, findBlocker(error))
    return { ...this.#describeEnd('failed', cursor), error: findLogProblem(error) ?? error }
  }

  async #end(reason: 'complete' | 'limit' | 'call_limit', cursor: LogPosition | null): Promise<LogStreamEnd> {
    await this.#report.finish(reason, this.#progress.reachedAt)
    if (!this.#isStoreOnly()) await this.#report.compareCounts(this.#allowance, this.#counting, this.#signal)
    const { failure } = this.#report
    if (failure === undefined) return this.#describeEnd(reason, cursor)
    const error = findLogProblem(failure.error) ?? failure.error
    if (reason !== 'complete' || this.#report.isPastFailure(this.#progress.delivered)) {
      return { ...this.#describeEnd(reason, cursor), error }
    }
    // Nothing was found after the place where it failed: it continues from there.
    const end = this.#describeEnd('failed', failure.cursor)
    return { ...end, progress: { ...end.progress, reachedAt: failure.reachedAt }, error }
  }

  #describeEnd(reason: LogStreamEnd['reason'], cursor: LogPosition | null): LogStreamEnd {
    const { days, gaps } = this.#report
    return { reason, cursor: toPosition(cursor), progress: this.#describeProgress(), days, gaps }
  }

  #describeProgress() {
    return this.#progress.describe(this.#allowance.made, this.#options.maxCalls)
  }
}

const toPosition = (entry: LogPosition | null): LogPosition | null =>
  entry === null ? null : { id: entry.id, at: entry.at }
