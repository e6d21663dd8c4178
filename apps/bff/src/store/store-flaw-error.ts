/** A file of the store failed: `damaged`, or `full` where nothing more can be written. `cancelled` by its signal. */
export class StoreFlawError extends Error {
  override readonly name = 'StoreFlawError'
  readonly flaw: 'damaged' | 'full' | 'cancelled'

  constructor(flaw: 'damaged' | 'full' | 'cancelled', message: string) {
    super(message)
    this.flaw = flaw
  }
}
