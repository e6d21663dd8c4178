/**
 * Keys of mutations whose outcome nobody knows yet, by a digest of the act: it may hold a typed password, which is not to
 * stay in memory. The same act, asked for again after a lost answer, goes out under its old key, so that it happens once.
 */
const openKeys = new Map<string, string>()

/** Made by each page for itself and never told, so that no password can be guessed from a digest. */
const digestKey = crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

/** Recognizes the same act, without telling what it holds. */
export async function digestAct(operation: string, input: unknown): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([operation, input]))
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('HMAC', await digestKey, text))))
}

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
