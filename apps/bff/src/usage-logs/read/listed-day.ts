import type { QuayLogPage, QuayLogScope } from '@quaymaster/quay-client'
import type { CallAllowance } from './call-allowance.ts'
import { maxPagesAhead } from './day-stream.ts'
import { Signal } from './signal.ts'
import type { DayBatch, DayStream } from './day-stream.ts'
import { compare, withUnread } from './day-verdict.ts'
import { dayEnd } from '../../time/calendar.ts'
import type { DayCheck } from './day-verdict.ts'
import { toEntryRow, toStoredEntry } from '../entry/entry-row.ts'
import type { EntryRow } from '../entry/entry-row.ts'
import type { LogPosition, StoredEntry } from '../entry/entry.ts'
import type { LogQuery } from '../filter/log-filter.ts'
import type { LogSource } from '../../quay/log-source.ts'
import { createMatcher } from '../filter/entry-matcher.ts'
import { PageReader } from '../source/page-reader.ts'
import { endPosition, rangeEnd } from './day-range.ts'
import { dayNumber, dayOfSeconds, secondsOf } from '../../time/day-number.ts'

type Options = {
  source: LogSource
  query: LogQuery
  order: 'older' | 'newer'
  position: LogPosition | undefined
  day: string
  scope: QuayLogScope
  namespace: { name: string; isOrganization: boolean | null } | undefined
  /** What Quay counts in this list, where it was asked after the day's end. */
  expected: number | undefined
  /** The day is not over. */
  isOpen: boolean
  /** The instant as an ISO string. */
  now: () => string
  allowance: CallAllowance
  signal: AbortSignal
  pagesAhead: number
  isConsumerSlow: () => boolean
  onIdle: () => void
}

/** A day that is read from one of Quay's lists and not stored: its entries are delivered as they come. */
export function listedDay(options: Options): DayStream {
  const { source, order, day, scope, allowance, signal, pagesAhead, isConsumerSlow, onIdle } = options
  const arrived = new Signal()
  const wanted = new Signal()
  const filter = new PageFilter(options)
  const pageReader = new PageReader()
  const batches: DayBatch[] = []
  const stopping = new AbortController()
  let isRead = false
  let isTaken = false
  let failure: unknown
  let running: Promise<void> | undefined

  const isFull = () => order === 'older' && batches.length >= maxPagesAhead(pagesAhead, isTaken)
  const mustWait = () => (isConsumerSlow() || isFull()) && !stopping.signal.aborted

  async function read(): Promise<void> {
    let next: QuayLogPage['next']
    filter.startedAt = options.now()
    try {
      do {
        while (mustWait()) await wanted.wait()
        if (stopping.signal.aborted) return
        const query = { scope, from: day, to: day, next }
        const call = () => allowance.spend(() => source.page(query, { priority: 'interactive', signal }))
        const page = await pageReader.read(call, next)
        next = page.next
        batches.push(filter.take(page, next === undefined))
        arrived.notify()
      } while (next !== undefined)
      isRead = true
      onIdle()
    } catch (error) {
      failure = error
    }
    arrived.notify()
  }

  const start = () => {
    running ??= read()
  }
  return {
    days: [day],
    start,
    resume: () => wanted.notify(),
    isReading: () => running !== undefined && !isRead && failure === undefined && !mustWait(),
    stop() {
      stopping.abort()
      wanted.notify()
      arrived.notify()
    },
    check: () => Promise.resolve([withUnread(filter.check(), pageReader.unread)]),
    async next() {
      isTaken = true
      start()
      for (;;) {
        const notified = arrived.wait()
        if (order === 'newer' && isRead && batches.length > 0) return filter.reversed(batches.splice(0))
        const batch = order === 'older' ? batches.shift() : undefined
        wanted.notify()
        if (batch !== undefined) return batch
        if (failure !== undefined) throw failure
        if (isRead || stopping.signal.aborted) return undefined
        await notified
      }
    },
  }
}

