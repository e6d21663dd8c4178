import type { RegistryCheck } from '../registry-check/registry-check.ts'
import { NoRegistryError, RegistryUnconfirmedError } from '../quay/no-registry-error.ts'
import type { InventoryStore } from './inventory-store.ts'
import { pauseReason } from './pause-reason.ts'
import type { PauseReason } from './pause-reason.ts'

type Options = {
  registry: RegistryCheck
  store: InventoryStore
  /** The rows are of another registry: nothing of them remains. */
  onReset: () => void
}

/** Which registry the rows belong to. Nothing is stored while it is not known which one answers. */
export class RegistryClaim {
  readonly #options: Options
  #connection: string | undefined
  /** Rises with every other registry: what was asked before is not kept. */
  #generation = 0
  #adopting: Promise<PauseReason | null> | undefined

  constructor(options: Options) {
    this.#options = options
  }

  /** The connection under which the rows are kept; undefined before the first. */
  get connection(): string | undefined {
    return this.#connection
  }

  async load(): Promise<void> {
    this.#connection = await this.#options.store.findConnection()
  }

  /** Makes sure that the rows are of the registry that answers now; else says why that is not known. */
  adopt(): Promise<PauseReason | null> {
    this.#adopting ??= this.#adopt().finally(() => {
      this.#adopting = undefined
    })
    return this.#adopting
  }

  /** The rows belong to the registry that answers through this connection. */
  async accept(connection: string): Promise<void> {
    await this.#options.store.setConnection(connection)
    this.#connection = connection
  }

  async reset(connection: string): Promise<void> {
    await this.#options.store.reset(connection)
    this.#generation += 1
    this.#connection = connection
    this.#options.onReset()
  }

  /** To be made before Quay is asked: says afterwards whether the answer may be kept. */
  guard(): () => boolean {
    const [connection, generation] = [this.#connection, this.#generation]
    return () =>
      connection !== undefined && generation === this.#generation && this.#options.registry.isConfirmed(connection)
  }

  async #adopt(): Promise<PauseReason | null> {
    try {
      const connection = await this.#options.registry.confirm()
      // Rows that are kept under another connection were checked by now: there are none.
      if (this.#connection !== connection) await this.reset(connection)
      return null
    } catch (error) {
      if (error instanceof RegistryUnconfirmedError || error instanceof NoRegistryError) return pauseReason(error)
      throw error
    }
  }
}
