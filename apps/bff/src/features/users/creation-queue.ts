/**
 * Makes people of one name one after the other: whoever reads back after a lost answer would take the account that a
 * colleague made meanwhile for their own, and give it another password.
 */
export class CreationQueue {
  readonly #last = new Map<string, Promise<unknown>>()

  async run<T>(name: string, make: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name) ?? Promise.resolve()
    const turn = before.then(make, make)
    this.#last.set(name, turn)
    try {
      return await turn
    } finally {
      if (this.#last.get(name) === turn) this.#last.delete(name)
    }
  }
}
