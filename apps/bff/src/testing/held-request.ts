import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { TestApp } from './start-test-app.ts'
import type { TestClient } from './test-client.ts'

/** A change whose headers have arrived while its body has not. */
export type HeldRequest = {
  /** Sends the rest, and gives the whole answer. */
  release: () => Promise<{ status: number; text: string }>
}

/** Sends headers and waits until the console asks for the body. */
export async function holdRequest(
  { url }: TestApp,
  client: TestClient,
  { method, path, body }: { method: string; path: string; body: unknown },
): Promise<HeldRequest> {
  const { hostname, port, host } = new URL(url)
  const bytes = Buffer.from(JSON.stringify(body))
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `host: ${host}`,
    `cookie: ${client.cookie}`,
    'x-quaymaster: 1',
    'sec-fetch-site: same-origin',
    `idempotency-key: ${randomUUID()}`,
    'content-type: application/json',
    `content-length: ${bytes.length}`,
    'expect: 100-continue',
    'connection: close',
  ]
  const socket = connect(Number(port), hostname)
  let text = ''
  socket.setEncoding('utf8').on('data', (chunk) => (text += String(chunk)))
  const closed = once(socket, 'close')
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  while (!text.includes('\r\n\r\n')) await once(socket, 'data')
  const asked = text
  text = ''
  return {
    async release() {
      // A refusal at the headers has been answered already.
      if (asked.startsWith('HTTP/1.1 100')) socket.write(bytes)
      await closed
      const answer = asked.startsWith('HTTP/1.1 100') ? text : asked + text
      return { status: Number(answer.split(' ')[1]), text: answer }
    },
  }
}
