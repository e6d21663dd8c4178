import type { QuayCallOptions } from '@quaymaster/quay-client'
import type { CallAllowance } from './call-allowance.ts'
import type { LogBlocker } from '../source/blocker.ts'
import type { DayStream } from './day-stream.ts'
import { dayEnd, dayStart } from '../../time/calendar.ts'
import { withReason } from './day-verdict.ts'
import type { CheckContext, DayCheck, DayFinding, GapReason } from './day-verdict.ts'
import type { LogPosition } from '../entry/entry.ts'
import type { LogQuery } from '../filter/log-filter.ts'
import type { LogSource } from '../../quay/log-source.ts'
import { countEntries } from '../source/quay-counts.ts'
import { DayFindings } from './day-findings.ts'
import type { LogStreamOptions } from './log-stream.ts'
import type { LogDatabase } from '../db/log-database.ts'
import { rangeEnd } from './day-range.ts'

type Context = {
  database: LogDatabase
  source: LogSource
  today: () => string
  oldestDay: () => string
  lastPollAt: () => string | null
  blocker: () => LogBlocker | null
}

type Failure = {
  error: unknown
  /** Where the stream was then. */
  cursor: LogPosition | null
  reachedAt: string | null
  delivered: number
}

/** What a stream can say of its days at its end, and of the failure that cut it. */
export class ReadReport {
  readonly #context: Context
  readonly #query: LogQuery
  readonly #options: LogStreamOptions
  readonly #checks = new DayFindings()
  #planned: readonly string[] | undefined
  /** The stream that is being delivered, and how far the ones before it came. */
  #current: { stream: DayStream; reachedAt: string | null } | undefined
  #failure: Failure | undefined
  /** Why the newest entries could not be asked for. */
  tailReason: GapReason | undefined

  constructor(context: Context, query: LogQuery, options: LogStreamOptions) {
    this.#context = context
    this.#query = query
    this.#options = options
  }

  get days() {
    return this.#checks.verdicts
  }

  get gaps() {
    return this.#checks.gaps
  }

  get failure(): Failure | undefined {
    return this.#failure
  }

