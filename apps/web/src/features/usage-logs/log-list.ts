import type { UsageLogDayVerdict } from '@quaymaster/contracts/usage-log-days'
import type { UsageLogEntry, UsageLogLine, UsageLogProgress } from '@quaymaster/contracts/usage-logs'
import { ApiError } from '../../lib/api-error.ts'
import { createStore } from '../../lib/store.ts'
import { DayVerdicts } from './day-verdicts.ts'
import { CHUNK_ROWS, ChunkOffsets, newChunk } from './log-chunk.ts'
import type { Chunk, ChunkRequest } from './log-chunk.ts'
import { cursorAt } from './log-place.ts'

/** Reads entries as they come; ends without an error when its signal is aborted. */
export type ReadEntries = (
  request: ChunkRequest & { limit: number; window?: { from: string } | undefined },
  signal: AbortSignal,
) => AsyncIterable<UsageLogLine[]>

/**
 * One end of what is held. `open`: there is more; `call_limit`: as many calls to Quay as allowed were made; `failed`: `error` says
 * why. All but `complete` can be gone on from.
 */
export type LogEdge = {
  state: 'open' | 'reading' | 'complete' | 'call_limit' | 'stopped' | 'failed'
  progress?: UsageLogProgress
  error?: unknown
}

type EdgeKeeping = LogEdge & { next: ChunkRequest; stop?: AbortController }

const MAX_RESIDENT = 25
const READ_AHEAD_ROWS = 60
const MAX_REFILLS = 2
const REMEMBERED_IDS = 4000

/**
 * The rows of a list without end, outside of every cache: chunks of 200 in both directions, of which at most 25 hold their
 * rows. Reads only when somebody scrolled, pressed a key or asked; see `need`.
 */
export class LogList {
  readonly #read: ReadEntries
  /** Counts up with every change, for whoever shows it. */
  readonly changes = createStore(0)
  readonly #chunks: Chunk[] = []
  readonly #offsets = new ChunkOffsets()
  readonly #ended = new AbortController()
  readonly #ids = new Set<string>()
  readonly #older: EdgeKeeping
  readonly #newer: EdgeKeeping
  #prepended = 0
  /** The chunk in the middle of what is in view. */
  #center = 0
  window: { from: string; to: string } | undefined
  /** Entries that the search may have passed over while they are being converted. */
  unconverted = 0
  readonly #verdicts = new DayVerdicts()

