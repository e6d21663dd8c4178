import { renameSync } from 'node:fs'
import { resolveAddresses } from './entries/addresses.ts'
import { AsideFiles, moveAside } from './file/aside-files.ts'
import { bringBack } from './file/restore-file.ts'
import { conversionOf, convertSome, countUnconverted } from './file/convert.ts'
import { countSeconds, readDay } from './days/day-record.ts'
import { coverDays, openDays, planDay, saveCounts, setExhausted, unreadDays } from './days/days.ts'
import { big } from './entries/entry-writer.ts'
import { beginFollowing, followedDay, followTop } from './days/follow.ts'
import { readLastReset } from './file/last-reset.ts'
import type { LogFile } from './file/log-file.ts'
import { Mending } from './days/list-merge.ts'
import { openStore } from './file/open-file.ts'
import type {
  BroughtBack,
  CountedByScope,
  DayPart,
  LogReset,
  OperationName,
  Operations,
  SearchInput,
} from './operations.ts'
import { factsOf } from './entries/user-activity.ts'
import {
  acceptRegistry,
  acceptShortfalls,
  compareDay,
  countNewest,
  listNewest,
  listStoredDays,
  readRegistryRecord,
  trustRegistry,
  writeSuspicion,
} from './file/registry-record.ts'
import { readRepairs, saveRepair } from './days/repair-record.ts'
import { forgetBefore, trustClock } from './file/retention.ts'
import { beginRun, continueRun } from './days/runs.ts'
import { entryAt, placeOf, placeOfId, search } from './entries/search.ts'
import type { Found } from './entries/search.ts'
import { dayNumber, dayText, firstOf, lastOf, secondsOf } from './entries/sequence.ts'
import { tally } from './entries/count-entries.ts'
import { indexTexts } from './entries/text-indexer.ts'
import { noteUnread } from './days/unread-pages.ts'
import { doubtDay, rewalkDay } from './days/walk.ts'

type Work<N extends OperationName> = Operations[N]['output'] | AsyncGenerator<undefined, Operations[N]['output'], void>
type Handlers = { [N in OperationName]: (input: Operations[N]['input']) => Work<N> }

/** The thread's side of the store: the only one that touches the file. */
export class LogWorker {
  #open: LogFile | undefined
  #path = ''
  #asideFiles: AsideFiles | undefined
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

  /** Converts some entries of an older version; true while there are more. */
  convertSome(): boolean {
    return this.#open !== undefined && convertSome(this.#open)
  }

  /** Converts some entries of an older version, or indexes some texts that wait for it; true while there are more. */
  workInBackground(): boolean {
    return this.#open !== undefined && (this.convertSome() || indexTexts(this.#open))
  }

  get #file(): LogFile {
    if (this.#open === undefined) throw new Error('The file is not open.')
    return this.#open
  }