  checkContext(stopReason: LogBlocker | undefined): CheckContext {
    const { today, lastPollAt, blocker } = this.#context
    const isStoreOnly = this.#options.maxCalls === 0
    const reason = stopReason ?? (isStoreOnly ? (blocker() ?? 'not_stored') : undefined)
    return { today: today(), newestKnownTo: this.#positionInRange(lastPollAt()), reason, tailReason: this.tailReason }
  }

  /** The days of the first plan are those of the stream. */
  plan(streams: readonly DayStream[]): void {
    this.#planned ??= streams.flatMap(({ days }) => days)
  }

  begin(stream: DayStream, reachedAt: string | null): void {
    this.#current = { stream, reachedAt }
  }

  /** A stream was taken to its end. */
  async finishStream(stream: DayStream): Promise<void> {
    this.#current = undefined
    this.#checks.note(await stream.check())
  }

  /** A day could not be read to its end. */
  noteFailedDay(checks: readonly DayCheck[], reason: GapReason): void {
    this.#current = undefined
    for (const check of checks) {
      const isCut = 'finding' in check && ['unread', 'partial', 'open'].includes(check.finding.state)
      this.#checks.note([isCut ? { ...check, finding: withReason(check.finding, reason) } : check])
    }
  }

  /** Whether the store has whole days of those that come after a day, or today from its start. */
  async hasStoredDays(day: string): Promise<boolean> {
    const { database, today } = this.#context
    const planned = this.#planned ?? []
    const rest = planned.slice(planned.indexOf(day) + 1).toSorted()
    const [from, to] = [rest.at(0), rest.at(-1)]
    if (from === undefined || to === undefined || database.state === 'damaged') return false
    return (await database.read('days', { from, to })).some(
      ({ day: each, stored, readFrom, readTo }) =>
        stored > 0 && readFrom === dayStart(each) && (readTo === dayEnd(each) || each === today()),
    )
  }

  /** Of failures without an entry between them the first one counts: from there it continues. */
  noteFailure(failure: Failure): void {
    if (this.#failure === undefined || failure.delivered > this.#failure.delivered) this.#failure = failure
  }

  /** Whether entries were found after the place of the failure, or it left no day that was not read. */
  isPastFailure(delivered: number): boolean {
    return delivered > (this.#failure?.delivered ?? 0) || !this.#checks.isCut
  }

  /** Says something of every day of the range, as far as it was come to. */
  async finish(
    reason: 'complete' | 'limit' | 'call_limit' | 'failed',
    reachedAt: string | null,
    blocker?: LogBlocker,
  ): Promise<void> {
    await this.#notePart(reachedAt)
    if (reason === 'limit') return
    const unread = withReason({ state: 'unread' }, reason === 'call_limit' ? 'call_limit' : blocker)
    const finding: DayFinding = reason === 'complete' ? { state: 'not_checked' } : unread
    const rest = (this.#planned ?? []).filter((day) => !this.#checks.has(day))
    this.#checks.note(rest.map((day) => ({ day, finding })))
  }

  /** Compares what was read with Quay's counts: with those that are kept first, then with one call at most. */
  async compareCounts(allowance: CallAllowance, counting: Promise<boolean>, signal: AbortSignal): Promise<void> {
    if (this.#checks.uncountedDays === undefined) return
    const isCounted = await counting
    await this.#compareKept()
    const days = this.#checks.uncountedDays
    if (days === undefined || isCounted) return
    const { database, source, oldestDay } = this.#context
    const call: QuayCallOptions = { priority: 'interactive', signal }
    const spend = <T>(work: () => Promise<T>): Promise<T> => allowance.spendReserved(work)
    try {
      this.#checks.take(
        days,
        await countEntries({ database, source, call, spend }, { ...days, oldestDay: oldestDay() }),
      )
    } catch {
      // The days stay what they are then: not checked.
    }
  }

  async #compareKept(): Promise<void> {
    const days = this.#checks.uncountedDays
    const { database } = this.#context
    if (days === undefined || database.state !== 'ok') return
    for (const { day, expected } of await database.read('days', days)) {
      if (expected !== null) this.#checks.takeKept(day, expected)
    }
  }

  /** Of the stream that was not taken to its end: the days that are past, and how far its last one was read. */
  async #notePart(reachedAt: string | null): Promise<void> {
    const { stream, reachedAt: before } = this.#current ?? {}
    if (stream === undefined || reachedAt === null || reachedAt === before) return
    const { direction = 'older' } = this.#options
    const ends = [stream.days.at(0) ?? '', stream.days.at(-1) ?? ''] as const
    const [from, to] = direction === 'older' ? [ends[1], ends[0]] : ends
    const checks = await stream.check()
    if (reachedAt === rangeEnd(direction, from, to)) return this.#checks.note(checks)
    const day = reachedAt.slice(0, 10)
    this.#checks.note(checks.filter((check) => (direction === 'older' ? check.day > day : check.day < day)))
    if (stream.days.includes(day)) this.#checks.note([{ day, finding: this.#partOf(day, reachedAt) }])
  }

  #partOf(day: string, reachedAt: string): DayFinding {
    const { direction = 'older', after } = this.#options
    const begin = after?.at.slice(0, 10) === day ? after.at : undefined
    if (direction === 'older') {
      const isOpen = day >= this.#context.today()
      const end = (isOpen ? this.#context.lastPollAt() : null) ?? dayEnd(day)
      return { state: 'partial', readFrom: reachedAt, readTo: begin ?? this.#positionInRange(end) ?? reachedAt }
    }
    const { from = '' } = this.#query
    const start = dayStart(day)
    return { state: 'partial', readFrom: begin ?? (from > start ? from : start), readTo: reachedAt }
  }

  /** An instant in whole seconds, no later than the end of the range. */
  #positionInRange(instant: string | null): string | null {
    if (instant === null) return null
    const { to } = this.#query
    const second = `${instant.slice(0, 19)}Z`
    return to !== undefined && to < second ? to : second
  }
}
