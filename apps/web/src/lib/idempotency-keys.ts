/**
 * Keys of mutations whose outcome nobody knows yet. The same act, asked for again after a lost answer, goes out under its
 * old key, so that it happens once.
 */
const openKeys = new Map<string, string>()

/** The key for this act: a fresh one unless the same act is still without an answer. */
export function takeIdempotencyKey(act: string): string {
  const open = openKeys.get(act)
  if (open !== undefined) return open
  const key = crypto.randomUUID()
  openKeys.set(act, key)
  return key
}

/** The act was answered; the next one like it is a new act. */
export function closeIdempotencyKey(act: string): void {
  openKeys.delete(act)
}