  /** `at`: begins at this instant, in the middle of the range, and can be read towards newer entries, too. */
  constructor(read: ReadEntries, at?: string) {
    this.#read = read
    this.#older = { state: 'open', next: { direction: 'older', ...(at !== undefined && { to: at }) } }
    this.#newer = {
      state: at === undefined ? 'complete' : 'open',
      next: { direction: 'newer', ...(at !== undefined && { from: at }) },
    }
  }

  get total(): number {
    return this.#offsets.total
  }
  /** How many rows came on top since the beginning; a view that stays in place moves by as many. */
  get prepended(): number {
    return this.#prepended
  }
  get older(): LogEdge {
    return this.#older
  }
  get newer(): LogEdge {
    return this.#newer
  }
  /** What was said of the days that were read so far. */
  get verdicts(): UsageLogDayVerdict[] {
    return this.#verdicts.list
  }
  get resident(): number {
    return this.#chunks.filter(({ rows }) => rows !== undefined).length
  }

  row(index: number): UsageLogEntry | undefined {
    const place = this.#offsets.place(index)
    return place && this.#chunks[place.index]?.rows?.[place.offset]
  }

  /** Reads on at an end, from where it stopped. */
  goOn(direction: 'older' | 'newer' = 'older'): Promise<void> {
    return direction === 'older' ? this.#extend(this.#older) : this.#extend(this.#newer)
  }

  stop(): void {
    this.#older.stop?.abort()
    this.#newer.stop?.abort()
  }

  /** Says which rows are in view after somebody moved there: reads what is missing, and drops what is far. */
  need(from: number, to: number): void {
    if (this.#older.state === 'open' && to >= this.total - READ_AHEAD_ROWS) void this.#extend(this.#older)
    if (this.#newer.state === 'open' && from <= READ_AHEAD_ROWS) void this.#extend(this.#newer)
    const first = this.#offsets.place(Math.max(from, 0))?.index
    const last = this.#offsets.place(Math.min(to, this.total - 1))?.index
    if (first === undefined || last === undefined) return
    const missing = this.#chunks
      .slice(first, last + 1)
      .filter(({ rows, isFilling }) => rows === undefined && !isFilling)
    for (const chunk of missing.slice(0, MAX_REFILLS)) void this.#refill(chunk)
    this.#center = (first + last) / 2
    this.#dropFar()
  }

  /** Puts entries on top, oldest first as they came; one that is there already does not come twice. */
  prepend(entries: readonly UsageLogEntry[]): void {
    this.#rememberTop()
    const fresh = entries.filter(({ id }) => !this.#ids.has(id))
    for (const entry of fresh) this.#putOnTop(entry)
    if (fresh.length > 0) this.#changed()
  }

  /** The cursor of the newest entry; undefined while there is none. */
  get topCursor(): string | undefined {
    return this.#chunks.find(({ count }) => count > 0)?.top
  }

  dispose(): void {
    this.#ended.abort()
    this.stop()
  }

  async #extend(edge: EdgeKeeping): Promise<void> {
    if (edge.state === 'reading' || edge.state === 'complete' || this.#ended.signal.aborted) return
    const stop = new AbortController()
    edge.stop = stop
    edge.state = 'reading'
    delete edge.error
    this.#changed()
    const { direction } = edge.next
    const known = direction === 'older' ? this.#idsAtBottom() : new Set<string>()
    const limit = direction === 'older' ? CHUNK_ROWS - (this.#openChunk()?.count ?? 0) : CHUNK_ROWS
    const target = direction === 'older' ? this.#chunkForOlder(edge.next) : undefined
    try {
      for await (const lines of this.#read({ ...edge.next, limit, window: this.window }, stop.signal)) {
        if (stop.signal.aborted) break
        for (const line of lines) this.#take(edge, line, target, known)
        this.#changed()
      }
      if (edge.state === 'reading') edge.state = stop.signal.aborted ? 'stopped' : 'failed'
    } catch (error) {
      edge.state = 'failed'
      edge.error = error
    }
    this.#dropFar()
    this.#changed()
  }

  #take(edge: EdgeKeeping, line: UsageLogLine, target: Chunk | undefined, known: ReadonlySet<string>): void {
    if (line.type === 'window') {
      this.window ??= { from: line.from, to: line.to }
    } else if (line.type === 'progress') {
      edge.progress = line.progress
      this.#goOnFrom(edge, line.cursor)
    } else if (line.type === 'entry') {
      if (known.has(line.entry.id)) return
      if (target === undefined) this.#putOnTop(line.entry)
      else this.#putBelow(target, line.entry)
      edge.next = { direction: edge.next.direction, cursor: cursorAt(line.entry) }
    } else if (line.type === 'revoked') {
      edge.state = 'failed'
      edge.error = new ApiError(line.problem)
    } else if (line.type === 'end') {
      edge.progress = line.progress
      this.unconverted = Math.max(this.unconverted, line.unconverted ?? 0)
      this.#verdicts.take(line.days)
      if (line.cursor !== null) edge.next = { direction: edge.next.direction, cursor: line.cursor }
      if (line.reason === 'complete') edge.state = 'complete'
      else if (line.reason === 'limit') edge.state = line.cursor === null ? 'complete' : 'open'
      else edge.state = line.reason
      if (line.problem !== undefined) edge.error = new ApiError(line.problem)
    }
  }

  /** A reading that is stopped goes on behind everything that was looked at, of which its last entry may be far above. */
  #goOnFrom(edge: EdgeKeeping, cursor: string | null): void {
    if (cursor !== null) edge.next = { direction: edge.next.direction, cursor }
  }

  #idsAtBottom(): Set<string> {
    return new Set(this.#chunks.slice(-2).flatMap(({ rows = [] }) => rows.map(({ id }) => id)))
  }

  /** The last chunk while it has room and its rows. */
  #openChunk(): Chunk | undefined {
    const last = this.#chunks.at(-1)
    const isOpen = last?.request.direction === 'older' && last.rows !== undefined && last.count < CHUNK_ROWS
    return isOpen ? last : undefined
  }

  #chunkForOlder(request: ChunkRequest): Chunk {
    const open = this.#openChunk()
    if (open !== undefined) return open
    const chunk = newChunk(request)
    this.#chunks.push(chunk)
    return chunk
  }

  #putBelow(chunk: Chunk, entry: UsageLogEntry): void {
    chunk.rows?.push(entry)
    chunk.count += 1
    chunk.bottom = cursorAt(entry)
    chunk.top ??= chunk.bottom
  }

  #putOnTop(entry: UsageLogEntry): void {
    this.#ids.add(entry.id)
    const first = this.#chunks[0]
    let chunk = first
    if (
      first === undefined ||
      first.request.direction !== 'newer' ||
      first.count >= CHUNK_ROWS ||
      first.rows === undefined
    ) {
      chunk = newChunk({ direction: 'newer', ...this.#above() })
      this.#chunks.unshift(chunk)
    }
    if (chunk === undefined) return
    chunk.rows?.unshift(entry)
    chunk.count += 1
    chunk.top = cursorAt(entry)
    chunk.bottom ??= chunk.top
    this.#prepended += 1
  }

  /** What reads the entries above those that are there. */
  #above(): Pick<ChunkRequest, 'cursor' | 'from'> {
    const cursor = this.topCursor
    if (cursor !== undefined) return { cursor }
    const { from } = this.#newer.next
    return from === undefined ? {} : { from }
  }

  #rememberTop(): void {
    if (this.#ids.size === 0) {
      for (const { rows = [] } of this.#chunks.slice(0, 2)) for (const { id } of rows) this.#ids.add(id)
    }
    for (const id of this.#ids) {
      if (this.#ids.size <= REMEMBERED_IDS) break
      this.#ids.delete(id)
    }
  }

  async #refill(chunk: Chunk): Promise<void> {
    chunk.isFilling = true
    const rows: UsageLogEntry[] = []
    try {
      const request = { ...chunk.request, limit: chunk.count, window: this.window }
      for await (const lines of this.#read(request, this.#ended.signal)) {
        for (const line of lines) if (line.type === 'entry') rows.push(line.entry)
      }
      // Fewer than there were: the reading broke off, and moving there again tries once more.
      if (rows.length === chunk.count) chunk.rows = chunk.request.direction === 'newer' ? rows.toReversed() : rows
    } catch {
      // Its rows stay unread; moving there again tries once more.
    } finally {
      chunk.isFilling = false
    }
    this.#changed()
  }

  /** Drops the rows of chunks that are farthest from those in view; the ends stay, since they are being added to. */
  #dropFar(): void {
    const last = this.#chunks.length - 1
    const between = [...this.#chunks.entries()].filter(
      ([index, { rows }]) => rows !== undefined && index > 0 && index < last,
    )
    const far = between.toSorted(([a], [b]) => Math.abs(b - this.#center) - Math.abs(a - this.#center))
    for (const [, chunk] of far.slice(0, Math.max(0, this.resident - MAX_RESIDENT))) chunk.rows = undefined
  }

  #changed(): void {
    this.#offsets.count(this.#chunks)
    this.changes.set(this.changes.get() + 1)
  }
}
