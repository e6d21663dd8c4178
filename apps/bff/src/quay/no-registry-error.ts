import type { QuayBlocker } from './log-source.ts'

/** Nothing can be stored now: Quay or its credential is not known to live, or another connection is being taken up. */
export class NoRegistryError extends Error {
  override readonly name: string = 'NoRegistryError'
  /** Why not, as the pages say it. */
  readonly reason: QuayBlocker | 'registry_unconfirmed'

  constructor(message: string, reason: QuayBlocker | 'registry_unconfirmed' = 'unreachable') {
    super(message)
    this.reason = reason
  }
}

/** Nothing may be stored now: it is not known whether what is stored belongs to the registry that answers. */
export class RegistryUnconfirmedError extends NoRegistryError {
  override readonly name = 'RegistryUnconfirmedError'

  constructor() {
    super('It is not confirmed that the stored data belong to the registry that answers.', 'registry_unconfirmed')
  }
}
