/** Runs work that pauses now and then to its end. */
export async function finishWork<T>(work: AsyncGenerator<unknown, T, void>): Promise<T> {
  for (;;) {
    const step = await work.next()
    if (step.done === true) return step.value
  }
}
