import { isoOf } from '../../time/clock.ts'
import type { Clock } from '../../time/clock.ts'
import { RegistryUnconfirmedError } from '../../quay/no-registry-error.ts'
import type { RegistryCheck } from '../../registry-check/registry-check.ts'
import { StoreFlawError } from '../../store/store-flaw-error.ts'
import { DatabaseThread } from './database-thread.ts'
import type { AsideFile } from './worker/file/aside-files.ts'
import type { LogReset } from './worker/file/last-reset.ts'
import type { RestoreResult } from './worker/file/log-store-file.ts'
import type { OperationInput, OperationName, OperationOutput, ReadName, WriteName } from './worker/operations.ts'

type Options = {
  path: string
  maxPages?: number | undefined
  clock: Clock
  registry: RegistryCheck
  /** Another file is used: there may be much to read. */
  onReset: () => void
}

/** The log store's file, from the main thread: what is done with it, and what is known of its health. */
export class LogDatabase {
  readonly #options: Options
  readonly #thread = new DatabaseThread()
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
  read<N extends ReadName>(name: N, input: OperationInput<N>, signal?: AbortSignal): Promise<OperationOutput<N>> {
    return this.#call(name, input, signal)
  }

  /** Writes to it. */
  write<N extends WriteName>(name: N, input: OperationInput<N>): Promise<OperationOutput<N>> {
    return this.#change(name, input)
  }

  /**
   * The connection under which what Quay tells may be stored.
   * @throws {NoRegistryError} also while it is not confirmed that the file holds the log of the registry that answers.
   */
  confirmRegistry(): Promise<string> {
    return this.#options.registry.confirm()
  }

  /**
   * Stores what a call to Quay told, unless doubt arose meanwhile whether it is the registry that the file belongs to.
   * @throws {RegistryUnconfirmedError}
   */
  async writeConfirmed<N extends WriteName>(
    connection: string,
    name: N,
    input: OperationInput<N>,
  ): Promise<OperationOutput<N>> {
    if (!this.#options.registry.isConfirmed(connection)) throw new RegistryUnconfirmedError()
    return await this.write(name, input)
  }

  listAsideFiles(): Promise<AsideFile[]> {
    return this.#call('asideFiles', null)
  }

  /** Forgets some of what is older than a day. */
  forgetBefore(day: string, today: string): Promise<{ isMore: boolean }> {
    return this.#change('forgetBefore', { day, today })
  }

  /** Keeps the file under a dated name and begins another: what is stored does not go with what Quay says. */
  async setAside(reason: LogReset['reason']): Promise<void> {
    const reset = { reason, at: this.now() }
    await this.#change('setAside', reset)
    this.#lastReset = reset
    this.#options.onReset()
  }

  /** Uses a file again that was set aside; the one that is used now is set aside in turn. */
  async restoreFile(name: string): Promise<RestoreResult> {
    const result = await this.#change('restoreFile', { name, now: this.now() })
    if (result.outcome === 'done') {
      this.#options.registry.forget()
      this.#lastReset = null
      this.#options.onReset()
    }
    return result
  }

  async #call<N extends OperationName>(
    name: N,
    input: OperationInput<N>,
    signal?: AbortSignal,
  ): Promise<OperationOutput<N>> {
    await this.#recovering
    try {
      return await this.#thread.call(name, input, signal)
    } catch (error) {
      await this.#noteFailure(error)
      throw error
    }
  }

  /** Notices that the file can be written again, too. */
  async #change<N extends OperationName>(name: N, input: OperationInput<N>): Promise<OperationOutput<N>> {
    const output = await this.#call(name, input)
    if (this.#state === 'full') this.#state = 'ok'
    return output
  }

  async #noteFailure(failure: unknown): Promise<void> {
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
      const reset = { reason: 'damaged', at: this.now() } as const
      await this.#thread.call('setAside', reset)
      this.#options.registry.forget()
      this.#lastReset = reset
      this.#state = 'ok'
      this.#options.onReset()
    } catch {
      this.#state = 'damaged'
    }
  }
}