  readonly #handlers: Handlers = {
    open: ({ path, maxPages, now }) => {
      this.#path = path
      this.#maxPages = maxPages
      this.#asideFiles = new AsideFiles(path)
      this.#openFile(now)
      return { lastReset: this.#lastReset() }
    },
    setAside: (start) => {
      this.#setAside(start)
      return null
    },
    asideFiles: () => this.#asideFiles?.list() ?? [],
    bringBack: (input) => this.#bringBack(input),
    close: () => {
      this.#open?.close()
      this.#open = undefined
      return null
    },
    registryRecord: () => readRegistryRecord(this.#file),
    suspectRegistry: (suspicion) => this.#write(() => writeSuspicion(this.#file, suspicion)),
    acceptRegistry: ({ connection, decision }) => this.#write(() => acceptRegistry(this.#file, connection, decision)),
    acceptShortfalls: (shortfalls) => this.#write(() => acceptShortfalls(this.#file, shortfalls)),
    storedDays: ({ before, limit }) => listStoredDays(this.#file, before, limit),
    compareDay: ({ day, entries }) => compareDay(this.#file, day, entries),
    newest: ({ limit }) => listNewest(this.#file, limit),
    countNewest: ({ limit, entries }) => countNewest(this.#file, limit, entries),
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
    beginDay: ({ day, piece }) => this.#write(() => beginRun(this.#file, dayNumber(day), piece)),
    continueDay: ({ day, piece, after }) => this.#write(() => continueRun(this.#file, dayNumber(day), piece, after)),
    rewalkDay: ({ day }) => this.#write(() => rewalkDay(this.#file, dayNumber(day))),
    doubtDay: ({ day }) => ({ isDoubted: this.#file.transaction(() => doubtDay(this.#file, dayNumber(day))) }),
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
    seconds: ({ day }) => countSeconds(this.#file, dayNumber(day)),
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
    repairs: () => readRepairs(this.#file),
    saveRepair: ({ day, repair }) => this.#write(() => saveRepair(this.#file, day, repair)),
    forgetBefore: ({ day, today }) => ({
      isMore: trustClock(this.#file, dayNumber(today)) && forgetBefore(this.#file, dayNumber(day)),
    }),
    unconverted: ({ from, to }) => ({ count: countUnconverted(this.#file, dayNumber(from), dayNumber(to)) }),
    size: () => ({
      storedEntries:
        this.#file.get<{ count: number }>('SELECT coalesce(sum(stored), 0) AS count FROM days')?.count ?? 0,
      sizeBytes: this.#file.sizeBytes(),
      conversion: conversionOf(this.#file),
    }),
  }

  #write(work: () => unknown): null {
    this.#file.transaction(work)
    return null
  }

  #openFile(now: string): void {
    const { file, reason } = openStore({ path: this.#path, maxPages: this.#maxPages }, now)
    this.#open = file
    if (reason !== null) this.#noteReset({ reason, at: now })
  }

  #setAside(start: LogReset): void {
    if (start.reason === 'damaged') this.#open?.abandon()
    else this.#open?.retire()
    this.#open = undefined
    this.#mendings.clear()
    moveAside(this.#path, start.reason, start.at)
    this.#openFile(start.at)
    this.#noteReset(start)
  }

  #noteReset(reset: LogReset): void {
    this.#file.setMeta('lastReset', JSON.stringify(reset))
  }

  async *#bringBack({ name, now }: { name: string; now: string }): AsyncGenerator<undefined, BroughtBack, void> {
    const path = this.#asideFiles?.pathOf(name)
    if (path === undefined) return { outcome: 'unknown_file' }
    const result = yield* bringBack({ path, target: this.#path })
    if (result.outcome !== 'done') return result
    this.#file.retire()
    this.#open = undefined
    this.#mendings.clear()
    moveAside(this.#path, 'replaced', now)
    renameSync(result.path, this.#path)
    this.#openFile(now)
    trustRegistry(this.#file)
    return { outcome: 'done', salvaged: result.salvaged }
  }

  #lastReset(): LogReset | null {
    return readLastReset(this.#file)
  }

  #search({ query, order, position, place, limit }: SearchInput): AsyncGenerator<undefined, Found, void> {
    const from = place ?? (position === undefined ? undefined : placeOf(this.#file, position, order))
    return search(this.#file, query, { order, from, limit })
  }

  async *#dayPart(input: Operations['dayPart']['input']): AsyncGenerator<undefined, DayPart, void> {
    const { query, position, place, limit } = input
    const day = dayNumber(input.day)
    const record = readDay(this.#file, day)
    const isWhole = record.runSequence === null && record.walk === null
    const low = isWhole ? firstOf(day) : this.#aboveOpenSecond(record.runSequence, day)
    const isPositionHeld = position === undefined || isWhole || this.#isHeld(position, record.runSequence)
    const nothing = { entries: [], sequences: [], isExhausted: true, isWhole, isPositionHeld, reached: null }
    if (low === undefined || !isPositionHeld) return nothing
    const from = place ?? (position === undefined ? lastOf(day) + 1 : placeOf(this.#file, position, 'older'))
    const top = Math.min(from, lastOf(day) + 1)
    // What is stored while the search goes on was not looked at.
    const until = this.#oldestOf(Math.max(low, firstOf(day)), top - 1)
    if (until === undefined) return nothing
    const found = yield* search(this.#file, query, { order: 'older', from: top, until, limit })
    const bottom = found.isExhausted ? until : (found.sequences.at(-1) ?? until)
    return { ...found, isWhole, isPositionHeld, reached: this.#reached(bottom, top - 1) }
  }

  #oldestOf(bottom: number, top: number): number | undefined {
    const sql = 'SELECT min(sequence) AS place FROM entries WHERE sequence BETWEEN ? AND ?'
    return this.#file.get<{ place: number | null }>(sql, big(bottom), big(top))?.place ?? undefined
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
  #aboveOpenSecond(run: number | null, day: number): number | undefined {
    if (run === null) return undefined
    return this.#file.get<{ sequence: number }>(
      `SELECT sequence FROM entries WHERE sequence BETWEEN ? AND ?
       AND at > (SELECT at FROM entries WHERE sequence = ?) ORDER BY sequence LIMIT 1`,
      big(run),
      big(lastOf(day)),
      big(run),
    )?.sequence
  }

  #isHeld({ id, at }: { id: string; at: string }, run: number | null): boolean {
    if (run === null) return false
    const place = placeOfId(this.#file, id, at)
    if (place !== undefined) return place >= run
    const bottom = this.#file.get<{ at: number }>('SELECT at FROM entries WHERE sequence = ?', big(run))?.at
    return bottom !== undefined && bottom < secondsOf(at)
  }

  async *#counts({ query, from, to }: Operations['counts']['input']) {
    const days: Operations['counts']['output'] = []
    const resolved = yield* resolveAddresses(this.#file, query)
    for (const day of tally(this.#file, resolved, from, to)) {
      days.push(day)
      yield
    }
    return days
  }

  #byScope({ day, namespace }: Operations['byScope']['input']): CountedByScope[] {
    const bounds = [big(firstOf(dayNumber(day))), big(lastOf(dayNumber(day)))] as const
    const rows =
      namespace === undefined
        ? this.#file.all<{ name: string; isOrganization: number | null; count: number; seconds: number }>(
            `SELECT namespace AS name, max(is_organization) AS isOrganization, count(*) AS count, count(DISTINCT at) AS seconds FROM entries
             WHERE sequence BETWEEN ? AND ? AND namespace IS NOT NULL GROUP BY namespace ORDER BY count DESC`,
            ...bounds,
          )
        : this.#file.all<{ name: string; isOrganization: number | null; count: number; seconds: number }>(
            `SELECT repository AS name, NULL AS isOrganization, count(*) AS count, count(DISTINCT at) AS seconds FROM entries
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
