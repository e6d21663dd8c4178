import { join } from 'node:path'
import type { Budget } from '../background/budget.ts'
import type { LogSource } from '../quay/log-source.ts'
import { RegistryCheck } from '../registry-check/registry-check.ts'
import { addDays, dayOf, followedDayOf } from '../time/calendar.ts'
import type { Clock } from '../time/clock.ts'
import { createCheckedLog } from './checked-log.ts'
import type { LogCoverage } from './coverage.ts'
import type { DayCoverage } from './db/day-coverage.ts'
import { LogDatabase } from './db/log-database.ts'
import type { LogPosition, StoredEntry } from './entry/entry.ts'
import type { LogQuery } from './filter/log-filter.ts'
import { LogIngest } from './ingest/log-ingest.ts'
import type { LogPage, LogStore } from './log-store.ts'
import { readCoverage, readDays } from './read-coverage.ts'
import { findEntry } from './read/find-entry.ts'
import type { LogStream, LogStreamOptions } from './read/log-stream.ts'
import { readThrough } from './read/read-through.ts'
import type { LogBlocker } from './source/blocker.ts'
import { confirmedSource } from './source/confirmed-source.ts'
import { countQuay } from './source/quay-counts.ts'
import type { LogDayCounts } from './source/quay-counts.ts'

export type LogStoreOptions = {
  dataDir: string
  source: LogSource
  budget: Budget
  clock: Clock
  /** Says whether what is stored belongs to the registry that answers. @default one of its own */
  registry?: RegistryCheck | undefined
  retentionDays: number
  /** Days that a stream of entries asks for at once. */
  daysSideBySide: number
  /** What tests shorten. */
  intervalsMs?: { attended: number; unattended: number } | undefined
  /** Pages of the file, for tests of a full disk. */
  maxPages?: number | undefined
}

export const LOG_STORE_FILE = 'usage-logs.sqlite'

const SCAN_BATCH = 500

export function createLogStore(options: LogStoreOptions): LogStore {
  return new RegistryLogStore(options)
}

class RegistryLogStore implements LogStore {
  readonly #options: LogStoreOptions
  readonly #stop = new AbortController()
  readonly #registry: RegistryCheck
  readonly #database: LogDatabase
  readonly #ingest: LogIngest

  constructor(options: LogStoreOptions) {
    const { source, budget, clock, dataDir, maxPages, intervalsMs } = options
    this.#options = options
    const registry = options.registry ?? new RegistryCheck({ source, budget, clock })
    const database = new LogDatabase({
      path: join(dataDir, LOG_STORE_FILE),
      maxPages,
      clock,
      registry,
      onReset: () => this.#ingest.backfill.wake(),
    })
    registry.attachLog(createCheckedLog(database))
    registry.onChange(() => this.#ingest.wake())
    this.#registry = registry
    this.#database = database
    this.#ingest = new LogIngest({
      database,
      source,
      registry,
      budget,
      signal: this.#stop.signal,
      nowMs: () => clock.now(),
      today: this.#today,
      oldestDay: this.#oldestDay,
      intervalsMs,
    })
  }

  get state() {
    return this.#database.state
  }

  get blocker(): LogBlocker | null {
    if (this.state === 'ok') return this.#ingest.blocker
    return this.state === 'full' ? 'store_full' : 'store_damaged'
  }

  async start(): Promise<void> {
    await this.#database.open()
    this.#registry.notify()
    this.#ingest.start()
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await Promise.all([this.#registry.close(), this.#ingest.close()])
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
    const { source, daysSideBySide, clock } = this.#options
    const { reader, tailPoller } = this.#ingest
    const context = {
      database: this.#database,
      reader,
      source: confirmedSource(source, this.#registry),
      today: this.#today,
      clockDay: () => dayOf(clock.now()),
      oldestDay: this.#oldestDay,
      daysSideBySide,
      pollIfStale: () => tailPoller.pollIfStale(),
      lastPollAt: () => tailPoller.coverage().lastPollAt,
      blocker: () => this.#ingest.blocker,
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
    const everything = { ...options, limit: Number.MAX_SAFE_INTEGER }
    return (await this.get(id)) ?? (await findEntry(id, (range) => this.readThrough(range, everything)))
  }

  async counts(query: LogQuery & { from: string; to: string }, signal?: AbortSignal): Promise<LogDayCounts[]> {
    const [from, to] = [query.from.slice(0, 10), dayOf(Date.parse(query.to) - 1000)]
    const days = await this.#database.read('counts', { query, from, to }, signal)
    return await countQuay({ ...this.#context(), source: this.#options.source, signal }, query, days)
  }

  days(from: string, to: string): Promise<DayCoverage[]> {
    return readDays(this.#context(), from, to)
  }

  request(from: string, to: string): Promise<void> {
    return this.#ingest.backfill.request(from, to)
  }

  follow(listener: (entries: StoredEntry[]) => void): () => void {
    return this.#ingest.follow(listener)
  }

  markAttended(): void {
    this.#ingest.tailPoller.markAttended()
  }

  activity(name: string) {
    return this.#database.read('activity', { name, today: this.#today() })
  }

  async coverage(first?: string, last?: string): Promise<LogCoverage> {
    const { retentionDays, budget } = this.#options
    const coverage = await readCoverage(this.#context(), first, last)
    return { ...coverage, retentionDays, callsPerSecond: budget.callsPerSecond(), blocker: this.blocker }
  }

  restoreFile(name: string) {
    return this.#database.restoreFile(name)
  }

  #context() {
    const [database, ingest] = [this.#database, this.#ingest]
    return { database, ingest, today: this.#today(), oldestDay: this.#oldestDay() }
  }

  readonly #today = (): string => followedDayOf(this.#options.clock.now())

  readonly #oldestDay = (): string => addDays(this.#today(), 1 - this.#options.retentionDays)
}
