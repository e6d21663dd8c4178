const ACTIVE_FOR_MS = 3 * 60_000

let lastActivityMs = Date.now()

/** Whether somebody used the page in the last three minutes. */
export const isRecentlyActive = (nowMs = Date.now()): boolean => nowMs - lastActivityMs < ACTIVE_FOR_MS

/** Notes use of the page; `onReturn` is called when somebody comes back after a pause. */
export function watchActivity(onReturn: () => void): () => void {
  const note = () => {
    const wasActive = isRecentlyActive()
    lastActivityMs = Date.now()
    if (!wasActive) onReturn()
  }
  const events = ['pointerdown', 'keydown', 'wheel', 'focus'] as const
  for (const event of events) window.addEventListener(event, note, { passive: true })
  return () => {
    for (const event of events) window.removeEventListener(event, note)
  }
}
