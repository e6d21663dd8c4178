/**
 * Makes the changes of one target one after the other: whoever reads back after a lost answer would take for their own what a
 * colleague did meanwhile.
 */
export class TargetQueue {
  readonly #last = new Map<string, Promise<unknown>>()

  async run<T>(target: string, change: () => Promise<T>): Promise<T> {
    const before = this.#last.get(target) ?? Promise.resolve()
    const turn = before.then(change, change)
    this.#last.set(target, turn)
    try {
      return await turn
    } finally {
      if (this.#last.get(target) === turn) this.#last.delete(target)
    }
  }
}
