import { join } from 'node:path'
import type { Budget } from '../background/budget.ts'
import { RegistryCheck } from '../registry-check/registry-check.ts'
import type { Clock } from '../time/clock.ts'
import { ProblemError } from '../problems/problem-error.ts'
import { addDays, dayOf, followedDayOf, dayStart } from '../time/calendar.ts'
import type { DayCoverage } from './db/day-coverage.ts'
import type { LogCoverage } from './coverage.ts'
import type { LogBlocker } from './source/blocker.ts'
import { DayCompletion } from './ingest/day-completion.ts'
import { DayReader } from './source/day-reader.ts'
import type { LogPosition, StoredEntry } from './entry/entry.ts'
import type { LogQuery } from './filter/log-filter.ts'
import { Backfill } from './ingest/backfill.ts'
import { TailPoller } from './ingest/tail-poller.ts'
import { findBlocker } from './source/blocker.ts'
import { countQuay } from './source/quay-counts.ts'
import type { LogSource } from '../quay/log-source.ts'
import type { LogDayCounts } from './source/quay-counts.ts'
import type { LogPage, LogStore } from './log-store.ts'
import { readThrough } from './read/read-through.ts'
import type { LogStream, LogStreamEnd, LogStreamOptions } from './read/log-stream.ts'
import { createCheckedLog } from './checked-log.ts'
import { confirmedSource } from './source/confirmed-source.ts'
import { RepairQueue } from './ingest/repair/repair-queue.ts'
import { LogDatabase } from './db/log-database.ts'
import { TailConsistency } from './ingest/tail-consistency.ts'

export type LogStoreOptions = {
  dataDir: string
  source: LogSource
  budget: Budget
  clock: Clock
  /** Says whether what is stored belongs to the registry that answers. @default one of its own */
  registry?: RegistryCheck | undefined
  retentionDays: number
  /** Days that a reading asks for at once. */
  daysSideBySide: number
  /** What tests shorten. */
  intervalsMs?: { attended: number; unattended: number } | undefined
  /** Pages of the file, for tests of a full disk. */
  maxPages?: number | undefined
}

export const LOG_STORE_FILE = 'usage-logs.sqlite'

const INTERVALS_MS = { attended: 10_000, unattended: 60_000 }
/** How long somebody counts as there after the last sign of them. */
const ATTENDED_MS = 120_000
const SCAN_BATCH = 500

export function createLogStore(options: LogStoreOptions): LogStore {
  return new RegistryLogStore(options)
}

class RegistryLogStore implements LogStore {
  readonly #options: LogStoreOptions
  readonly #stop = new AbortController()
  readonly #database: LogDatabase
  readonly #registry: RegistryCheck
  readonly #reads: DayReader
  readonly #backfill: Backfill
  readonly #repairs: RepairQueue
  readonly #tailPoller: TailPoller
  readonly #listeners = new Set<(entries: StoredEntry[]) => void>()
  #blocker: LogBlocker | null = null

