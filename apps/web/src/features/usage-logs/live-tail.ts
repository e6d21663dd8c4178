import type { UsageLogBlocker } from '@quaymaster/contracts/usage-log-days'
import type { UsageLogEntry, UsageLogLine } from '@quaymaster/contracts/usage-logs'
import { isPassing } from '../../lib/api-error.ts'
import { createStore } from '../../lib/store.ts'
import type { ReadEntries } from './log-list.ts'

/** `waiting`: the connection was lost, and is made again. */
export type LiveState = 'connecting' | 'live' | 'waiting' | 'failed'

type Options = {
  readTail: (signal: AbortSignal) => AsyncIterable<UsageLogLine[]>
  /** Reads what the console holds already, without asking Quay. */
  readStored: ReadEntries
  /** Where the list ends at the top: what came since is read when the tail begins. */
  top: () => { cursor: string } | { from: string } | undefined
  deliver: (entries: readonly UsageLogEntry[]) => void
  /** Milliseconds before a lost connection is made again. */
  retryMs?: readonly number[]
}

const RETRY_MS = [1000, 3000, 10_000, 30_000]
const MOST_HELD = 2000
const CATCH_UP_LIMIT = 1000

/** New entries as they arrive: on top of the list, or held back while somebody reads further down. */
export class LiveTail {
  readonly #options: Options
  readonly #stop = new AbortController()
  /** Counts up with every change, for whoever shows it. */
  readonly changes = createStore(0)
  #held: UsageLogEntry[] = []
  #heldCount = 0
  #isHolding = false
  state: LiveState = 'connecting'
  error: unknown
  /** Why the console cannot fetch new entries now. */
  blocker: UsageLogBlocker | null = null

  constructor(options: Options) {
    this.#options = options
  }

  /** How many entries wait. */
  get heldCount(): number {
    return this.#heldCount
  }
  get isHolding(): boolean {
    return this.#isHolding
  }

  hold(isHolding: boolean): void {
    if (isHolding === this.#isHolding) return
    this.#isHolding = isHolding
    this.#changed()
  }

  /** Shows what was held back. */
  async release(): Promise<void> {
    const hasDropped = this.#heldCount > this.#held.length
    const held = this.#held.splice(0)
    this.#heldCount = 0
    if (hasDropped) await this.#catchUp()
    else if (held.length > 0) this.#options.deliver(held)
    this.#changed()
  }

  async run(): Promise<void> {
    const { signal } = this.#stop
    const { retryMs = RETRY_MS } = this.#options
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        await this.#follow(() => {
          attempt = -1
        })
      } catch (error) {
        this.error = error
        if (!isPassing(error)) return this.#set('failed')
      }
      if (signal.aborted) return
      this.#set('waiting')
      await pause(retryMs[Math.min(Math.max(attempt, 0), retryMs.length - 1)] ?? 0, signal)
    }
  }

  stop(): void {
    this.#stop.abort()
  }

  async #follow(onBegin: () => void): Promise<void> {
    let hasBegun = false
    this.blocker = null
    for await (const lines of this.#options.readTail(this.#stop.signal)) {
      if (!hasBegun) {
        // Whatever arrives from here on comes by the tail; what came before it since the list was read is fetched once.
        hasBegun = true
        onBegin()
        await this.#catchUp()
        this.#set('live')
      }
      for (const line of lines) if (line.type === 'tail') this.#hinder(line.blocker)
      this.#arrive(lines.flatMap((line) => (line.type === 'entry' ? [line.entry] : [])))
    }
  }

  async #catchUp(): Promise<void> {
    const top = this.#options.top()
    if (top === undefined) return
    const request = { direction: 'newer' as const, ...top, limit: CATCH_UP_LIMIT }
    for await (const lines of this.#options.readStored(request, this.#stop.signal)) {
      this.#arrive(lines.flatMap((line) => (line.type === 'entry' ? [line.entry] : [])))
    }
  }

  #arrive(entries: readonly UsageLogEntry[]): void {
    if (entries.length === 0) return
    if (!this.#isHolding) return this.#options.deliver(entries)
    const known = new Set(this.#held.map(({ id }) => id))
    const fresh = entries.filter(({ id }) => !known.has(id))
    this.#heldCount += fresh.length
    if (this.#heldCount <= MOST_HELD) this.#held.push(...fresh)
    this.#changed()
  }

  #hinder(blocker: UsageLogBlocker | null): void {
    this.blocker = blocker
    this.#changed()
  }

  #set(state: LiveState): void {
    this.state = state
    this.#changed()
  }

  #changed(): void {
    this.changes.set(this.changes.get() + 1)
  }
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
