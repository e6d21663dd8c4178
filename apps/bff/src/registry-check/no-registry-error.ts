/** Nothing can be stored now: Quay or its credential is not known to live, or another connection is being taken up. */
export class NoRegistryError extends Error {
  override readonly name: string = 'NoRegistryError'
  readonly reason: 'credential' | 'unreachable'

  constructor(reason: 'credential' | 'unreachable', message: string) {
    super(message)
    this.reason = reason
  }
}

/** Nothing may be stored now: it is not known whether what is stored belongs to the registry that answers. */
export class RegistryUnconfirmedError extends NoRegistryError {
  override readonly name = 'RegistryUnconfirmedError'

  constructor() {
    super('unreachable', 'It is not confirmed that the stored data belong to the registry that answers.')
  }
}