  constructor(options: LogStoreOptions) {
    const { source, budget, clock } = options
    this.#options = options
    const { signal } = this.#stop
    const path = join(options.dataDir, LOG_STORE_FILE)
    const onReset = () => this.#backfill.wake()
    const registry = options.registry ?? new RegistryCheck({ source, budget, clock })
    const database = new LogDatabase({ path, maxPages: options.maxPages, clock, registry, onReset })
    registry.attachLog(createCheckedLog(database))
    registry.onChange(() => {
      this.#backfill.wake()
      this.#tailPoller.wake()
    })
    const onRestart = () => this.#tailPoller.suspect()
    const reads = new DayReader({ database, source, signal, today: this.#today, onRestart })
    const common = {
      database,
      source,
      reads,
      signal,
      today: this.#today,
      oldestDay: this.#oldestDay,
      nowMs: () => clock.now(),
      take: () => budget.take(signal),
      onFailure: (error: unknown) => (this.#blocker = findBlocker(error) ?? this.#blocker),
      onSuccess: () => (this.#blocker = null),
    }
    const completion = new DayCompletion(common)
    this.#database = database
    this.#registry = registry
    this.#reads = reads
    this.#repairs = new RepairQueue(common)
    this.#backfill = new Backfill({ ...common, completion, repairs: this.#repairs })
    this.#tailPoller = new TailPoller({
      ...common,
      consistency: new TailConsistency({ database, source, registry, signal }),
      intervalsMs: options.intervalsMs ?? INTERVALS_MS,
      attendedMs: ATTENDED_MS,
      onEntries: (entries) => this.#notifyListeners(entries),
      onPoll: () => {
        this.#blocker = null
        this.#backfill.wake()
      },
    })
  }

  get state() {
    return this.#database.state
  }

  get blocker(): LogBlocker | null {
    if (this.state === 'ok') return this.#blocker
    return this.state === 'full' ? 'store_full' : 'store_damaged'
  }

  async start(): Promise<void> {
    await this.#database.open()
    this.#registry.notify()
    this.#tailPoller.start()
    this.#backfill.start()
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await Promise.all([this.#registry.close(), this.#tailPoller.close(), this.#backfill.close()])
    await this.#database.close()
  }

  async page({
    before,
    after,
    limit,
    ...query
  }: LogQuery & { before?: LogPosition; after?: LogPosition; limit: number }): Promise<LogPage> {
    const order = after === undefined ? 'older' : 'newer'
    const found = await this.#database.read('search', { query, order, position: after ?? before, limit })
    const entries = order === 'older' ? found.entries : found.entries.toReversed()
    return { entries, isExhausted: found.isExhausted }
  }

  async *scan(query: LogQuery, signal: AbortSignal): AsyncGenerator<StoredEntry[], void, void> {
    let place: number | undefined
    for (;;) {
      const found = await this.#database.read('search', { query, order: 'older', place, limit: SCAN_BATCH }, signal)
      if (found.entries.length > 0) yield found.entries
      if (found.isExhausted) return
      place = found.sequences.at(-1)
    }
  }

  readThrough(query: LogQuery, options: LogStreamOptions): LogStream {
    const { daysSideBySide } = this.#options
    const source = confirmedSource(this.#options.source, this.#registry)
    const context = {
      database: this.#database,
      reads: this.#reads,
      source,
      today: this.#today,
      clockDay: () => dayOf(this.#options.clock.now()),
      oldestDay: this.#oldestDay,
      daysSideBySide,
      pollIfStale: () => this.#tailPoller.pollIfStale(),
      lastPollAt: () => this.#tailPoller.coverage().lastPollAt,
      blocker: () => this.#blocker,
    }
    return readThrough(context, query, options)
  }

  async newestAt(): Promise<string | null> {
    if (this.state === 'damaged') return null
    return (await this.page({ limit: 1 })).entries[0]?.at ?? null
  }

  async get(id: string): Promise<StoredEntry | undefined> {
    return (await this.#database.read('get', { id })) ?? undefined
  }

  async find(id: string, options: { signal: AbortSignal; maxCalls: number }): Promise<StoredEntry | undefined> {
    const stored = await this.get(id)
    if (stored !== undefined) return stored
    const day = id.slice(0, 10)
    const query = { from: `${day}T00:00:00Z`, to: `${addDays(day, 1)}T00:00:00Z` }
    for await (const part of this.readThrough(query, { ...options, limit: Number.MAX_SAFE_INTEGER })) {
      const entry = part.type === 'entries' ? part.entries.find((each) => each.id === id) : undefined
      if (entry !== undefined) return entry
      if (part.type === 'end') assertLookedThrough(part.end)
    }
    return undefined
  }

  async counts(query: LogQuery & { from: string; to: string }, signal?: AbortSignal): Promise<LogDayCounts[]> {
    const [from, to] = [query.from.slice(0, 10), new Date(Date.parse(query.to) - 1000).toISOString().slice(0, 10)]
    const days = await this.#database.read('counts', { query, from, to }, signal)
    const { source } = this.#options
    const asking = { database: this.#database, source, oldestDay: this.#oldestDay(), today: this.#today(), signal }
    return await countQuay(asking, query, days)
  }

  async days(from: string, to: string): Promise<DayCoverage[]> {
    const running = this.#reads.running()
    const current = this.#backfill.progress().day
    const today = this.#today()
    return (await this.#database.read('days', { from, to })).map((day) => {
      if (day.day === today && day.readFrom === dayStart(today)) return { ...day, state: 'open' }
      const isRunning = running.has(day.day) || current === day.day
      return isRunning && day.state !== 'complete' ? { ...day, state: 'filling' } : day
    })
  }

  fill(from: string, to: string): Promise<void> {
    return this.#backfill.ask(from, to)
  }

  follow(listener: (entries: StoredEntry[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  markAttended(): void {
    this.#tailPoller.markAttended()
  }

  activity(name: string) {
    return this.#database.read('activity', { name, today: this.#today() })
  }

  async coverage(first?: string, last?: string): Promise<LogCoverage> {
    const { retentionDays, budget } = this.#options
    // Whatever is asked for: days that can be stored.
    const [oldest, today] = [this.#oldestDay(), this.#today()]
    const from = first === undefined || first < oldest ? oldest : first
    const to = last === undefined || last > today ? today : last
    const [days, size, asideFiles] = await Promise.all([
      this.days(from, to),
      this.#database.read('size', null),
      this.#database.listAsideFiles(),
    ])
    const { day, daysWaiting } = this.#backfill.progress()
    const filled = days.find((each) => each.day === day)
    return {
      days,
      tailPoller: this.#tailPoller.coverage(),
      filling:
        day === null ? null : { day, read: filled?.stored ?? 0, expected: filled?.expected ?? null, daysWaiting },
      repair: this.#repairs.progress(),
      retentionDays,
      callsPerSecond: budget.callsPerSecond(),
      ...size,
      blocker: this.blocker,
      lastReset: this.#database.lastReset,
      asideFiles,
    }
  }

  restoreFile(name: string) {
    return this.#database.restoreFile(name)
  }

  #notifyListeners(entries: StoredEntry[]): void {
    for (const listener of this.#listeners) listener(entries)
  }

  readonly #today = (): string => followedDayOf(this.#options.clock.now())

  readonly #oldestDay = (): string => addDays(this.#today(), 1 - this.#options.retentionDays)
}

/** An entry that was not found is gone only where all of its day was looked through. */
function assertLookedThrough({ error, reason, days }: LogStreamEnd): void {
  if (error !== undefined) throw error
  const isWhole = days.every(({ state }) => state === 'complete' || state === 'not_checked' || state === 'open')
  if (reason !== 'complete' || !isWhole) throw new ProblemError('usage_log_entry_not_read', 503)
}
