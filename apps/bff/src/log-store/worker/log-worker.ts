import { readDay } from './day-record.ts'
import { coverDays, openDays, planDay, saveCounts, setExhausted, unreadDays } from './days.ts'
import { big } from './entry-writer.ts'
import { beginFollowing, followedDay, followTop } from './follow.ts'
import { flawOf, LogFile } from './log-file.ts'
import { Mending } from './mend.ts'
import type { CountedByScope, DayPart, NewStart, OperationName, Operations, SearchInput } from './operations.ts'
import { factsOf } from './person.ts'
import { forgetBefore } from './retention.ts'
import { beginRun, continueRun, resetDay } from './runs.ts'
import { entryAt, placeOf, placeOfId, search } from './search.ts'
import type { Found } from './search.ts'
import { dayNumber, dayText, firstOf, lastOf, secondsOf } from './sequence.ts'
import { tally } from './tally.ts'
import { indexTexts } from './text-indexer.ts'
import { noteUnread } from './unread-pages.ts'

type Work<N extends OperationName> = Operations[N]['output'] | AsyncGenerator<undefined, Operations[N]['output'], void>
type Handlers = { [N in OperationName]: (input: Operations[N]['input']) => Work<N> }

/** The thread's side of the store: the only one that touches the file. */
export class LogWorker {
  #open: LogFile | undefined
  #path = ''
  #maxPages: number | undefined
  readonly #mendings = new Map<number, Mending>()
  #lastMending = 0

  async *perform(name: OperationName, input: unknown): AsyncGenerator<undefined, unknown, void> {
    const handler = this.#handlers[name] as (value: unknown) => unknown
    const work = handler(input)
    return isGenerator(work) ? yield* work : work
  }

