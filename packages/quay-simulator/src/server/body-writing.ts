import type { Writable } from 'node:stream'
import { setImmediate, setTimeout } from 'node:timers/promises'

/** What an endless body consists of, after its beginning. */
const endlessChunk = Buffer.alloc(64 * 1024, 'x')

/** Hands out bytes at that rate, in at most twenty portions a second. */
async function* portions(bytes: Buffer, bytesPerSecond: number): AsyncGenerator<Buffer> {
  const portion = Math.max(1, Math.floor(bytesPerSecond / 20))
  for (let start = 0; start < bytes.length; start += portion) {
    await setTimeout((1000 * portion) / bytesPerSecond, undefined, { ref: false })
    yield bytes.subarray(start, start + portion)
  }
}

/** Writes bytes, and waits until they are on their way. */
export const writeBytes = (outgoing: Writable, bytes: Buffer): Promise<void> =>
  new Promise((resolve) => outgoing.write(bytes, () => resolve()))

/** Writes a body slowly, and ends it. */
export async function writeSlowly(outgoing: Writable, body: Buffer, bytesPerSecond: number): Promise<void> {
  for await (const portion of portions(body, bytesPerSecond)) {
    if (outgoing.destroyed) return
    await writeBytes(outgoing, portion)
  }
  outgoing.end()
}

/** Writes a body that never ends, until its connection does. */
export async function writeEndlessly(outgoing: Writable, beginning: Buffer): Promise<void> {
  await writeBytes(outgoing, beginning)
  while (!outgoing.destroyed) {
    await writeBytes(outgoing, endlessChunk)
    await setImmediate()
  }
}
