import { isoOf } from '../clock.ts'
import type { Clock } from '../clock.ts'
import type { LogHindrance } from './coverage.ts'
import type { LogSource } from './log-source.ts'
import { StoreFlawError, StoreThread } from './store-thread.ts'
import type { NewStart, OperationName, Operations } from './worker/operations.ts'

type Options = {
  path: string
  maxPages?: number | undefined
  clock: Clock
  source: LogSource
  /** The file was begun anew: there is much to read. */
  onEmptied: () => void
}

/** Nothing can be stored now: Quay or its credential is not known to live, or another one is being taken up. */
export class NoRegistryError extends Error {
  override readonly name = 'NoRegistryError'
  /** Why not, as the pages say it. */
  readonly reason: LogHindrance

  constructor(message: string, reason: LogHindrance = 'unreachable') {
    super(message)
    this.reason = reason
  }
}

/** The store's file with what is known of its health, and whose log it holds. */
export class StoreKeeper {
  readonly #options: Options
  readonly #thread = new StoreThread()
  #state: 'ok' | 'damaged' | 'full' = 'ok'
  #identity: string | undefined
  #startedAnew: NewStart | null = null
  #recovering: Promise<unknown> | undefined

  constructor(options: Options) {
    this.#options = options
  }

  get state(): 'ok' | 'damaged' | 'full' {
    return this.#state
  }

  get startedAnew(): NewStart | null {
    return this.#startedAnew
  }

  now(): string {
    return isoOf(this.#options.clock.now())
  }

  async open(): Promise<void> {
    const { path, maxPages } = this.#options
    this.#startedAnew = (await this.#thread.call('open', { path, maxPages, now: this.now() })).startedAnew
  }

  close(): Promise<void> {
    return this.#thread.close()
  }

  /** Reads from the file. */
  async read<N extends OperationName>(
    name: N,
    input: Operations[N]['input'],
    signal?: AbortSignal,
  ): Promise<Operations[N]['output']> {
    await this.#recovering
    try {
      return await this.#thread.call(name, input, signal)
    } catch (error) {
      await this.#note(error)
      throw error
    }
  }

  /** Writes to it; that it can be written again is noticed as well. */
  async write<N extends OperationName>(name: N, input: Operations[N]['input']): Promise<Operations[N]['output']> {
    const output = await this.read(name, input)
    if (this.#state === 'full') this.#state = 'ok'
    return output
  }

  /**
   * Makes sure that the file holds the log of the Quay that answers now.
   * @throws {NoRegistryError}
   */
  async adopt(): Promise<string> {
    const { source } = this.#options
    const identity = source.identity()
    if (identity === undefined) {
      throw new NoRegistryError('It is not known which registry this is.', source.hindrance())
    }
    if (identity !== this.#identity) {
      this.#startedAnew = (await this.write('adopt', { identity, now: this.now() })).startedAnew
      this.#identity = identity
      this.#options.onEmptied()
    }
    return identity
  }

  /** Stores what a call to Quay told, unless it turned out meanwhile that it was another Quay. */
  async keep<N extends OperationName>(
    identity: string,
    name: N,
    input: Operations[N]['input'],
  ): Promise<Operations[N]['output']> {
    const { source } = this.#options
    if (source.identity() !== identity || this.#identity !== identity) {
      throw new NoRegistryError('Another registry was noticed.', source.hindrance())
    }
    return await this.write(name, input)
  }

  async startAnew(because: NewStart['because']): Promise<void> {
    const start = { because, at: this.now() }
    await this.write('startAnew', start)
    this.#startedAnew = start
    this.#options.onEmptied()
  }

  async #note(failure: unknown): Promise<void> {
    if (!(failure instanceof StoreFlawError)) return
    if (failure.flaw === 'full') this.#state = 'full'
    if (failure.flaw !== 'damaged') return
    this.#state = 'damaged'
    this.#recovering ??= this.#recover().finally(() => {
      this.#recovering = undefined
    })
    await this.#recovering
  }

  /** A damaged file is put aside at once; while there is no other one, the state says so. */
  async #recover(): Promise<void> {
    try {
      await this.#thread.call('recover', { now: this.now() })
      this.#identity = undefined
      this.#startedAnew = { because: 'damaged', at: this.now() }
      this.#state = 'ok'
      this.#options.onEmptied()
    } catch {
      this.#state = 'damaged'
    }
  }
}