  /** Does several writes in one transaction; where one of them fails none is done. */
  performTogether(requests: readonly { name: OperationName; input: unknown }[]): unknown[] {
    return this.#file.transaction(() =>
      requests.map(({ name, input }) => (this.#handlers[name] as (value: unknown) => unknown)(input)),
    )
  }

  /** Indexes some of the texts that wait for it; true while there are more. */
  indexTexts(): boolean {
    return this.#open !== undefined && indexTexts(this.#open)
  }

  get #file(): LogFile {
    if (this.#open === undefined) throw new Error('The file is not open.')
    return this.#open
  }

  readonly #handlers: Handlers = {
    open: ({ path, maxPages, now }) => {
      this.#path = path
      this.#maxPages = maxPages
      return { startedAnew: this.#openFile(now) }
    },
    recover: ({ now }) => {
      this.#open?.abandon()
      this.#beginAside(now)
      return null
    },
    close: () => {
      this.#open?.close()
      this.#open = undefined
      return null
    },
    adopt: ({ identity, now }) => {
      const known = this.#file.meta('identity')
      if (known !== undefined && known !== identity) this.#startAnew({ because: 'other_registry', at: now })
      if (known !== identity) this.#file.setMeta('identity', identity)
      return { startedAnew: this.#startedAnew() }
    },
    startAnew: (start) => {
      const identity = this.#file.meta('identity')
      this.#startAnew(start)
      if (identity !== undefined) this.#file.setMeta('identity', identity)
      return null
    },
    search: (input) => this.#search(input),
    dayPart: (input) => this.#dayPart(input),
    get: ({ id }) => {
      const place = placeOfId(this.#file, id)
      return place === undefined ? null : (entryAt(this.#file, place) ?? null)
    },
    counts: (input) => this.#counts(input),
    activity: ({ name, today }) => factsOf(this.#file, name, dayNumber(today)),
    days: ({ from, to }) => coverDays(this.#file, from, to),
    openDays: ({ from, to, now }) => openDays(this.#file, from, to, now),
    unreadDays: ({ from, to, now }) => unreadDays(this.#file, from, to, now),
    plan: ({ day, now }) => planDay(this.#file, readDay(this.#file, dayNumber(day)), now),
    beginDay: ({ day, piece, isAnew }) =>
      this.#write(() => {
        if (isAnew) resetDay(this.#file, dayNumber(day))
        beginRun(this.#file, dayNumber(day), piece)
      }),
    continueDay: ({ day, piece, after }) => this.#write(() => continueRun(this.#file, dayNumber(day), piece, after)),
    resetDay: ({ day }) => this.#write(() => resetDay(this.#file, dayNumber(day))),
    noteUnread: ({ day, page }) => this.#write(() => noteUnread(this.#file, dayNumber(day), page)),
    followed: () => {
      const day = followedDay(this.#file)
      return { day: day === undefined ? null : dayText(day) }
    },
    follow: ({ piece, today, isForced }) => {
      const result = this.#file.transaction(() => followTop(this.#file, piece, dayNumber(today), isForced))
      const inserted = result.outcome === 'met' ? result.inserted : []
      return { ...result, entries: inserted.flatMap((sequence) => entryAt(this.#file, sequence) ?? []) }
    },
    beginFollowing: ({ piece, today }) => this.#write(() => beginFollowing(this.#file, piece, dayNumber(today))),
    saveCounts: (counted) => this.#write(() => saveCounts(this.#file, counted)),
    setExhausted: ({ day, isExhausted }) => this.#write(() => setExhausted(this.#file, day, isExhausted)),
    byScope: (input) => this.#byScope(input),
    beginMending: ({ day, scope }) => {
      this.#lastMending += 1
      this.#mendings.set(this.#lastMending, new Mending(this.#file, dayNumber(day), scope ?? undefined))
      return { mending: this.#lastMending }
    },
    mend: ({ mending, entries }) => {
      const mend = this.#mendings.get(mending)
      return { found: mend === undefined ? 0 : this.#file.transaction(() => mend.take(entries)) }
    },
    endMending: ({ mending }) => {
      this.#mendings.delete(mending)
      return null
    },
    forgetBefore: ({ day }) => ({ isMore: forgetBefore(this.#file, dayNumber(day)) }),
    size: () => ({
      storedEntries:
        this.#file.get<{ count: number }>('SELECT coalesce(sum(stored), 0) AS count FROM days')?.count ?? 0,
      sizeBytes: this.#file.sizeBytes(),
    }),
  }

  #write(work: () => unknown): null {
    this.#file.transaction(work)
    return null
  }

  #openFile(now: string): NewStart | null {
    try {
      const { file, isOther } = LogFile.open({ path: this.#path, maxPages: this.#maxPages })
      this.#open = file
      if (isOther) this.#startAnew({ because: 'new_version', at: now })
    } catch (error) {
      if (flawOf(error) !== 'damaged') throw error
      this.#beginAside(now)
    }
    return this.#startedAnew()
  }

  #beginAside(now: string): void {
    LogFile.moveAside(this.#path)
    this.#mendings.clear()
    this.#open = LogFile.open({ path: this.#path, maxPages: this.#maxPages }).file
    this.#file.setMeta('startedAnew', JSON.stringify({ because: 'damaged', at: now } satisfies NewStart))
  }

  #startAnew(start: NewStart): void {
    this.#file.abandon()
    LogFile.remove(this.#path)
    this.#mendings.clear()
    this.#open = LogFile.open({ path: this.#path, maxPages: this.#maxPages }).file
    this.#file.setMeta('startedAnew', JSON.stringify(start))
  }

  #startedAnew(): NewStart | null {
    const start = this.#file.meta('startedAnew')
    return start === undefined ? null : (JSON.parse(start) as NewStart)
  }

  #search({ query, order, position, place, limit }: SearchInput): AsyncGenerator<undefined, Found, void> {
    const from = place ?? (position === undefined ? undefined : placeOf(this.#file, position, order))
    return search(this.#file, query, { order, from, limit })
  }

  async *#dayPart(input: Operations['dayPart']['input']): AsyncGenerator<undefined, DayPart, void> {
    const { query, position, place, limit } = input
    const day = dayNumber(input.day)
    const record = readDay(this.#file, day)
    const low = record.runSequence === null ? firstOf(day) : this.#aboveOpenSecond(record.runSequence, day)
    const isWhole = record.runSequence === null
    const isPositionHeld = position === undefined || isWhole || this.#isHeld(position, record.runSequence ?? 0)
    if (low === undefined || !isPositionHeld) {
      return { entries: [], sequences: [], isExhausted: true, isWhole, isPositionHeld, reached: null }
    }
    const from = place ?? (position === undefined ? lastOf(day) + 1 : placeOf(this.#file, position, 'older'))
    const until = Math.max(low, firstOf(day))
    const top = Math.min(from, lastOf(day) + 1)
    const found = yield* search(this.#file, query, { order: 'older', from: top, until, limit })
    const bottom = found.isExhausted ? until : (found.sequences.at(-1) ?? until)
    return { ...found, isWhole, isPositionHeld, reached: this.#reached(bottom, top - 1) }
  }

  /** The oldest entry of a stretch, and how many it has. */
  #reached(bottom: number, top: number): DayPart['reached'] {
    const { place, looked } = this.#file.get<{ place: number | null; looked: number }>(
      'SELECT min(sequence) AS place, count(*) AS looked FROM entries WHERE sequence BETWEEN ? AND ?',
      big(bottom),
      big(top),
    ) ?? { place: null, looked: 0 }
    const entry = place === null ? undefined : entryAt(this.#file, place)
    return place === null || entry === undefined ? null : { place, position: { id: entry.id, at: entry.at }, looked }
  }

  /** The oldest second of an open run may go on in the next page: what equals what is known when it is past. */
  #aboveOpenSecond(run: number, day: number): number | undefined {
    return this.#file.get<{ sequence: number }>(
      `SELECT sequence FROM entries WHERE sequence BETWEEN ? AND ?
       AND at > (SELECT at FROM entries WHERE sequence = ?) ORDER BY sequence LIMIT 1`,
      big(run),
      big(lastOf(day)),
      big(run),
    )?.sequence
  }

  #isHeld({ id, at }: { id: string; at: string }, run: number): boolean {
    const place = placeOfId(this.#file, id, at)
    if (place !== undefined) return place >= run
    const bottom = this.#file.get<{ at: number }>('SELECT at FROM entries WHERE sequence = ?', big(run))?.at
    return bottom !== undefined && bottom < secondsOf(at)
  }

  async *#counts({ query, from, to }: Operations['counts']['input']) {
    const days: Operations['counts']['output'] = []
    for (const day of tally(this.#file, query, from, to)) {
      days.push(day)
      yield
    }
    return days
  }

  #byScope({ day, namespace }: Operations['byScope']['input']): CountedByScope[] {
    const bounds = [big(firstOf(dayNumber(day))), big(lastOf(dayNumber(day)))] as const
    const rows =
      namespace === undefined
        ? this.#file.all<{ name: string; isOrganization: number | null; count: number }>(
            `SELECT namespace AS name, max(is_organization) AS isOrganization, count(*) AS count FROM entries
             WHERE sequence BETWEEN ? AND ? AND namespace IS NOT NULL GROUP BY namespace ORDER BY count DESC`,
            ...bounds,
          )
        : this.#file.all<{ name: string; isOrganization: number | null; count: number }>(
            `SELECT repository AS name, NULL AS isOrganization, count(*) AS count FROM entries
             WHERE sequence BETWEEN ? AND ? AND namespace = ? AND repository IS NOT NULL
             GROUP BY repository ORDER BY count DESC`,
            ...bounds,
            namespace,
          )
    return rows.map((row) => ({
      ...row,
      isOrganization: row.isOrganization === null ? null : row.isOrganization === 1,
    }))
  }
}

function isGenerator(work: unknown): work is AsyncGenerator<undefined, unknown, void> {
  return typeof work === 'object' && work !== null && Symbol.asyncIterator in work
}