/** Makes entries of pages: filtered, numbered among equal ones, and from the position on. */
class PageFilter {
  readonly #options: Options
  readonly #matches: ReturnType<typeof createMatcher>
  #pending: EntryRow[] = []
  #listed = 0
  #isAtPosition: boolean
  #isOver = false
  /** Before its first page was asked for: what happened later may be missing. */
  startedAt = ''
  #reachedAt: string | undefined

  constructor(options: Options) {
    this.#options = options
    this.#matches = createMatcher(options.query)
    this.#isAtPosition = options.position === undefined
  }

  /** The oldest second of a page may continue in the next one: its entries wait until it is past. */
  take(page: QuayLogPage, isLast: boolean): DayBatch {
    const { day, order, namespace } = this.#options
    const number = dayNumber(day)
    const rows = page.entries
      .map((entry) => toEntryRow(entry, namespace))
      .filter(({ at }) => dayOfSeconds(at) === number)
    this.#listed += rows.length
    const all = [...this.#pending, ...rows]
    const oldest = all.at(-1)?.at
    const known = isLast ? all : all.filter(({ at }) => at !== oldest)
    this.#pending = isLast ? [] : all.filter(({ at }) => at === oldest)
    this.#isOver = isLast
    const entries = numberEqual(known).map(({ row, ordinal }) => ({ row, entry: toStoredEntry(row, ordinal) }))
    const last = entries.at(-1)?.entry
    this.#reachedAt = last?.at ?? this.#reachedAt
    return {
      entries: entries
        .filter(({ row, entry }) => this.#isBehind(entry, row) && this.#matches(entry))
        .map(({ entry }) => entry),
      scanned: rows.length,
      reachedAt: isLast ? rangeEnd(order, day, day) : (last?.at ?? null),
      position: isLast ? endPosition(order, day, day) : (last ?? null),
    }
  }

  /** The whole day, oldest first. */
  reversed(batches: DayBatch[]): DayBatch {
    const { day, position } = this.#options
    const all = batches.flatMap(({ entries }) => entries).toReversed()
    const index = position === undefined ? -1 : all.findIndex(({ id }) => id === position.id)
    return {
      entries: all.slice(index + 1),
      scanned: batches.reduce((sum, { scanned }) => sum + scanned, 0),
      reachedAt: rangeEnd('newer', day, day),
      position: endPosition('newer', day, day),
    }
  }

  check(): DayCheck {
    const { expected, day, isOpen, scope, order } = this.#options
    const readTo = isOpen ? `${this.startedAt.slice(0, 19)}Z` : dayEnd(day)
    if (!this.#isOver) {
      // Towards newer entries a day is delivered once all of it is there.
      const readFrom = order === 'older' ? this.#reachedAt : undefined
      return { day, finding: readFrom === undefined ? { state: 'unread' } : { state: 'partial', readFrom, readTo } }
    }
    if (isOpen) return { day, finding: { state: 'open', readTo } }
    if (expected !== undefined && expected >= this.#listed) return { day, finding: compare(this.#listed, expected) }
    // More than were counted before: it is counted again, where the one call that an answer has for that is left.
    return scope.kind === 'registry' ? { day, read: this.#listed } : { day, finding: { state: 'not_checked' } }
  }

  #isBehind(entry: StoredEntry, row: EntryRow): boolean {
    const { position, order } = this.#options
    if (order === 'newer' || this.#isAtPosition || position === undefined) return true
    if (entry.id === position.id) this.#isAtPosition = true
    else if (row.at < secondsOf(position.at)) {
      this.#isAtPosition = true
      return true
    }
    return false
  }
}

/** Numbers equal ones of the same second from the oldest on; all of the second are here. */
function numberEqual(rows: readonly EntryRow[]): { row: EntryRow; ordinal: number }[] {
  const counts = new Map<string, number>()
  return rows
    .toReversed()
    .map((row) => {
      const ordinal = counts.get(row.hash) ?? 0
      counts.set(row.hash, ordinal + 1)
      return { row, ordinal }
    })
    .toReversed()
}
