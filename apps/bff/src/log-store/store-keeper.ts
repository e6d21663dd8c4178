import { isoOf } from '../clock.ts'
import type { Clock } from '../clock.ts'
import type { LogSource } from './log-source.ts'
import { StoreFlawError, StoreThread } from './store-thread.ts'
import type { BroughtBack, NewStart, OperationName, Operations } from './worker/operations.ts'

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
    const identity = this.#options.source.identity()
    if (identity === undefined) throw new NoRegistryError('It is not known which registry this is.')
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
    if (this.#options.source.identity() !== identity || this.#identity !== identity) {
      throw new NoRegistryError('Another registry was noticed.')
    }
    return await this.write(name, input)
  }

  /** Keeps the file under a dated name and begins another: what is stored does not go with what Quay says. */
  async setAside(because: NewStart['because']): Promise<void> {
    const start = { because, at: this.now() }
    await this.write('setAside', start)
    this.#startedAnew = start
    this.#options.onEmptied()
  }

  /** Uses a file again that was set aside; the one that is used now is set aside in turn. */
  async bringBack(name: string): Promise<BroughtBack> {
    const result = await this.write('bringBack', { name, now: this.now() })
    if (result.outcome === 'done') {
      this.#startedAnew = null
      this.#options.onEmptied()
    }
    return result
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
      const start = { because: 'damaged', at: this.now() } as const
      await this.#thread.call('setAside', start)
      this.#identity = undefined
      this.#startedAnew = start
      this.#state = 'ok'
      this.#options.onEmptied()
    } catch {
      this.#state = 'damaged'
    }
  }
}
