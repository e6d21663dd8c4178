/** Row S7 allows 15 seconds from the change to the end of every open stream. */
const CHECK_EVERY_MS = 5000

export type AccessWatch = {
  /** Whether whoever reads may still have it. */
  isAllowed: () => Promise<boolean>
  /** Told once, when they may not: whatever is still being read stops. */
  onRevoked: () => void
  /** The last text then, in place of what would have come. */
  revokedText: () => string
  /** @default 5000 */
  checkEveryMs?: number | undefined
}

/**
 * Passes texts on for as long as their reader may have them: asked before each text goes out, and by a timer while the next
 * one is waited for or the reader does not read. Where that cannot be asked, they may not.
 */
export async function* whileAllowed(texts: AsyncGenerator<string>, watch: AccessWatch): AsyncGenerator<string> {
  let isRevoked = false
  let stopWaiting: () => void = () => undefined
  const isStillAllowed = async (): Promise<boolean> => {
    if (!isRevoked && !(await watch.isAllowed().catch(() => false)) && !isRevoked) {
      isRevoked = true
      stopWaiting()
      watch.onRevoked()
    }
    return !isRevoked
  }
  const timer = setInterval(() => void isStillAllowed(), watch.checkEveryMs ?? CHECK_EVERY_MS)
  timer.unref()
  const next = () =>
    new Promise<IteratorResult<string> | undefined>((resolve, reject) => {
      stopWaiting = () => resolve(undefined)
      if (isRevoked) stopWaiting()
      else texts.next().then(resolve, reject)
    })
  try {
    for (;;) {
      const step = await next()
      if (step?.done === true) return
      if (step === undefined || !(await isStillAllowed())) return yield watch.revokedText()
      yield step.value
    }
  } finally {
    clearInterval(timer)
    // It may be in the middle of a call to Quay, which nobody waits for any more.
    texts.return(undefined).catch(() => undefined)
  }
}
