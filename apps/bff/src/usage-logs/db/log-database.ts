import { isoOf } from '../../time/clock.ts'
import type { Clock } from '../../time/clock.ts'
import { RegistryUnconfirmedError } from '../../registry-check/no-registry-error.ts'
import type { RegistryCheck } from '../../registry-check/registry-check.ts'
import { StoreFlawError, StoreThread } from './database-thread.ts'
import type { BroughtBack, LogReset, OperationName, Operations } from './worker/operations.ts'

type Options = {
  path: string
  maxPages?: number | undefined
  clock: Clock
  registry: RegistryCheck
  /** The file was begun anew: there is much to read. */
  onEmptied: () => void
}

/** The store's file with what is known of its health. */
export class LogDatabase {
  readonly #options: Options
  readonly #thread = new StoreThread()
  #state: 'ok' | 'damaged' | 'full' = 'ok'
  #isOpen = false
  #lastReset: LogReset | null = null
  #recovering: Promise<unknown> | undefined

  constructor(options: Options) {
    this.#options = options
  }

  get state(): 'ok' | 'damaged' | 'full' {
    return this.#state
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  get lastReset(): LogReset | null {
    return this.#lastReset
  }

  now(): string {
    return isoOf(this.#options.clock.now())
  }

  async open(): Promise<void> {
    const { path, maxPages } = this.#options
    this.#lastReset = (await this.#thread.call('open', { path, maxPages, now: this.now() })).lastReset
    this.#isOpen = true
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
   * The connection under which what Quay tells may be stored.
   * @throws {NoRegistryError} also while it is not confirmed that the file holds the log of the registry that answers.
   */
  adopt(): Promise<string> {
    return this.#options.registry.confirm()
  }

  /**
   * Stores what a call to Quay told, unless doubt arose meanwhile whether it is the registry that the file belongs to.
   * @throws {RegistryUnconfirmedError}
   */
  async keep<N extends OperationName>(
    connection: string,
    name: N,
    input: Operations[N]['input'],
  ): Promise<Operations[N]['output']> {
    if (!this.#options.registry.isConfirmed(connection)) throw new RegistryUnconfirmedError()
    return await this.write(name, input)
  }

  /** Keeps the file under a dated name and begins another: what is stored does not go with what Quay says. */
  async setAside(reason: LogReset['reason']): Promise<void> {
    const start = { reason, at: this.now() }
    await this.write('setAside', start)
    this.#lastReset = start
    this.#options.onEmptied()
  }

  /** Uses a file again that was set aside; the one that is used now is set aside in turn. */
  async bringBack(name: string): Promise<BroughtBack> {
    const result = await this.write('bringBack', { name, now: this.now() })
    if (result.outcome === 'done') {
      this.#options.registry.forget()
      this.#lastReset = null
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
      const start = { reason: 'damaged', at: this.now() } as const
      await this.#thread.call('setAside', start)
      this.#options.registry.forget()
      this.#lastReset = start
      this.#state = 'ok'
      this.#options.onEmptied()
    } catch {
      this.#state = 'damaged'
    }
  }
}
