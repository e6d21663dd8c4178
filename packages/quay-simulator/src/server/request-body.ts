import type { Readable } from 'node:stream'

/** Reads all of a request's body; a client that goes away in the middle rejects. */
export async function readBody(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}
