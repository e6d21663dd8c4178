/** Lets others wait until something has changed. */
export class Signal {
  #resolve: () => void = () => undefined
  #notified = new Promise<void>((resolve) => (this.#resolve = resolve))

  notify(): void {
    this.#resolve()
    this.#notified = new Promise<void>((resolve) => (this.#resolve = resolve))
  }

  wait(): Promise<void> {
    return this.#notified
  }
}
